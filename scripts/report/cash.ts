import { ZeroAddress } from "ethers";
import { InstructionState, type SuiteState } from "@tradelane/sdk/state";

/** What moved in a member's accounts, by payments that are final. Minor units. */
export interface Cash {
  readonly member: bigint;
  readonly currency: bigint;
  received: bigint;
  paid: bigint;
  /** Sent back of what it had received. */
  sentBack: bigint;
  /** Got back of what it had paid. */
  gotBack: bigint;
}

/** Cash by member and currency. */
export function cashOf({ instructions: { instructions } }: SuiteState): Cash[] {
  const sums = new Map<string, Cash>();
  const of = (member: bigint, currency: bigint): Cash => {
    const key = `${currency}:${member}`;
    const sum = sums.get(key) ?? { member, currency, received: 0n, paid: 0n, sentBack: 0n, gotBack: 0n };
    sums.set(key, sum);
    return sum;
  };
  for (const { state, payer, payee, currency, amount, desk } of instructions.values()) {
    if (state !== InstructionState.Final) continue;
    // A return is asked for by its sender, not by a desk.
    const isReturn = desk === ZeroAddress;
    of(payer, currency)[isReturn ? "sentBack" : "paid"] += amount;
    of(payee, currency)[isReturn ? "gotBack" : "received"] += amount;
  }
  return [...sums.values()].sort((a, b) => Number(a.currency - b.currency || a.member - b.member));
}
