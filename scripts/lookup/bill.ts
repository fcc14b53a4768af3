import { formatTime, type Tradelane } from "@tradelane/sdk";
import { amountsIn } from "./amounts.ts";
import type { Found } from "./found.ts";

/** A bill by its package number or instrument, with its lots and what lies on each. */
export async function findBill(tl: Tradelane, bill: string): Promise<Found> {
  const { face, redeemed, margin, smallestLot, currency, maturity, ...found } = await tl.bills.billAt(bill);
  const amount = amountsIn(currency);
  const lots = (await tl.bills.lotsOf(bill)).map(async ({ lot, holder, units, flags }) => {
    const [pledgee, presentation, deal, rediscount] = await Promise.all([
      tl.bills.pledgeeOf(lot),
      tl.bills.presentationOf(lot),
      tl.discounting.dealOf(lot),
      tl.rediscount.rediscountOf(lot),
    ]);
    const stages = { discount: deal?.stage, rediscount: rediscount?.state };
    return { lot, holder, amount: amount(units), flags, pledgee, presentation, ...stages };
  });
  return {
    ...found,
    currency,
    face: amount(face),
    redeemed: amount(redeemed),
    margin: amount(margin),
    smallestLot: amount(smallestLot),
    maturity: formatTime(maturity),
    lots: await Promise.all(lots),
  };
}

/** A lot of a receivable, or of a bill. */
export async function findLot(tl: Tradelane, lot: string): Promise<Found> {
  return (await tl.receivables.lotAt(lot)) ?? tl.bills.lotAt(lot);
}
