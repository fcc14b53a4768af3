import { endOf, instrumentOf } from "@tradelane/sdk/path";
import type { SuiteEvent } from "@tradelane/sdk/events";
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

/** Who holds what of the live lots, of all receivables or of one. */
export function holdingsOf({ lots: { lots, instruments } }: SuiteState, instrument?: bigint): Holding[] {
  const held: Holding[] = [];
  for (const [id, lot] of lots) {
    const own = instrumentOf(id);
    if (!isLive(lot) || (instrument !== undefined && own !== instrument)) continue;
    const { holder: member, tier, start } = lot;
    held.push({ tier, member, currency: instruments.get(own)?.currency ?? 0n, amount: endOf(id) - start, lots: 1 });
  }
  return summed(held);
}

/** Holdings summed up by tier, currency and member, tier by tier from the first creditor down. */
export function summed(holdings: readonly Holding[]): Holding[] {
  const sums = new Map<string, Holding>();
  for (const { tier, member, currency, amount, lots } of holdings) {
    const key = `${tier}:${currency}:${member}`;
    const { amount: before, lots: count } = sums.get(key) ?? { amount: 0n, lots: 0 };
    sums.set(key, { tier, member, currency, amount: before + amount, lots: count + lots });
  }
  return [...sums.values()].sort((a, b) => Number(a.tier - b.tier || a.currency - b.currency || a.member - b.member));
}

/** The receivable that is to be paid from this event on: its debtor pays, or it counts as overdue or fell due early. */
export function fallsDue(event: SuiteEvent): bigint | undefined {
  if (event.contract === "redemption" && event.name === "RedemptionInstructed") return instrumentOf(event.args.lot);
  const { contract, name } = event;
  if (contract === "servicing" && (name === "ReceivableOverdue" || name === "ReceivableAccelerated"))
    return event.args.instrument;
  return undefined;
}
