import type { SuiteEvent } from "../../events/types.js";
import { endOf, instrumentOf } from "../../path/lot-name.js";
import { StepAct } from "../../path/step.js";
import { billsTable } from "../../tables/index.js";
import type { Handlers } from "../area.js";
import { Flag } from "../flags.js";
import { checkHolder, knownInstrument, knownLot, lotUnexplained, owedBy } from "../lots/explain.js";
import { announce } from "./announced.js";
import { checkRequested } from "./asked.js";
import { claimDeal } from "./deals.js";
import { marginShare } from "./margin.js";
import {
  claimKey,
  NO_RECOVERY,
  NOT_PRESENTED,
  type BillsState,
  type RecourseGround,
  type RecoveryRecord,
} from "./records.js";

const CLAIM = billsTable.acts.claim;

/** What the desk of recourse reports: claims against those liable, and what they paid. */
export const billRecourseHandlers: Handlers<"billRecourse", BillsState> = {
  BillRecourseClaimed: (state, { lot, holder, liable, role, costs, lapsedFrom, deadline, time, epoch }, event) => {
    const { trail } = knownLot(state, lot, event).history;
    const deal = claimDeal(lot, trail, costs);
    checkRequested(state, { lot, row: CLAIM, from: holder, to: liable, deadline, deal }, event);
    if (time >= lapsedFrom) throw lotUnexplained(event, lot, `the right against member ${liable} lapsed ${lapsedFrom}`);
    const key = claimKey(lot, liable);
    const claimedAt = state.claimedAt.get(key) ?? 0n;
    state.claims.push({ ...groundOf(state, lot, event), liable, role, claimedAt, lapsedFrom, epoch });
    state.claimedAt.set(key, time);
  },
  BillRecourseInstructed: (state, { lot, payer, holder, owed, time, epoch }, event) => {
    const record = knownLot(state, lot, event);
    checkHolder(lot, record, holder, event);
    if ((record.flags & Flag.InRecourse) === 0n) throw lotUnexplained(event, lot, "it is not in recourse");
    const amount = owed.principal + owed.interest + owed.costs;
    const { paid, paidAt } = recoveryOf(state, lot);
    state.recoveries.set(lot, { payer, amount, paid, paidAt });
    state.owed.push({ ...groundOf(state, lot, event), ...owed, time, epoch });
  },
  BillRecourseSettled: (state, { lot, payer, holder, amount, time }, event) => {
    checkHolder(lot, knownLot(state, lot, event), holder, event);
    checkPaying(state, lot, payer, amount, event);
    state.recoveries.set(lot, { payer, amount: 0n, paid: amount, paidAt: time });
    announce(state, lot, { act: StepAct.Recovered, by: payer }, event);
  },
  BillRecoursePaidByAcceptor: (state, { lot, acceptor, holder, amount, units, margin }, event) => {
    const instrument = instrumentOf(lot);
    const { face } = owedBy(knownInstrument(state, instrument, event), instrument, acceptor, event);
    const record = knownLot(state, lot, event);
    checkHolder(lot, record, holder, event);
    checkPaying(state, lot, acceptor, amount, event);
    const whole = state.registrations.get(instrument)?.margin ?? 0n;
    const share = marginShare(whole, face, record.start, endOf(lot));
    if (units !== endOf(lot) - record.start || margin !== share) {
      throw lotUnexplained(event, lot, `with it ${endOf(lot) - record.start} units end, and ${share} of the margin`);
    }
    state.recoveries.set(lot, NO_RECOVERY);
    announce(state, lot, { act: StepAct.Redeemed, by: acceptor }, event);
  },
};

function recoveryOf({ recoveries }: BillsState, lot: bigint): RecoveryRecord {
  return recoveries.get(lot) ?? NO_RECOVERY;
}

/** What recourse on a lot goes by at this moment. */
function groundOf(state: BillsState, lot: bigint, event: SuiteEvent): RecourseGround {
  const { holder, start, history } = knownLot(state, lot, event);
  const { obligor, maturity } = knownInstrument(state, instrumentOf(lot), event);
  const presented = state.presentations.get(lot) ?? NOT_PRESENTED;
  const { paid, paidAt } = recoveryOf(state, lot);
  return { lot, holder, units: endOf(lot) - start, history, acceptor: obligor, maturity, presented, paid, paidAt };
}

function checkPaying(state: BillsState, lot: bigint, payer: bigint, amount: bigint, event: SuiteEvent): void {
  const known = recoveryOf(state, lot);
  if (known.payer !== payer || known.amount !== amount) {
    throw lotUnexplained(event, lot, `member ${known.payer} was to pay ${known.amount} for it`);
  }
}
