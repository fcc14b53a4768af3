import { instrumentName, instrumentOf, lotId } from "../../path/lot-name.js";
import { decodeStep, StepAct } from "../../path/step.js";
import { billsTable } from "../../tables/index.js";
import { unexplained, type Handlers } from "../area.js";
import { Flag } from "../flags.js";
import { ask, inscribe, take } from "../lots/asked.js";
import { knownInstrument, lotUnexplained, owedBy } from "../lots/explain.js";
import type { LedgerKind } from "../lots/kind.js";
import { ledgerHandlers, offer } from "../lots/ledger.js";
import { checkAsked } from "./asked.js";
import { settleAnnounced } from "./announced.js";
import { endorsementDeal } from "./deals.js";
import { BillState, type BillsState } from "./records.js";

const { split, merge, endorse, offerEndorsement, acceptEndorsement, withdrawBill } = billsTable.acts;
const { Endorsed, EndorsedNotTransferable, Received, ReceivedNotTransferable } = StepAct;

const PAID = Flag.InRedemption | Flag.Presented | Flag.Pledged;
const PAID_IN_RECOURSE = Flag.InRecourse | Flag.Dishonoured;
const MAY_TERMINATE = [BillState.Issued, BillState.Accepted];

/** What is particular to lots of bills. */
const BILLS: LedgerKind<BillsState> = {
  table: billsTable,
  rows: { split, merge, pass: endorse, offer: offerEndorsement, acceptOffer: acceptEndorsement, end: withdrawBill },
  issueOf: ({ registrations }, instrument) => {
    const terms = registrations.get(instrument)?.terms;
    return terms && { holder: terms.drawer, background: terms.background };
  },
  passes: new Map([
    [Endorsed, 0n],
    [Received, 0n],
    [EndorsedNotTransferable, Flag.NotTransferable],
    [ReceivedNotTransferable, Flag.NotTransferable],
  ]),
  deliveries: new Map([
    [StepAct.Sold, Flag.InFinancing],
    [StepAct.Discounted, Flag.InFinancing],
    [StepAct.Repurchased, Flag.InFinancing | Flag.AwaitingRedemption],
    [StepAct.Recovered, Flag.InRecourse],
  ]),
  redeemedUnder: (flags) => {
    if ((flags & Flag.InRedemption) !== 0n) return flags & PAID;
    return (flags & Flag.InRecourse) === 0n ? 0n : flags & PAID_IN_RECOURSE;
  },
  dealOf: ({ act, ...moved }, trail, deadline) =>
    endorsementDeal({ ...moved, notTransferable: act === EndorsedNotTransferable }, trail, deadline),
  passing: (state, { lot, to, act }, event) => {
    const received = act === Received || act === ReceivedNotTransferable;
    if (received) {
      settleAnnounced(state, lot, { act, by: to }, event);
    } else if (knownInstrument(state, instrumentOf(lot), event).state !== BillState.Received) {
      throw lotUnexplained(event, lot, "its payee has not received it");
    }
  },
  delivering: (state, { lot, to, act }, event) => settleAnnounced(state, lot, { act, by: to }, event),
  redeeming: (state, lot, by, event) => settleAnnounced(state, lot, { act: StepAct.Redeemed, by }, event),
  ending: (state, instrument, record, event) => {
    if (!MAY_TERMINATE.includes(record.state)) {
      throw lotUnexplained(event, lotId(instrument, record.face), `its bill's state is ${record.state}`);
    }
    record.state = BillState.Terminated;
    state.terminated.add(instrument);
  },
};

/** What the ledger of bills reports. */
export const billsHandlers: Handlers<"bills", BillsState> = {
  ...ledgerHandlers(BILLS),
  EndorsementOffered: (state, { notTransferable, ...offered }, event) => {
    offer(BILLS, state, { ...offered, act: notTransferable ? EndorsedNotTransferable : Endorsed }, event);
  },
  LotAsked: (state, asked, event) => {
    checkAsked(state, asked, event);
    ask(billsTable, state, asked, event);
  },
  LotTaken: (state, taken, event) => take(billsTable, state, taken, event),
  LotInscribed: (state, said, event) => {
    const lot = inscribe(state, said, event);
    settleAnnounced(state, lot, { act: decodeStep(said.step).act, by: said.by }, event);
  },
  BillSettled: (state, { instrument, acceptor }, event) => {
    const record = owedBy(knownInstrument(state, instrument, event), instrument, acceptor, event);
    if (record.redeemed !== record.face) {
      throw unexplained(
        event,
        `instrument ${instrumentName(instrument)}`,
        `only ${record.redeemed} units are redeemed`,
      );
    }
    record.state = BillState.Settled;
  },
};
