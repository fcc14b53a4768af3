import { endOf, instrumentOf } from "@tradelane/sdk/path";
import { isLive, type SuiteState } from "@tradelane/sdk/state";

/** What a member holds on a tier, in one currency. */
export interface Holding {
  readonly tier: bigint;
  readonly member: bigint;
  readonly currency: bigint;
  /** Minor units. */
  readonly amount: bigint;
  readonly lots: number;
}

/** Who holds what of the live lots, tier by tier from the first creditor down. */
export function holdingsOf({ lots: { lots, instruments } }: SuiteState): Holding[] {
  const sums = new Map<string, Holding>();
  for (const [id, lot] of lots) {
    if (!isLive(lot)) continue;
    const { holder: member, tier, start } = lot;
    const currency = instruments.get(instrumentOf(id))?.currency ?? 0n;
    const key = `${tier}:${currency}:${member}`;
    const { amount, lots: count } = sums.get(key) ?? { amount: 0n, lots: 0 };
    sums.set(key, { tier, member, currency, amount: amount + endOf(id) - start, lots: count + 1 });
  }
  return [...sums.values()].sort((a, b) => Number(a.tier - b.tier || a.currency - b.currency || a.member - b.member));
}
