import { dataSlice } from "ethers";
import type { SuiteEvent } from "../../events/types.js";
import { advance } from "../../path/history.js";
import { instrumentName, instrumentOf, lotId } from "../../path/lot-name.js";
import { decodeStep } from "../../path/step.js";
import type { StateTable, TableAct } from "../../tables/index.js";
import { unexplained } from "../area.js";
import { Flag, flagsOf } from "../flags.js";
import { checkDesk, checkFree, checkHolder, knownInstrument, knownLot, lotUnexplained } from "./explain.js";
import { isStep } from "./passing.js";
import { NO_REQUEST, traceOf, type InstrumentRecord, type LedgerState, type LotRecord } from "./records.js";

/** What the events of requests of desks say. */
type Said<Name extends SuiteEvent["name"]> = Extract<
  SuiteEvent,
  { readonly contract: "bills"; readonly name: Name }
>["args"];

const DEAL_BYTES = 20;

/** A desk asks a member on behalf of another: the lot is locked until the answer. */
export function ask(
  table: StateTable,
  state: LedgerState,
  { lot: id, from, to, act, deadline, deal, desk }: Said<"LotAsked">,
  event: SuiteEvent,
): void {
  const { lot, row } = openFor(table, state, { id, act, desk }, event);
  checkDesk(state, desk, "powers", Flag.Offered | flagsOf(row.sets), id, event);
  lot.flags = (lot.flags & ~flagsOf(row.requires)) | flagsOf(row.sets) | Flag.Offered;
  state.lotRequests.set(id, { act, from, to, deadline, deal: dataSlice(deal, 0, DEAL_BYTES) });
}

/** Two parties agreed on an act, as one had asked or had signed: the instrument goes where the row leads. */
export function take(
  table: StateTable,
  state: LedgerState,
  { lot: id, act, desk, time }: Said<"LotTaken">,
  event: SuiteEvent,
): void {
  const { lot, row, record } = openFor(table, state, { id, act, desk }, event);
  checkDesk(state, desk, "powers", flagsOf(row.sets), id, event);
  const request = state.lotRequests.get(id) ?? NO_REQUEST;
  const asked = BigInt(table.acts[row.answers ?? ""]?.number ?? 0);
  if (request.act !== asked || (asked !== 0n && time > request.deadline)) {
    throw lotUnexplained(event, id, `act ${request.act} is asked for, not ${asked}`);
  }
  if (asked !== 0n) {
    lot.flags &= ~Flag.Offered;
    // The request took the place of the moment of an earlier cut, so what was signed until now is cut.
    state.lotRequests.set(id, (lot.flags & Flag.ConsentsCut) !== 0n ? traceOf(time) : NO_REQUEST);
  }
  lot.flags = (lot.flags & ~flagsOf(row.requires)) | flagsOf(row.sets);
  if (row.after !== null) record.state = BigInt(table.states[row.after] ?? 0);
}

/** A member says something on a lot, which stays with its holder. */
export function inscribe(
  state: LedgerState,
  { instrument, by, holder, step: word, background }: Said<"LotInscribed">,
  event: SuiteEvent,
): bigint {
  const step = decodeStep(word);
  const id = lotId(instrument, step.end);
  const lot = knownLot(state, id, event);
  checkHolder(id, lot, holder, event);
  if (!isStep(step, step.act, by, holder, lot.start, step.end) || step.parentEnd !== step.end) {
    throw lotUnexplained(event, id, "it is said of another range, or by another member");
  }
  lot.history = advance(lot.history, word, background, event);
  return id;
}

interface Opening {
  readonly id: bigint;
  readonly act: bigint;
  readonly desk: string;
}

interface Opened {
  readonly lot: LotRecord;
  readonly record: InstrumentRecord;
  readonly row: TableAct;
}

/** The lot on which a desk does an act of the table, where state, encumbrances and the desk's duties allow it. */
function openFor(table: StateTable, state: LedgerState, { id, act, desk }: Opening, event: SuiteEvent): Opened {
  const instrument = instrumentOf(id);
  const record = knownInstrument(state, instrument, event);
  const lot = knownLot(state, id, event);
  const row = Object.values(table.acts).find(({ number }) => BigInt(number) === act);
  if (row === undefined) throw lotUnexplained(event, id, `there is no act ${act}`);
  if (!row.from.some((name) => BigInt(table.states[name] ?? 0) === record.state)) {
    throw unexplained(event, `instrument ${instrumentName(instrument)}`, `its state is ${record.state}`);
  }
  checkFree(id, lot, row, event);
  const required = flagsOf(row.requires);
  if ((lot.flags & required) !== required) throw lotUnexplained(event, id, `it is not encumbered for ${required}`);
  checkDesk(state, desk, "duties", required, id, event);
  return { lot, record, row };
}
