import type { SuiteEvent } from "../../events/types.js";
import { advance } from "../../path/history.js";
import { endOf, lotId } from "../../path/lot-name.js";
import { decodeStep, StepAct, type Step } from "../../path/step.js";
import { Flag } from "../flags.js";
import { cutFront, make } from "./cuts.js";
import { checkFree, checkHolder, knownInstrument, knownLot, lotUnexplained } from "./explain.js";
import type { LedgerKind, Moved } from "./kind.js";
import { NO_REQUEST, traceOf, type LedgerState, type LotRecord } from "./records.js";

/** What the events of a lot that changes hands name. */
interface Handed {
  readonly instrument: bigint;
  readonly from: bigint;
  readonly to: bigint;
  readonly step: bigint;
  readonly background: string;
}

/** What the event of a lot that ends names. */
interface Ended {
  readonly instrument: bigint;
  readonly holder: bigint;
  readonly lot: bigint;
  readonly step: bigint;
  readonly background: string;
}

/** The holder passes a lot on, or its front part. */
export function pass<State extends LedgerState>(
  kind: LedgerKind<State>,
  state: State,
  { instrument, from, to, step: word, background }: Handed,
  event: SuiteEvent,
): void {
  const step = decodeStep(word);
  const { act, end, parentEnd } = step;
  const id = lotId(instrument, parentEnd);
  const lot = knownLot(state, id, event);
  const offered = (lot.flags & Flag.Offered) !== 0n;
  checkFree(id, lot, offered ? kind.rows.acceptOffer : kind.rows.pass, event);
  checkHolder(id, lot, from, event);
  const marks = kind.passes.get(act);
  if (marks === undefined || !isStep(step, act, from, to, lot.start, end) || end > parentEnd) {
    throw lotUnexplained(event, id, `its range begins at ${lot.start}`);
  }
  const moved = { lot: id, to, units: end - lot.start, act, background };
  if (offered) accept(kind, state, lot, moved, step.time, event);
  kind.passing(state, moved, event);
  const history = advance(lot.history, word, background, event);
  const passed = { holder: to, start: lot.start, tier: lot.tier + 1n, flags: marks, history };
  if (end === parentEnd) {
    // No consent to the lot's old state can be used any more, so none need be remembered as dead.
    if (state.lotRequests.has(id)) state.lotRequests.set(id, NO_REQUEST);
    state.lots.set(id, passed);
    return;
  }
  make(state, lotId(instrument, end), passed, event);
  cutFront(id, lot, end, event);
}

/** The receiver takes what it was offered. */
function accept<State extends LedgerState>(
  kind: LedgerKind<State>,
  state: State,
  lot: LotRecord,
  moved: Moved,
  time: bigint,
  event: SuiteEvent,
): void {
  const { deal, deadline } = state.lotRequests.get(moved.lot) ?? NO_REQUEST;
  if (deal !== kind.dealOf(moved, lot.history.trail, deadline) || time > deadline) {
    throw lotUnexplained(event, moved.lot, "another offer stands on it");
  }
  lot.flags &= ~Flag.Offered;
  // The offer took the place of the moment of an earlier cut, so what is left of the lot is cut now.
  const cut = (lot.flags & Flag.ConsentsCut) !== 0n;
  state.lotRequests.set(moved.lot, cut ? traceOf(time) : NO_REQUEST);
}

/** A desk hands a lot over; its tier stays, other encumbrances too. */
export function deliver<State extends LedgerState>(
  kind: LedgerKind<State>,
  state: State,
  { instrument, from, to, step: word, background }: Handed,
  event: SuiteEvent,
): void {
  const step = decodeStep(word);
  const { act, end: last, parentEnd } = step;
  const id = lotId(instrument, last);
  const lot = knownLot(state, id, event);
  checkHolder(id, lot, from, event);
  const reason = kind.deliveries.get(act);
  if (reason === undefined || !isStep(step, act, from, to, lot.start, last) || parentEnd !== last) {
    throw lotUnexplained(event, id, "it is not what a desk delivers");
  }
  if ((lot.flags & reason) !== reason) throw lotUnexplained(event, id, `it was not encumbered for ${reason}`);
  kind.delivering(state, { lot: id, to, units: last - lot.start, act, background }, event);
  if (state.lotRequests.has(id)) state.lotRequests.set(id, NO_REQUEST);
  lot.holder = to;
  lot.flags &= ~(reason | Flag.ConsentsCut);
  lot.history = advance(lot.history, word, background, event);
}

/** A lot is redeemed, or ends unpaid with its whole instrument. */
export function end<State extends LedgerState>(
  kind: LedgerKind<State>,
  state: State,
  { instrument, holder, lot: id, step: word, background }: Ended,
  event: SuiteEvent,
): void {
  const lot = knownLot(state, id, event);
  const record = knownInstrument(state, instrument, event);
  const step = decodeStep(word);
  const redeemed = step.act === StepAct.Redeemed;
  const ended = redeemed ? step.act : StepAct.Cancelled;
  if (!isStep(step, ended, holder, record.obligor, lot.start, endOf(id)) || lot.holder !== holder) {
    throw lotUnexplained(event, id, "another range or holder ended");
  }
  if (redeemed) {
    const reason = kind.redeemedUnder(lot.flags);
    if (reason === 0n) throw lotUnexplained(event, id, "it was not in redemption");
    kind.redeeming(state, id, record.obligor, event);
    lot.flags &= ~reason;
    record.redeemed += endOf(id) - lot.start;
  } else {
    kind.ending(state, instrument, record, event);
    checkFree(id, lot, kind.rows.end, event);
  }
  lot.flags |= Flag.Ended;
  lot.history = advance(lot.history, word, background, event);
}

/** Whether a step is of this kind, between these two, and about this range. */
export function isStep(step: Step, act: bigint, from: bigint, to: bigint, start: bigint, end: bigint): boolean {
  return step.act === act && step.from === from && step.to === to && step.start === start && step.end === end;
}
