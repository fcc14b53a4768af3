import { id } from "ethers";
import type { Core } from "./core.ts";
import { decide } from "./council.ts";

export interface HaltOrder {
  level: bigint;
  until: bigint;
  reason: bigint;
  caseId: string;
}

/** Has the council halt a business for a day from the latest block. */
export async function halt(core: Core, business: bigint, level: bigint): Promise<HaltOrder> {
  const latest = await core.ethers.provider.getBlock("latest");
  const order = { level, until: BigInt(latest!.timestamp) + 86_400n, reason: 7n, caseId: id("a case") };
  await decide(core, core.consortium.halt.populateTransaction(business, order));
  return order;
}
