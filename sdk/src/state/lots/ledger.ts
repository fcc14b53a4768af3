import type { SuiteEvent } from "../../events/types.js";
import { advance, beginHistory, keep } from "../../path/history.js";
import { endOf, instrumentName, instrumentOf, lotId } from "../../path/lot-name.js";
import { decodeStep, keptStep, StepAct, type Step } from "../../path/step.js";
import { receivablesTable } from "../../tables/index.js";
import type { Handlers } from "../area.js";
import { Flag } from "../flags.js";
import { notePassed } from "./bulk.js";
import { offerDeal, type OfferedTransfer } from "./deals.js";
import { checkFree, knownInstrument, knownLot, lotUnexplained, owedBy } from "./explain.js";
import { whyNotClosed } from "./requests.js";
import { NO_REQUEST, ReceivableState, traceOf, type DeskRecord, type LotRecord, type LotsState } from "./records.js";

type Of<Name extends SuiteEvent["name"]> = Extract<
  SuiteEvent,
  { readonly contract: "receivables"; readonly name: Name }
>;

/** What the ledger of lots itself reports. */
export const ledgerHandlers: Handlers<"receivables", LotsState> = {
  LotIssued: (state, { instrument, obligor, holder, step: word, background }, event) => {
    const { face, obligor: debtor } = knownInstrument(state, instrument, event);
    const confirmed = state.confirmations.get(instrument);
    const id = lotId(instrument, face);
    const step = decodeStep(word);
    const fits = obligor === debtor && holder === confirmed?.creditor && background === confirmed.background;
    if (!fits || !isStep(step, StepAct.Issued, obligor, holder, 0n, face)) {
      throw lotUnexplained(event, id, "it is not what was confirmed");
    }
    if (state.lots.has(id)) throw lotUnexplained(event, id, "it was issued already");
    const history = beginHistory(instrument, word, background, event);
    state.lots.set(id, { holder, start: 0n, tier: 0n, flags: 0n, history });
  },
  LotAssigned: (state, args, event) => {
    assign(state, args, event);
    notePassed(state, args.from, event);
  },
  LotSplit: (state, { instrument, holder, parent, child }, event) => {
    const lot = knownLot(state, parent, event);
    checkFree(parent, lot, 0n, event);
    const cut = endOf(child);
    checkParts(instrument, parent, child, event);
    checkHolder(parent, lot, holder, event);
    if (cut <= lot.start || cut >= endOf(parent)) {
      throw lotUnexplained(event, parent, `it cannot be cut at ${cut}`);
    }
    const { start, tier } = lot;
    const flags = lot.flags & Flag.ConsentsCut;
    const history = keep(lot.history, keptStep("Front", holder, start, cut, endOf(parent)), event);
    make(state, child, { holder, start, tier, flags, history }, event);
    // Consents that are dead for the lot are dead for its parts.
    if (flags !== 0n) state.requests.receivables.set(child, traceOf(cutAt(state, parent)));
    cutFront(parent, lot, cut, event);
  },
  LotsMerged: (state, { instrument, holder, parent, child }, event) => {
    checkParts(instrument, parent, child, event);
    const lot = knownLot(state, parent, event);
    const part = knownLot(state, child, event);
    for (const [id, one] of [[parent, lot] as const, [child, part] as const]) {
      checkFree(id, one, 0n, event);
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
      state.requests.receivables.set(parent, traceOf(max(cutAt(state, parent), cutAt(state, child))));
      state.requests.receivables.set(child, NO_REQUEST);
      lot.flags |= Flag.ConsentsCut;
    }
    state.lots.delete(child);
    state.undone.add(child);
  },
  LotOffered: (state, { lot: id, from, to, units, deadline, recourse, background }, event) => {
    const lot = knownLot(state, id, event);
    checkFree(id, lot, 0n, event);
    checkHolder(id, lot, from, event);
    lot.flags |= Flag.Offered;
    const deal = offerDeal({ lot: id, to, units, recourse, background }, lot.history.trail, deadline);
    state.requests.receivables.set(id, { act: BigInt(receivablesTable.acts.offer.number), from, to, deadline, deal });
  },
  RequestClosed: (state, closing, event) => {
    const { subject, time } = closing;
    const lot = knownLot(state, subject, event);
    const why = whyNotClosed(state.requests.receivables.get(subject) ?? NO_REQUEST, closing);
    if (why !== undefined) throw lotUnexplained(event, subject, why);
    lot.flags = (lot.flags & ~Flag.Offered) | Flag.ConsentsCut;
    state.requests.receivables.set(subject, traceOf(time));
  },
  LotEncumbered: (state, { lot: id, reason, desk }, event) => {
    const lot = knownLot(state, id, event);
    checkDesk(state, desk, "powers", reason, id, event);
    if ((lot.flags & reason) !== 0n) throw lotUnexplained(event, id, `it was encumbered for ${reason} already`);
    lot.flags |= reason;
  },
  LotReleased: (state, { lot: id, reason, desk }, event) => {
    const lot = knownLot(state, id, event);
    checkDesk(state, desk, "duties", reason, id, event);
    if ((lot.flags & reason) !== reason) throw lotUnexplained(event, id, `it was not encumbered for ${reason}`);
    lot.flags &= ~reason;
  },
  LotDelivered: (state, args, event) => deliver(state, args, event),
  LotEnded: (state, args, event) => end(state, args, event),
  LotDeskSet: (state, { desk, powers, duties }) => void state.desks.set(desk, { powers, duties }),
  ReceivablePartPaid: (state, { instrument, debtor }, event) => {
    const record = owedBy(knownInstrument(state, instrument, event), instrument, debtor, event);
    if (!MAY_BE_PART_PAID.includes(record.state)) {
      throw lotUnexplained(event, lotId(instrument, record.face), `its receivable's state is ${record.state}`);
    }
    record.state = ReceivableState.PartPaid;
  },
  ReceivableSettled: (state, { instrument, debtor }, event) => {
    const record = owedBy(knownInstrument(state, instrument, event), instrument, debtor, event);
    if (record.redeemed !== record.face) {
      throw lotUnexplained(event, lotId(instrument, record.face), `only ${record.redeemed} units are redeemed`);
    }
    record.state = ReceivableState.Settled;
  },
};

function assign(
  state: LotsState,
  { instrument, from, to, step: word, background }: Of<"LotAssigned">["args"],
  event: SuiteEvent,
) {
  const step = decodeStep(word);
  const { end, parentEnd } = step;
  const id = lotId(instrument, parentEnd);
  const lot = knownLot(state, id, event);
  checkFree(id, lot, Flag.Offered, event);
  checkHolder(id, lot, from, event);
  const recourse = step.act === StepAct.AssignedWithRecourse;
  if (!isStep(step, recourse ? step.act : StepAct.Assigned, from, to, lot.start, end) || end > parentEnd) {
    throw lotUnexplained(event, id, `its range begins at ${lot.start}`);
  }
  if ((lot.flags & Flag.Offered) !== 0n) {
    accept(state, lot, { lot: id, to, units: end - lot.start, recourse, background }, step.time, event);
  }
  const history = advance(lot.history, word, background, event);
  const moved = { holder: to, start: lot.start, tier: lot.tier + 1n, flags: 0n, history };
  if (end === parentEnd) {
    // No consent to the lot's old state can be used any more, so none need be remembered as dead.
    if (state.requests.receivables.has(id)) state.requests.receivables.set(id, NO_REQUEST);
    state.lots.set(id, moved);
    return;
  }
  make(state, lotId(instrument, end), moved, event);
  cutFront(id, lot, end, event);
}

/** The receiver takes what it was offered. */
function accept(state: LotsState, lot: LotRecord, offer: OfferedTransfer, time: bigint, event: SuiteEvent): void {
  const { deal, deadline } = state.requests.receivables.get(offer.lot) ?? NO_REQUEST;
  if (deal !== offerDeal(offer, lot.history.trail, deadline) || time > deadline) {
    throw lotUnexplained(event, offer.lot, "another offer stands on it");
  }
  lot.flags &= ~Flag.Offered;
  // The offer took the place of the moment of an earlier cut, so what is left of the lot is cut now.
  const cut = (lot.flags & Flag.ConsentsCut) !== 0n;
  state.requests.receivables.set(offer.lot, cut ? traceOf(time) : NO_REQUEST);
}

const MAY_BE_PART_PAID = [ReceivableState.Confirmed, ReceivableState.Overdue, ReceivableState.Disputed];

/** The encumbrance under which a desk delivers a lot, by the step it makes. */
const DELIVERED_UNDER: ReadonlyMap<bigint, bigint> = new Map([
  [StepAct.Sold, Flag.InFinancing],
  [StepAct.SoldWithRecourse, Flag.InFinancing],
  [StepAct.Recovered, Flag.InRecourse],
]);

/** A desk hands a lot over against cash; its tier stays, other encumbrances too. */
function deliver(
  state: LotsState,
  { instrument, from, to, step: word, background }: Of<"LotDelivered">["args"],
  event: SuiteEvent,
) {
  const step = decodeStep(word);
  const { act, end: last, parentEnd } = step;
  const id = lotId(instrument, last);
  const lot = knownLot(state, id, event);
  checkHolder(id, lot, from, event);
  const reason = DELIVERED_UNDER.get(act);
  if (reason === undefined || !isStep(step, act, from, to, lot.start, last) || parentEnd !== last) {
    throw lotUnexplained(event, id, "it is not what a desk delivers");
  }
  if ((lot.flags & reason) === 0n) throw lotUnexplained(event, id, `it was not encumbered for ${reason}`);
  if (state.requests.receivables.has(id)) state.requests.receivables.set(id, NO_REQUEST);
  lot.holder = to;
  lot.flags &= ~(reason | Flag.ConsentsCut);
  lot.history = advance(lot.history, word, background, event);
}

function end(
  state: LotsState,
  { instrument, holder, lot: id, step: word, background }: Of<"LotEnded">["args"],
  event: SuiteEvent,
) {
  const lot = knownLot(state, id, event);
  const record = knownInstrument(state, instrument, event);
  const step = decodeStep(word);
  const redeemed = step.act === StepAct.Redeemed;
  const ended = redeemed ? step.act : StepAct.Cancelled;
  if (!isStep(step, ended, holder, record.obligor, lot.start, endOf(id)) || lot.holder !== holder) {
    throw lotUnexplained(event, id, "another range or holder ended");
  }
  if (redeemed) {
    if ((lot.flags & Flag.InRedemption) === 0n) throw lotUnexplained(event, id, "it was not in redemption");
    lot.flags &= ~Flag.InRedemption;
    record.redeemed += endOf(id) - lot.start;
  } else {
    if (record.state !== ReceivableState.Cancelled) throw lotUnexplained(event, id, "its receivable was not cancelled");
    checkFree(id, lot, 0n, event);
  }
  lot.flags |= Flag.Ended;
  lot.history = advance(lot.history, word, background, event);
}

function make(state: LotsState, id: bigint, lot: LotRecord, event: SuiteEvent): void {
  if (state.lots.has(id)) throw lotUnexplained(event, id, "there is such a lot already");
  state.lots.set(id, lot);
  state.undone.delete(id);
}

/** The lot keeps what lies behind the cut, and its name. */
function cutFront(id: bigint, lot: LotRecord, cut: bigint, event: SuiteEvent): void {
  lot.history = keep(lot.history, keptStep("Remainder", lot.holder, cut, endOf(id), endOf(id)), event);
  lot.start = cut;
}

/** The moment until which consents on a lot are dead; zero for never. */
function cutAt({ requests }: LotsState, id: bigint): bigint {
  return requests.receivables.get(id)?.deadline ?? 0n;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Both parts of a split are lots of the instrument that the event names. */
function checkParts(instrument: bigint, parent: bigint, child: bigint, event: SuiteEvent): void {
  for (const lot of [parent, child]) {
    if (instrumentOf(lot) !== instrument)
      throw lotUnexplained(event, lot, `it is not of ${instrumentName(instrument)}`);
  }
}

function checkHolder(id: bigint, lot: LotRecord, holder: bigint, event: SuiteEvent): void {
  if (lot.holder !== holder) throw lotUnexplained(event, id, `member ${lot.holder} holds it, not ${holder}`);
}

/** Only a desk that the council listed for the reason lays it, by its powers, and lifts it, by its duties. */
function checkDesk(
  { desks }: LotsState,
  desk: string,
  by: keyof DeskRecord,
  reason: bigint,
  id: bigint,
  event: SuiteEvent,
): void {
  if (((desks.get(desk)?.[by] ?? 0n) & reason) !== reason) {
    throw lotUnexplained(event, id, `${desk} is no desk for reason ${reason}`);
  }
}

function isStep(step: Step, act: bigint, from: bigint, to: bigint, start: bigint, end: bigint): boolean {
  return step.act === act && step.from === from && step.to === to && step.start === start && step.end === end;
}
