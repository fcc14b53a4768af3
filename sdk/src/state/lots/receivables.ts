import { lotId } from "../../path/lot-name.js";
import { StepAct } from "../../path/step.js";
import { receivablesTable } from "../../tables/index.js";
import type { Handlers } from "../area.js";
import { Flag } from "../flags.js";
import { notePassed } from "./bulk.js";
import { offerDeal } from "./deals.js";
import { knownInstrument, lotUnexplained, owedBy } from "./explain.js";
import type { LedgerKind } from "./kind.js";
import { ledgerHandlers, offer } from "./ledger.js";
import { ReceivableState, type LotsState } from "./records.js";

const { split, merge, assign, offer: offerRow, acceptOffer, cancel } = receivablesTable.acts;

/** What is particular to lots of receivables. */
const RECEIVABLES: LedgerKind<LotsState> = {
  table: receivablesTable,
  rows: { split, merge, pass: assign, offer: offerRow, acceptOffer, end: cancel },
  issueOf: ({ confirmations }, instrument) => {
    const confirmed = confirmations.get(instrument);
    return confirmed && { holder: confirmed.creditor, background: confirmed.background };
  },
  passes: new Map([
    [StepAct.Assigned, 0n],
    [StepAct.AssignedWithRecourse, 0n],
  ]),
  deliveries: new Map([
    [StepAct.Sold, Flag.InFinancing],
    [StepAct.SoldWithRecourse, Flag.InFinancing],
    [StepAct.Recovered, Flag.InRecourse],
  ]),
  redeemedUnder: (flags) => flags & Flag.InRedemption,
  dealOf: ({ act, ...moved }, trail, deadline) =>
    offerDeal({ ...moved, recourse: act === StepAct.AssignedWithRecourse }, trail, deadline),
  passing: () => undefined,
  delivering: () => undefined,
  redeeming: () => undefined,
  ending: (_, instrument, { state, face }, event) => {
    if (state === ReceivableState.Cancelled) return;
    throw lotUnexplained(event, lotId(instrument, face), "its receivable was not cancelled");
  },
};

const MAY_BE_PART_PAID = [ReceivableState.Confirmed, ReceivableState.Overdue, ReceivableState.Disputed];
const shared = ledgerHandlers(RECEIVABLES);

/** What the ledger of receivables reports. */
export const receivablesHandlers: Handlers<"receivables", LotsState> = {
  ...shared,
  LotAssigned: (state, args, event) => {
    shared.LotAssigned(state, args, event);
    notePassed(state, args.from, event);
  },
  LotOffered: (state, { recourse, ...offered }, event) => {
    const act = recourse ? StepAct.AssignedWithRecourse : StepAct.Assigned;
    offer(RECEIVABLES, state, { ...offered, act }, event);
  },
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
