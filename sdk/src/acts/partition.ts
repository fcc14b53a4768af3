import { sdkError } from "../errors/tradelane-error.js";
import type { LedgerContract } from "../path/ledger.js";
import { instrumentName, lotId } from "../path/lot-name.js";
import { lotMarks } from "../tables/lots.js";
import type { ActContext } from "./context.js";

/** A lot of an instrument, live or ended. */
export interface LotInRow {
  readonly lot: bigint;
  readonly end: bigint;
  readonly holder: number;
  readonly live: boolean;
}

/**
 * All lots of an instrument in the order of their ranges. They partition its row, and a lot is named by its end: so from
 * the last one back each begin names the one before.
 */
export async function lotsOf(
  context: ActContext,
  instrument: bigint,
  ledger: LedgerContract = "receivables",
): Promise<LotInRow[]> {
  const ledgerOfLots = context.contracts[ledger];
  const { face } = await ledgerOfLots.instrumentAt(instrument);
  const lots: LotInRow[] = [];
  for (let end = face; end > 0n;) {
    const lot = lotId(instrument, end);
    const { holder, start, flags } = await ledgerOfLots.lotAt(lot);
    if (holder === 0n) throw sdkError("HistoryMissing", { subject: instrumentName(instrument), event: "LotIssued" });
    lots.unshift({ lot, end, holder: Number(holder), live: (Number(flags) & lotMarks.Ended) === 0 });
    end = start;
  }
  return lots;
}
