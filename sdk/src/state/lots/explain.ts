import type { SuiteEvent } from "../../events/types.js";
import { instrumentName, lotName } from "../../path/lot-name.js";
import { unexplained } from "../area.js";
import type { TableAct } from "../../tables/index.js";
import { Flag, flagNames, flagsOf } from "../flags.js";
import type { DeskRecord, InstrumentRecord, LedgerState, LotRecord } from "./records.js";

/** An event on a lot that does not fit the lot. */
export function lotUnexplained(event: SuiteEvent, lot: bigint, reason: string) {
  return unexplained(event, `lot ${lotName(lot)}`, reason);
}

/** The instrument an event speaks of. */
export function knownInstrument(state: LedgerState, instrument: bigint, event: SuiteEvent): InstrumentRecord {
  const record = state.instruments.get(instrument);
  if (record !== undefined) return record;
  throw unexplained(event, `instrument ${instrumentName(instrument)}`, "it never came into being");
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
export function knownLot(state: LedgerState, lot: bigint, event: SuiteEvent): LotRecord {
  const record = state.lots.get(lot);
  if (record === undefined) throw lotUnexplained(event, lot, "there is no such lot");
  if ((record.flags & Flag.Ended) !== 0n) throw lotUnexplained(event, lot, "it has ended");
  return record;
}

/** Refuses an act of the table on a lot that is encumbered by what blocks it. */
export function checkFree(
  lot: bigint,
  { flags }: LotRecord,
  { blockedBy }: Pick<TableAct, "blockedBy">,
  event: SuiteEvent,
): void {
  const blocking = flags & flagsOf(blockedBy);
  if (blocking !== 0n) throw lotUnexplained(event, lot, `it is encumbered: ${flagNames(blocking).join(", ")}`);
}

/** Refuses an event that names another holder than the lot has. */
export function checkHolder(id: bigint, lot: LotRecord, holder: bigint, event: SuiteEvent): void {
  if (lot.holder !== holder) throw lotUnexplained(event, id, `member ${lot.holder} holds it, not ${holder}`);
}

/** Only a desk that the council listed for the reasons lays them, by its powers, and lifts them, by its duties. */
export function checkDesk(
  { desks }: LedgerState,
  desk: string,
  by: keyof DeskRecord,
  reasons: bigint,
  id: bigint,
  event: SuiteEvent,
): void {
  if (((desks.get(desk)?.[by] ?? 0n) & reasons) !== reasons) {
    throw lotUnexplained(event, id, `${desk} is no desk for reason ${reasons}`);
  }
}
