import type { TransactionResponse } from "ethers";

/** One transaction that counts. */
export interface Sent {
  /** Contract and function, as a reader finds them. */
  readonly call: string;
  readonly gas: number;
  readonly hash: string;
}

/** What an act costs, and the transactions it is made of. */
export interface Measured {
  readonly gas: number;
  readonly sent: readonly Sent[];
  /** Of a bulk: by how many items the second transaction exceeds the first; the gas is that of one item. */
  readonly items?: number;
}

/** Waits for a transaction and reads the gas it was charged, refunds taken off. */
export async function send(call: string, transaction: Promise<TransactionResponse>): Promise<Sent> {
  const receipt = await (await transaction).wait();
  if (receipt === null) throw new Error(`${call} is not in a block`);
  return { call, gas: Number(receipt.gasUsed), hash: receipt.hash };
}

/** An act of one or several transactions. */
export function total(...sent: Sent[]): Measured {
  return { gas: sent.reduce((sum, { gas }) => sum + gas, 0), sent };
}

/** What one more item of a bulk costs: the difference of two bulks over the difference of their items. */
export function marginal(few: Sent, many: Sent, items: number): Measured {
  return { gas: Math.round((many.gas - few.gas) / items), sent: [few, many], items };
}
