import { formatTime, parseLot, type Tradelane } from "@tradelane/sdk";
import { instrumentName, instrumentOf } from "@tradelane/sdk/path";
import { amountsIn } from "./amounts.ts";
import type { Found } from "./found.ts";

/** Who is liable to the holder of a lot, as its path proves, and what each owes as long as the debtor does not pay. */
export async function findLiable(tl: Tradelane, lot: string): Promise<Found> {
  const { currency } = await tl.receivables.receivableAt(instrumentName(instrumentOf(parseLot(lot))));
  if (currency === undefined) return liableOnBill(tl, lot);
  const amount = amountsIn(currency);
  const liable = await tl.recourse.liableOn(lot);
  return { lot, currency, liable: liable.map(({ member, amount: owed }) => ({ member, amount: amount(owed) })) };
}

/** Of a lot of a bill: who is liable, as what, and from when on the right against each has lapsed; what is due now. */
async function liableOnBill(tl: Tradelane, lot: string): Promise<Found> {
  if ((await tl.bills.lotAt(lot)) === undefined) return undefined;
  const [liable, { principal, interest }] = await Promise.all([
    tl.billRecourse.liableOn(lot),
    tl.billRecourse.owedAt(lot),
  ]);
  const amount = amountsIn("CNY");
  const owed = { principal: amount(principal), interest: amount(interest) };
  const told = liable.map(({ lapsedFrom, ...party }) => ({ ...party, lapsedFrom: formatTime(lapsedFrom) }));
  return { lot, currency: "CNY", owed, liable: told };
}
