import type { SuiteEvent } from "../../events/types.js";
import { endOf, instrumentOf } from "../../path/lot-name.js";
import { StepAct } from "../../path/step.js";
import { billsTable, rediscountTable } from "../../tables/index.js";
import { unexplained, type Handlers } from "../area.js";
import { Flag } from "../flags.js";
import { checkHolder, knownInstrument, knownLot, lotUnexplained } from "../lots/explain.js";
import { announce } from "./announced.js";
import { checkRequested } from "./asked.js";
import { rediscountDeal } from "./deals.js";
import { NO_REDISCOUNT, RediscountState, type BillsState, type RediscountRecord } from "./records.js";

const OFFER = billsTable.acts.offerRediscount;
const { settle, redeem, handBack, releaseRedemption, retain, recordCollection, recordDishonour } = rediscountTable.acts;

type Act = (typeof rediscountTable.acts)[keyof typeof rediscountTable.acts];

/** What the window of rediscount reports: bills applied for, approved, settled, and what became of them. */
export const rediscountWindowHandlers: Handlers<"rediscountWindow", BillsState> = {
  RediscountMandateSet: (state, { centralBank, highest, until }) =>
    void state.rediscountMandates.set(centralBank, { highest, until }),
  RediscountApplied: (state, { bank, centralBank, terms, lots, amount, deadline }, event) => {
    if (terms.centralBank !== centralBank) throw odd(event, bank, `it applies to member ${terms.centralBank}`);
    for (const lot of lots) {
      const deal = rediscountDeal(terms, lot, knownLot(state, lot, event).history.trail);
      checkRequested(state, { lot, row: OFFER, from: bank, to: centralBank, deadline, deal }, event);
    }
    checkAmount(state, lots, amount, bank, event);
  },
  RediscountApproved: (state, said, event) => {
    const { run, bank, centralBank, terms, lots, amount, interest, automatically, time, epoch } = said;
    if (terms.centralBank !== centralBank) throw odd(event, bank, `it applied to member ${terms.centralBank}`);
    if (state.runs.has(run)) throw odd(event, bank, `run ${run} waits for its cash already`);
    checkAmount(state, lots, amount, bank, event);
    if (automatically && !withinMandate(state, centralBank, amount, time)) {
      throw odd(event, bank, `${amount} are beyond the mandate of member ${centralBank}`);
    }
    const { label, redeemFrom, redeemUntil } = terms;
    const bills = lots.map((id) => {
      const lot = knownLot(state, id, event);
      checkHolder(id, lot, bank, event);
      if (state.requested.get(id) !== rediscountDeal(terms, id, lot.history.trail)) {
        throw lotUnexplained(event, id, "something else was applied for");
      }
      state.rediscountsRetained.delete(id);
      const units = endOf(id) - lot.start;
      const approved = RediscountState.Approved;
      state.rediscounts.set(id, { state: approved, label, bank, centralBank, redeemFrom, redeemUntil, units });
      const { obligor, maturity } = knownInstrument(state, instrumentOf(id), event);
      return { units, acceptor: obligor, maturity };
    });
    state.runs.set(run, lots);
    state.rediscountsApproved.push({ run, bank, terms, bills, interest, time, epoch });
  },
  RediscountSettled: (state, { run }, event) => {
    for (const lot of endRun(state, run, event)) {
      const { centralBank } = move(state, lot, settle, event);
      announce(state, lot, { act: StepAct.Discounted, by: centralBank }, event);
    }
  },
  RediscountReleased: (state, { run }, event) => {
    for (const lot of endRun(state, run, event)) {
      at(state, lot, rediscountTable.acts.release, event);
      state.rediscounts.set(lot, NO_REDISCOUNT);
    }
  },
  RediscountRedemptionInstructed: (state, { lot, bank, time }, event) => {
    const { redeemFrom, redeemUntil } = ofBank(move(state, lot, redeem, event), lot, bank, event);
    if (time < redeemFrom || time > redeemUntil) {
      throw lotUnexplained(event, lot, `it is redeemed from ${redeemFrom} until ${redeemUntil}`);
    }
  },
  RediscountRedeemed: (state, { lot, bank }, event) => {
    ofBank(move(state, lot, handBack, event), lot, bank, event);
    announce(state, lot, { act: StepAct.Repurchased, by: bank }, event);
  },
  RediscountRedemptionReleased: (state, { lot }, event) => void move(state, lot, releaseRedemption, event),
  RediscountRetained: (state, { lot, centralBank, time }, event) => {
    const record = move(state, lot, retain, event);
    if (record.centralBank !== centralBank || time <= record.redeemUntil) {
      throw lotUnexplained(event, lot, `member ${record.centralBank} may keep it after ${record.redeemUntil}`);
    }
    if ((knownLot(state, lot, event).flags & Flag.AwaitingRedemption) === 0n) {
      throw lotUnexplained(event, lot, "it does not await redemption");
    }
    state.rediscountsRetained.add(lot);
  },
  RediscountCollected: (state, { lot }, event) => {
    const { centralBank } = move(state, lot, recordCollection, event);
    const { holder, flags } = state.lots.get(lot) ?? { holder: 0n, flags: 0n };
    if (holder === centralBank && (flags & Flag.Ended) === 0n) throw lotUnexplained(event, lot, "it is not paid");
  },
  RediscountDishonoured: (state, { lot }, event) => {
    move(state, lot, recordDishonour, event);
    if ((knownLot(state, lot, event).flags & Flag.Dishonoured) === 0n) {
      throw lotUnexplained(event, lot, "it is not dishonoured");
    }
  },
};

function odd(event: SuiteEvent, bank: bigint, reason: string) {
  return unexplained(event, `rediscount of bank ${bank}`, reason);
}

/** The amount of an application or an approval is the value of its lots. */
function checkAmount(
  state: BillsState,
  lots: readonly bigint[],
  amount: bigint,
  bank: bigint,
  event: SuiteEvent,
): void {
  const value = lots.reduce((sum, id) => sum + endOf(id) - knownLot(state, id, event).start, 0n);
  if (value !== amount || lots.length === 0) throw odd(event, bank, `its lots are worth ${value}, not ${amount}`);
}

function withinMandate({ rediscountMandates }: BillsState, centralBank: bigint, amount: bigint, time: bigint): boolean {
  const mandate = rediscountMandates.get(centralBank);
  return mandate !== undefined && amount <= mandate.highest && time <= mandate.until;
}

/** The lots of a run, whose cash is final or came to nothing. */
function endRun({ runs }: BillsState, run: string, event: SuiteEvent): readonly bigint[] {
  const lots = runs.get(run);
  if (lots === undefined) throw unexplained(event, `run ${run}`, "it was not approved");
  runs.delete(run);
  return lots;
}

/** The rediscount of a lot, at a stage from which the act may be done. */
function at({ rediscounts }: BillsState, lot: bigint, act: Act, event: SuiteEvent): RediscountRecord {
  const record = rediscounts.get(lot) ?? NO_REDISCOUNT;
  if (act.from.some((name) => RediscountState[name] === record.state)) return record;
  throw lotUnexplained(event, lot, `its rediscount is at stage ${record.state}`);
}

/** Moves the rediscount of a lot to where the act leads. */
function move(state: BillsState, lot: bigint, act: Act & { readonly after: string }, event: SuiteEvent) {
  const record = { ...at(state, lot, act, event), state: RediscountState[act.after] };
  state.rediscounts.set(lot, record);
  return record;
}

function ofBank(record: RediscountRecord, lot: bigint, bank: bigint, event: SuiteEvent): RediscountRecord {
  if (record.bank === bank) return record;
  throw lotUnexplained(event, lot, `member ${record.bank} had it rediscounted, not ${bank}`);
}
