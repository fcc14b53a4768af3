import { claimOf, dealOn, dueOf, interestOf, isPledge, type Deal } from "./deals.ts";
import { pass, shareOf, unpaidOf, type Lot, type Receivable } from "./lots.ts";

/** A payment that was instructed, in cents. */
export interface Payment {
  readonly payer: string;
  readonly payee: string;
  readonly currency: string;
  readonly amount: bigint;
  /** What the cash brings about, and what its failing does. */
  readonly final: () => void;
  readonly failed: () => void;
}

/** What an act that instructs a payment returns. */
export interface Instructed {
  readonly instruction: Payment;
}

const nothing = () => undefined;

type Parties = readonly [payer: string, payee: string];

export function instruct(
  [payer, payee]: Parties,
  { of }: Lot,
  amount: bigint,
  final: () => void = nothing,
  failed: () => void = nothing,
): Instructed {
  return { instruction: { payer, payee, currency: of.currency, amount, final, failed } };
}

/** The debtor pays of a lot: to the pledgee what its claim takes of it, to the holder the rest. */
export function redeem(lot: Lot, due: bigint, deals: readonly Deal[]): Instructed[] {
  const deal = dealOn(deals, lot);
  const claim = deal !== undefined && isPledge(deal) ? claimOf(deal) : 0n;
  const first = claim < due ? claim : due;
  const legs = [[deal?.bank ?? "", first] as const, [lot.holder, due - first] as const];
  return legs
    .filter(([, amount]) => amount > 0n)
    .map(([payee, amount]) =>
      instruct([lot.of.debtor, payee], lot, amount, () => {
        const standing = dealOn(deals, lot);
        if (standing?.bank === payee) standing.collected += amount;
        lot.paid += amount;
        lot.of.paid += amount;
        lot.live = unpaidOf(lot) > 0n;
      }),
    );
}

/** The debtor pays lots, in the order of their ranges, up to a level of the whole. */
export function payPart(of: Receivable, level: bigint, row: readonly Lot[], deals: readonly Deal[]): Instructed[] {
  if (of.level !== level) [of.level, of.reached] = [level, 0n];
  return row
    .filter(({ end }) => end > of.reached)
    .flatMap((lot) => {
      if (lot.start > of.reached) throw new Error("a lot is left out");
      of.reached = lot.end;
      const due = shareOf(lot, level) - lot.paid;
      return due > 0n ? redeem(lot, due, deals) : [];
    });
}

/** The bank pays out the principal less the interest; the lot is its own, or pledged, once the cash is there. */
export function disburse(deal: Deal, today: number, ended: () => void): Instructed {
  const { bank, holder, kind, lot, principal, rate } = deal;
  deal.interest = interestOf(principal, rate, lot.of.maturity - today);
  const final = () => {
    deal.state = "outstanding";
    if (!isPledge(deal)) pass(lot, bank, kind === "SaleWithRecourse");
  };
  return instruct([bank, holder], lot, principal - deal.interest, final, ended);
}

/** The bank pays what of the retained part is due. */
export function payRetained(deal: Deal): Instructed {
  const { bank, holder, lot } = deal;
  const amount = dueOf(deal);
  deal.settled += amount;
  deal.paying = true;
  const concluded = () => void (deal.paying = false);
  return instruct([bank, holder], lot, amount, concluded, () => {
    concluded();
    deal.settled -= amount;
  });
}

/** The borrower pays what the pledge secures. */
export function repay(deal: Deal): Instructed {
  const { bank, holder, lot } = deal;
  const amount = claimOf(deal);
  deal.paying = true;
  const concluded = () => void (deal.paying = false);
  const final = () => {
    concluded();
    deal.collected += amount;
  };
  return instruct([holder, bank], lot, amount, final, concluded);
}
