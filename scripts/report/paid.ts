import { instrumentOf } from "@tradelane/sdk/path";
import type { SuiteState } from "@tradelane/sdk/state";

/** What of a receivable its debtor has paid for good, on lots that have ended and on lots that are live; minor units. */
export function paidOf({ redemption }: SuiteState, instrument: bigint): bigint {
  let sum = 0n;
  for (const [lot, paid] of redemption.paid) if (instrumentOf(lot) === instrument) sum += paid;
  return sum;
}
