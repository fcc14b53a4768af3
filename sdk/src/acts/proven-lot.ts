import { pathOf } from "../path/history.js";
import type { LedgerContract } from "../path/ledger.js";
import type { PathStep } from "../path/step.js";
import type { ActContext } from "./context.js";

/** A lot as it is now, as one who looked at it refers to it. */
export interface LotRef {
  readonly lot: bigint;
  readonly trail: string;
}

/** A lot as it is now, and its history from issue to now, from the chain's events. */
export async function provenLot(
  context: ActContext,
  lot: bigint,
  ledger: LedgerContract = "receivables",
): Promise<{ ref: LotRef; path: PathStep[] }> {
  const history = await context.history.of(lot, ledger);
  return { ref: { lot, trail: history.trail }, path: pathOf(history) };
}
