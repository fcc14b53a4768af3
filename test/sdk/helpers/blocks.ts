import { setTimeout as sleep } from "node:timers/promises";
import type { Chain } from "./connections.ts";

/** A chain whose blocks a test makes itself. */
export interface Blocks {
  /** Makes a block. */
  mine(): Promise<void>;
  /** Waits until so many transactions wait for a block, and returns their hashes. */
  waitFor(transactions: number): Promise<string[]>;
  /** Makes blocks until the task is done. */
  during<Result>(task: Promise<Result>): Promise<Result>;
}

/** Has no block made unless told. */
export async function holdBlocks({ provider }: Chain): Promise<Blocks> {
  await provider.request({ method: "evm_setAutomine", params: [false] });
  const mine = async (): Promise<void> => {
    await provider.request({ method: "hardhat_mine", params: ["0x1"] });
  };
  return {
    mine,
    async waitFor(transactions) {
      for (;;) {
        const params = ["pending", false];
        const block = (await provider.request({ method: "eth_getBlockByNumber", params })) as {
          transactions: string[];
        };
        if (block.transactions.length >= transactions) return block.transactions;
        await sleep(5);
      }
    },
    async during(task) {
      const timer = setInterval(() => void mine(), 20);
      try {
        return await task;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
