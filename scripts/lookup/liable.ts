import { parseLot, type Tradelane } from "@tradelane/sdk";
import { instrumentName, instrumentOf } from "@tradelane/sdk/path";
import { amountsIn } from "./amounts.ts";
import type { Found } from "./found.ts";

/** Who is liable to the holder of a lot, as its path proves, and what each owes as long as the debtor does not pay. */
export async function findLiable(tl: Tradelane, lot: string): Promise<Found> {
  const { currency } = await tl.receivables.receivableAt(instrumentName(instrumentOf(parseLot(lot))));
  if (currency === undefined) return undefined;
  const amount = amountsIn(currency);
  const liable = await tl.recourse.liableOn(lot);
  return { lot, currency, liable: liable.map(({ member, amount: owed }) => ({ member, amount: amount(owed) })) };
}
