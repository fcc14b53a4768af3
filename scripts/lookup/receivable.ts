import { formatTime, type Tradelane } from "@tradelane/sdk";
import { amountsIn } from "./amounts.ts";
import type { Found } from "./found.ts";

/** A receivable with its lots, or what is asked for under its number; what is unpaid of its lots once a part is paid. */
export async function findReceivable(tl: Tradelane, given: string, reference?: string): Promise<Found> {
  const instrument = reference === undefined ? given : await tl.receivables.instrumentOf(given, reference);
  const receivable = await tl.receivables.receivableAt(instrument);
  const { face, redeemed, currency, maturity, issuedAt, smallestLot, ...found } = receivable;
  if (found.state === "None") return undefined;
  if (currency === undefined) return { ...found, terms: await tl.receivables.openTerms(instrument) };
  const amount = amountsIn(currency);
  const [lots, { level }] = await Promise.all([tl.receivables.lotsOf(instrument), tl.redemption.roundOf(instrument)]);
  const told = lots.map(async ({ lot, holder, units, tier, flags }) => {
    const unpaid = level === 0n ? undefined : amount(await tl.redemption.unpaidOf(lot));
    return { lot, holder, amount: amount(units), unpaid, tier, flags };
  });
  return {
    ...found,
    currency,
    face: amount(face),
    redeemed: amount(redeemed),
    paidUpTo: level === 0n ? undefined : amount(level),
    smallestLot: amount(smallestLot),
    issuedAt: formatTime(issuedAt),
    maturity: formatTime(maturity),
    lots: await Promise.all(told),
  };
}
