import type { SuiteEvent } from "../../events/types.js";
import { beginHistory } from "../../path/history.js";
import { lotId } from "../../path/lot-name.js";
import { decodeStep, StepAct } from "../../path/step.js";
import { Flag } from "../flags.js";
import { merge, split } from "./cuts.js";
import { checkDesk, checkFree, checkHolder, knownInstrument, knownLot, lotUnexplained } from "./explain.js";
import type { LedgerKind, Moved } from "./kind.js";
import { deliver, end, isStep, pass } from "./passing.js";
import { NO_REQUEST, traceOf, type LedgerState } from "./records.js";
import { whyNotClosed } from "./requests.js";

/** What an event of both ledgers says. */
type Said<Name extends SuiteEvent["name"]> = Extract<
  SuiteEvent,
  { readonly contract: "receivables"; readonly name: Name }
>["args"];

/** What every ledger of lots reports, whatever the instruments are. */
export function ledgerHandlers<State extends LedgerState>(kind: LedgerKind<State>) {
  return {
    LotIssued: (state: State, said: Said<"LotIssued">, event: SuiteEvent) => issue(kind, state, said, event),
    LotAssigned: (state: State, said: Said<"LotAssigned">, event: SuiteEvent) => pass(kind, state, said, event),
    LotSplit: (state: State, said: Said<"LotSplit">, event: SuiteEvent) => split(state, kind.rows.split, said, event),
    LotsMerged: (state: State, said: Said<"LotsMerged">, event: SuiteEvent) =>
      merge(state, kind.rows.merge, said, event),
    LotDelivered: (state: State, said: Said<"LotDelivered">, event: SuiteEvent) => deliver(kind, state, said, event),
    LotEnded: (state: State, said: Said<"LotEnded">, event: SuiteEvent) => end(kind, state, said, event),
    LotEncumbered: (state: State, { lot: id, reason, desk }: Said<"LotEncumbered">, event: SuiteEvent) => {
      const lot = knownLot(state, id, event);
      checkDesk(state, desk, "powers", reason, id, event);
      if ((lot.flags & reason) !== 0n) throw lotUnexplained(event, id, `it was encumbered for ${reason} already`);
      lot.flags |= reason;
    },
    LotReleased: (state: State, { lot: id, reason, desk }: Said<"LotReleased">, event: SuiteEvent) => {
      const lot = knownLot(state, id, event);
      checkDesk(state, desk, "duties", reason, id, event);
      if ((lot.flags & reason) !== reason) throw lotUnexplained(event, id, `it was not encumbered for ${reason}`);
      lot.flags &= ~reason;
    },
    RequestClosed: (state: State, closing: Said<"RequestClosed">, event: SuiteEvent) => {
      const { subject, time } = closing;
      const lot = knownLot(state, subject, event);
      const why = whyNotClosed(state.lotRequests.get(subject) ?? NO_REQUEST, closing);
      if (why !== undefined) throw lotUnexplained(event, subject, why);
      lot.flags = (lot.flags & ~Flag.Offered) | Flag.ConsentsCut;
      state.lotRequests.set(subject, traceOf(time));
    },
    LotDeskSet: (state: State, { desk, powers, duties }: Said<"LotDeskSet">) =>
      void state.desks.set(desk, { powers, duties }),
  };
}

function issue<State extends LedgerState>(
  { issueOf }: LedgerKind<State>,
  state: State,
  { instrument, obligor, holder, step: word, background }: Said<"LotIssued">,
  event: SuiteEvent,
): void {
  const { face, obligor: debtor } = knownInstrument(state, instrument, event);
  const told = issueOf(state, instrument);
  const id = lotId(instrument, face);
  const fits = obligor === debtor && holder === told?.holder && background === told.background;
  if (!fits || !isStep(decodeStep(word), StepAct.Issued, obligor, holder, 0n, face)) {
    throw lotUnexplained(event, id, "it is not what was agreed");
  }
  if (state.lots.has(id)) throw lotUnexplained(event, id, "it was issued already");
  const history = beginHistory(instrument, word, background, event);
  state.lots.set(id, { holder, start: 0n, tier: 0n, flags: 0n, history });
}

/** A transfer that its holder offers: the lot waits for the receiver's answer. */
export interface Offer extends Moved {
  readonly from: bigint;
  readonly deadline: bigint;
}

/** The holder offers a lot, or its front part. */
export function offer<State extends LedgerState>(
  kind: LedgerKind<State>,
  state: State,
  { from, deadline, ...moved }: Offer,
  event: SuiteEvent,
): void {
  const { lot: id, to } = moved;
  const lot = knownLot(state, id, event);
  checkFree(id, lot, kind.rows.offer, event);
  checkHolder(id, lot, from, event);
  lot.flags |= Flag.Offered;
  const deal = kind.dealOf(moved, lot.history.trail, deadline);
  state.lotRequests.set(id, { act: BigInt(kind.rows.offer.number), from, to, deadline, deal });
}
