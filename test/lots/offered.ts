import type { TestTransfer } from "../helpers/trade.ts";
import type { LotsWorld } from "./ledger.ts";

/** How a request ended without agreement, as the documentation numbers it. */
export const ENDING = { Refused: 0n, Withdrawn: 1n, Expired: 2n } as const;
export const PART = 30_000_000n;
export const NO_DEAL = `0x${"00".repeat(20)}`;

/** The root lot's front part, offered by the first holder to the second. */
export async function offered(world: LotsWorld, change: Partial<TestTransfer> = {}): Promise<TestTransfer> {
  const [from, to] = world.holders;
  const transfer = await world.draft(world.root, from!, to!, PART, change);
  await world.offer(from!.account, transfer);
  return transfer;
}

export async function requestAt({ lots }: LotsWorld, subject: bigint) {
  const { act, from, to, deadline, deal } = await lots.requestAt(subject);
  return { act, from, to, deadline, deal };
}

/** What is left of a request that ended at a moment. */
export const trace = (time: bigint) => ({ act: 0n, from: 0n, to: 0n, deadline: time, deal: NO_DEAL });
