import type { SuiteEvent } from "../../events/types.js";
import { packageNumberOf } from "../../inputs/package-instrument.js";
import { instrumentName, lotId } from "../../path/lot-name.js";
import { StepAct } from "../../path/step.js";
import { unexplained, type Handlers } from "../area.js";
import { knownInstrument, owedBy } from "../lots/explain.js";
import { announce } from "./announced.js";
import { BillState, type BillsState, type Registration } from "./records.js";

/** `Mark.NOT_SPLITTABLE` of the contracts. */
const NOT_SPLITTABLE = 2n;
/** As often as a lot can count: the law knows no highest number of endorsements. */
const HIGHEST_TIER = 255n;

/** What the issuance desk reports: bills made out, accepted, received, and ended before that. */
export const issuanceHandlers: Handlers<"issuance", BillsState> = {
  BillRegistered: (state, { instrument, drawer, acceptor, terms, smallestLot, time, epoch }, event) => {
    if (state.instruments.has(instrument)) throw billUnexplained(event, instrument, "it was registered already");
    const named = packageNumberOf(instrument) === terms.number;
    if (!named || drawer !== terms.drawer || acceptor !== terms.acceptor) {
      throw billUnexplained(event, instrument, "its parties and its number are not those of the terms");
    }
    const { currency, face, maturity, splittable } = terms;
    state.registrations.set(instrument, { terms, time, epoch, margin: 0n });
    state.instruments.set(instrument, {
      state: BillState.Issued,
      marks: splittable ? 0n : NOT_SPLITTABLE,
      obligor: acceptor,
      grantor: 0n,
      currency,
      issuedAt: time,
      maturity,
      face,
      redeemed: 0n,
      highestTier: HIGHEST_TIER,
      smallestLot,
    });
  },
  BillAccepted: (state, { instrument, acceptor, margin }, event) => {
    const { face } = owedBy(knownInstrument(state, instrument, event), instrument, acceptor, event);
    registered(state, instrument, event).margin = margin;
    announce(state, lotId(instrument, face), { act: StepAct.Accepted, by: acceptor }, event);
  },
  BillReceived: (state, { instrument, payee }, event) => {
    const { terms } = registered(state, instrument, event);
    if (terms.payee !== payee) throw billUnexplained(event, instrument, `member ${terms.payee} is its payee`);
    const act = terms.notTransferable ? StepAct.ReceivedNotTransferable : StepAct.Received;
    announce(state, lotId(instrument, terms.face), { act, by: payee }, event);
  },
  BillWithdrawn: (state, { instrument, drawer }, event) => terminated(state, instrument, drawer, event),
  BillLapsed: (state, { instrument, drawer }, event) => terminated(state, instrument, drawer, event),
};

function registered({ registrations }: BillsState, instrument: bigint, event: SuiteEvent): Registration {
  const registration = registrations.get(instrument);
  if (registration === undefined) throw billUnexplained(event, instrument, "it was never registered");
  return registration;
}

/** Says why a bill ended, once its lot has. */
function terminated(state: BillsState, instrument: bigint, drawer: bigint, event: SuiteEvent): void {
  const { terms } = registered(state, instrument, event);
  if (terms.drawer !== drawer) throw billUnexplained(event, instrument, `member ${terms.drawer} drew it`);
  if (!state.terminated.delete(instrument)) throw billUnexplained(event, instrument, "its lot has not ended");
}

function billUnexplained(event: SuiteEvent, instrument: bigint, reason: string) {
  return unexplained(event, `instrument ${instrumentName(instrument)}`, reason);
}
