import type { SuiteEvent } from "../../events/types.js";
import { instrumentName, lotName } from "../../path/lot-name.js";
import { unexplained } from "../area.js";
import { ENCUMBRANCES, Flag, flagNames } from "../flags.js";
import type { InstrumentRecord, LotRecord, LotsState } from "./records.js";

/** An event on a lot that does not fit the lot. */
export function lotUnexplained(event: SuiteEvent, lot: bigint, reason: string) {
  return unexplained(event, `lot ${lotName(lot)}`, reason);
}

/** The instrument an event speaks of. */
export function knownInstrument(state: LotsState, instrument: bigint, event: SuiteEvent): InstrumentRecord {
  const record = state.instruments.get(instrument);
  if (record !== undefined) return record;
  throw unexplained(event, `instrument ${instrumentName(instrument)}`, "it was never confirmed");
}

/** The instrument itself, if the event names the one who owes on it. */
export function owedBy(
  record: InstrumentRecord,
  instrument: bigint,
  debtor: bigint,
  event: SuiteEvent,
): InstrumentRecord {
  if (record.obligor === debtor) return record;
  throw unexplained(event, `instrument ${instrumentName(instrument)}`, `member ${record.obligor} owes, not ${debtor}`);
}

/** The live lot an event speaks of. */
export function knownLot(state: LotsState, lot: bigint, event: SuiteEvent): LotRecord {
  const record = state.lots.get(lot);
  if (record === undefined) throw lotUnexplained(event, lot, "there is no such lot");
  if ((record.flags & Flag.Ended) !== 0n) throw lotUnexplained(event, lot, "it has ended");
  return record;
}

/** Refuses an act on a lot that is encumbered by anything but the reasons allowed. */
export function checkFree(lot: bigint, { flags }: LotRecord, allowed: bigint, event: SuiteEvent): void {
  const blocking = flags & ENCUMBRANCES & ~allowed;
  if (blocking !== 0n) throw lotUnexplained(event, lot, `it is encumbered: ${flagNames(blocking).join(", ")}`);
}
