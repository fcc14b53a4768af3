import type { SuiteEvent } from "../../events/types.js";
import { keep } from "../../path/history.js";
import { endOf, instrumentName, instrumentOf } from "../../path/lot-name.js";
import { decodeStep, keptStep, StepAct } from "../../path/step.js";
import type { TableAct } from "../../tables/index.js";
import { Flag } from "../flags.js";
import { checkFree, checkHolder, knownLot, lotUnexplained } from "./explain.js";
import { NO_REQUEST, traceOf, type LedgerState, type LotRecord } from "./records.js";

/** What the events of a split and of a merge name. */
interface Parts {
  readonly instrument: bigint;
  readonly holder: bigint;
  readonly parent: bigint;
  readonly child: bigint;
}

/** Marks that the parts of a lot have as the lot had them. */
const INHERITED = Flag.ConsentsCut | Flag.NotTransferable;

/** The front of a lot becomes a lot of its own, of the same holder. */
export function split(state: LedgerState, row: TableAct, parts: Parts, event: SuiteEvent): void {
  const { holder, parent, child } = parts;
  const lot = knownLot(state, parent, event);
  checkFree(parent, lot, row, event);
  const cut = endOf(child);
  checkParts(parts, event);
  checkHolder(parent, lot, holder, event);
  if (cut <= lot.start || cut >= endOf(parent)) {
    throw lotUnexplained(event, parent, `it cannot be cut at ${cut}`);
  }
  const { start, tier } = lot;
  const flags = lot.flags & INHERITED;
  const history = keep(lot.history, keptStep("Front", holder, start, cut, endOf(parent)), event);
  make(state, child, { holder, start, tier, flags, history }, event);
  // Consents that are dead for the lot are dead for its parts.
  if ((flags & Flag.ConsentsCut) !== 0n) state.lotRequests.set(child, traceOf(cutAt(state, parent)));
  cutFront(parent, lot, cut, event);
}

/** Undoes the split that cut the child off the parent. */
export function merge(state: LedgerState, row: TableAct, parts: Parts, event: SuiteEvent): void {
  const { holder, parent, child } = parts;
  checkParts(parts, event);
  const lot = knownLot(state, parent, event);
  const part = knownLot(state, child, event);
  for (const [id, one] of [[parent, lot] as const, [child, part] as const]) {
    checkFree(id, one, row, event);
    checkHolder(id, one, holder, event);
  }
  const before = lot.history.previous;
  const acts = [lot, part].map(({ history }) => decodeStep(history.step).act);
  const siblings = acts[0] === StepAct.Remainder && acts[1] === StepAct.Front;
  if (!siblings || before === null || before.trail !== part.history.previous?.trail) {
    throw lotUnexplained(event, parent, `${endOf(child)} was not split off it last`);
  }
  lot.start = part.start;
  lot.history = before;
  if ((part.flags & Flag.ConsentsCut) !== 0n) {
    state.lotRequests.set(parent, traceOf(max(cutAt(state, parent), cutAt(state, child))));
    state.lotRequests.set(child, NO_REQUEST);
    lot.flags |= Flag.ConsentsCut;
  }
  state.lots.delete(child);
  state.undone.add(child);
}

/** A lot comes into being. */
export function make(state: LedgerState, id: bigint, lot: LotRecord, event: SuiteEvent): void {
  if (state.lots.has(id)) throw lotUnexplained(event, id, "there is such a lot already");
  state.lots.set(id, lot);
  state.undone.delete(id);
}

/** The lot keeps what lies behind the cut, and its name. */
export function cutFront(id: bigint, lot: LotRecord, cut: bigint, event: SuiteEvent): void {
  lot.history = keep(lot.history, keptStep("Remainder", lot.holder, cut, endOf(id), endOf(id)), event);
  lot.start = cut;
}

/** The moment until which consents on a lot are dead; zero for never. */
function cutAt({ lotRequests }: LedgerState, id: bigint): bigint {
  return lotRequests.get(id)?.deadline ?? 0n;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Both parts of a split are lots of the instrument that the event names. */
function checkParts({ instrument, parent, child }: Parts, event: SuiteEvent): void {
  for (const lot of [parent, child]) {
    if (instrumentOf(lot) !== instrument)
      throw lotUnexplained(event, lot, `it is not of ${instrumentName(instrument)}`);
  }
}
