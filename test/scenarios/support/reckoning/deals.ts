import { valueOf, type Lot } from "./lots.ts";

/** A financing, in cents. */
export interface Deal {
  readonly bank: string;
  readonly holder: string;
  readonly kind: string;
  readonly lot: Lot;
  readonly value: bigint;
  readonly principal: bigint;
  readonly rate: string;
  interest: bigint;
  collected: bigint;
  /** What of the retained part is paid, on its way, or set off. */
  settled: bigint;
  paying: boolean;
  state: "agreed" | "outstanding" | "none";
  /** Whether the bank gave up, sold or lost what it had. */
  gone: boolean;
}

const YEAR = 360n;
/** A per cent a year is so many of the smallest rate. */
const SCALE = 10_000n;
const PER_CENT = 100n;

/** Principal x rate x days / 360, half a cent up. */
export function interestOf(principal: bigint, rate: string, days: number): bigint {
  const [whole = "0", fraction = ""] = rate.split(".");
  const scaled = BigInt(whole) * SCALE + BigInt(fraction.padEnd(4, "0"));
  const [over, under] = [principal * scaled * BigInt(days), SCALE * PER_CENT * YEAR];
  const [cents, rest] = [over / under, over % under];
  return 2n * rest >= under ? cents + 1n : cents;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function excess({ collected, principal }: Deal): bigint {
  return collected > principal ? collected - principal : 0n;
}

export function isPledge({ kind }: Deal): boolean {
  return kind === "Pledge";
}

/** What of the principal is not collected. */
export function claimOf({ collected, principal }: Deal): bigint {
  return principal - least(collected, principal);
}

/** What the bank owes beyond the principal in the end. */
export function retainedOf(deal: Deal): bigint {
  return isPledge(deal) ? excess(deal) : deal.value - deal.principal;
}

/** Whether the bank still has what it bought, or a pledge that secures something. */
export function stands(deal: Deal): boolean {
  if (deal.state !== "outstanding" || deal.gone) return false;
  if (isPledge(deal)) return claimOf(deal) > 0n;
  return deal.lot.live && deal.lot.holder === deal.bank && deal.collected < deal.value;
}

/** What of the retained part is to be paid now. */
export function dueOf(deal: Deal): bigint {
  const seen = isPledge(deal) || stands(deal);
  return (seen ? least(excess(deal), retainedOf(deal)) : retainedOf(deal)) - deal.settled;
}

/** What it uses of the bank's own line. */
export function usedBy(deal: Deal): bigint {
  if (deal.state === "agreed") return deal.principal;
  return deal.state === "none" || deal.gone ? 0n : claimOf(deal);
}

/** What a payment in recourse is set off against: what the bank still retains of the price it owes the payer. */
export function retainedFrom(deal: Deal | undefined, payer: string): bigint {
  if (deal === undefined || isPledge(deal) || deal.holder !== payer || !stands(deal)) return 0n;
  return retainedOf(deal) - deal.settled;
}

/** The bank was paid in recourse and lets the lot go. */
export function recover(deal: Deal, payer: string, amount: bigint): void {
  if (isPledge(deal) || !stands(deal)) return;
  if (payer === deal.holder)
    deal.settled += least(deal.value - deal.collected - amount, retainedOf(deal) - deal.settled);
  deal.collected += amount;
  deal.gone = true;
}

/** Whether nothing is owed on either side any more. */
export function isClosed(deal: Deal): boolean {
  const open = !deal.gone && deal.collected < (isPledge(deal) ? deal.principal : deal.value);
  return deal.state === "outstanding" && !open && !deal.paying && retainedOf(deal) === deal.settled;
}

/** The deal of the bank that holds the lot, or of a pledgee. */
export function dealOn(deals: Iterable<Deal>, lot: Lot): Deal | undefined {
  return [...deals].find((deal) => deal.lot === lot && stands(deal));
}

export function newDeal(terms: Pick<Deal, "bank" | "holder" | "kind" | "lot" | "principal" | "rate">): Deal {
  const nothing = { interest: 0n, collected: 0n, settled: 0n, paying: false, gone: false };
  return { ...terms, value: valueOf(terms.lot), state: "agreed", ...nothing };
}
