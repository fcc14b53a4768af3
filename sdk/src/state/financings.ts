import type { SuiteEvent } from "../events/types.js";
import { financingName, financingNumber, instrumentOf } from "../path/lot-name.js";
import { financingTable } from "../tables/financing.js";
import { area, unexplained } from "./area.js";
import { applicationDeal, offerTermsDeal, type FinancingApplication } from "./financing-deals.js";
import { NO_REQUEST, traceOf, type RequestRecord } from "./lots/records.js";
import { whyNotClosed } from "./lots/requests.js";
import { asBigints } from "./numbers.js";

/** States of a financing. */
export const FinancingState = asBigints(financingTable.states);
/** Kinds of financing; the numbers are those of `FinancingKind` of the contracts. */
export const FinancingKind = { Sale: 0n, SaleWithRecourse: 1n, Pledge: 2n } as const;

/** A financing as `IFinancing.financingAt` returns it. */
export interface FinancingRecord {
  state: bigint;
  readonly kind: bigint;
  readonly applicant: bigint;
  readonly bank: bigint;
  readonly debtor: bigint;
  readonly currency: bigint;
  readonly lot: bigint;
  readonly units: bigint;
  readonly principal: bigint;
  interest: bigint;
  collected: bigint;
  retainedPaid: bigint;
  readonly ratePpm: bigint;
  readonly disburseBy: bigint;
  paying: boolean;
  lotGone: boolean;
}

/** A payment after the disbursement, or the disbursement itself. */
export interface FinancingLeg {
  readonly financing: bigint;
  readonly lot: bigint;
  readonly leg: "disbursement" | "retained" | "repayment";
  readonly amount: bigint;
}

export interface FinancingsState {
  readonly financings: Map<bigint, FinancingRecord>;
  readonly requests: Map<bigint, RequestRecord>;
  readonly applications: Map<bigint, FinancingApplication>;
  /** What each payment instruction of the desk is for. */
  readonly legs: Map<string, FinancingLeg>;
  /** The financing for which a lot is collected. */
  readonly onLot: Map<bigint, bigint>;
  /** Debtor and currency of each receivable. */
  readonly owed: Map<bigint, { readonly debtor: bigint; readonly currency: bigint }>;
  /** Contracts that report collections. */
  readonly desks: Map<string, boolean>;
}

const { apply, offer } = financingTable.acts;

/** Whether collection is still to be seen. */
export function isOpen({ state, kind, units, principal, collected, lotGone }: FinancingRecord): boolean {
  return (
    state === FinancingState.Outstanding && !lotGone && collected < (kind === FinancingKind.Pledge ? principal : units)
  );
}

/** What a pledge secures still, or what of the principal is not collected. */
export function claimOf({ principal, collected }: FinancingRecord): bigint {
  return collected < principal ? principal - collected : 0n;
}

/** What the bank owes in the end beyond the principal. */
export function retainedOf({ kind, units, principal, collected }: FinancingRecord): bigint {
  if (kind !== FinancingKind.Pledge) return units - principal;
  return collected > principal ? collected - principal : 0n;
}

function of(state: FinancingsState, financing: bigint, states: readonly bigint[], event: SuiteEvent): FinancingRecord {
  const record = state.financings.get(financing);
  if (record !== undefined && states.includes(record.state)) return record;
  throw odd(event, financing, record === undefined ? "it was never agreed" : `its state is ${record.state}`);
}

function odd(event: SuiteEvent, financing: bigint, reason: string) {
  return unexplained(event, `financing ${financingName(financing)}`, reason);
}

const { Agreed, Disbursing, Outstanding, Closed } = FinancingState;
const STANDING = [Outstanding, Closed];

/** From now on what is collected for the lot is counted for it, or no longer. */
function follow(state: FinancingsState, financing: bigint, record: FinancingRecord): void {
  if (isOpen(record)) state.onLot.set(record.lot, financing);
  else if (state.onLot.get(record.lot) === financing) state.onLot.delete(record.lot);
}

/** A payment after the disbursement came to nothing. */
function undone(state: FinancingsState, instruction: string): void {
  const leg = state.legs.get(instruction);
  const record = leg === undefined ? undefined : state.financings.get(leg.financing);
  if (leg === undefined || record === undefined || leg.leg === "disbursement") return;
  record.paying = false;
  if (leg.leg === "retained") record.retainedPaid -= leg.amount;
}

function pay(
  state: FinancingsState,
  instruction: string,
  leg: Omit<FinancingLeg, "lot">,
  event: SuiteEvent,
): FinancingRecord {
  const record = of(state, leg.financing, [Outstanding], event);
  if (record.paying) throw odd(event, leg.financing, "another payment is on its way");
  record.paying = true;
  state.legs.set(instruction, { ...leg, lot: record.lot });
  return record;
}

/** Applications, offers and financings, rebuilt from the desk's events and from what settlement reports on its cash. */
export const financingsArea = area<FinancingsState>("financings", empty, {
  origination: {
    ReceivableConfirmed: (state, { instrument, terms: { debtor, currency } }) =>
      void state.owed.set(instrument, { debtor, currency }),
  },
  financing: {
    FinancingApplied: (state, { financing, applicant, bank, application, deadline }, event) => {
      const number = financingNumber(applicant, application.applicantReference);
      if (number !== financing || application.applicant !== applicant || application.bank !== bank) {
        throw odd(event, financing, "its parties and its number are not those of the application");
      }
      state.applications.set(financing, application);
      const deal = applicationDeal(application);
      state.requests.set(financing, { act: BigInt(apply.number), from: applicant, to: bank, deadline, deal });
    },
    FinancingOffered: (state, { financing, bank, applicant, offer: offered, deadline }, event) => {
      const application = state.applications.get(financing);
      if (application?.bank !== bank || application.applicant !== applicant) {
        throw odd(event, financing, "nothing was applied for between these parties");
      }
      const deal = offerTermsDeal(application, offered);
      state.requests.set(financing, { act: BigInt(offer.number), from: bank, to: applicant, deadline, deal });
    },
    RequestClosed: (state, closing, event) => {
      const why = whyNotClosed(state.requests.get(closing.subject) ?? NO_REQUEST, closing);
      if (why !== undefined) throw odd(event, closing.subject, why);
      state.requests.set(closing.subject, traceOf(closing.time));
    },
    FinancingAgreed: (state, { financing, applicant, bank, lot, application, offer: agreed }, event) => {
      const { kind, units } = application;
      if (application.applicant !== applicant || application.bank !== bank || state.financings.has(financing)) {
        throw odd(event, financing, "it is not what these parties could agree on");
      }
      const request = state.requests.get(financing) ?? NO_REQUEST;
      const asked = request.act !== 0n;
      if (asked && (request.act !== BigInt(offer.number) || request.deal !== offerTermsDeal(application, agreed))) {
        throw odd(event, financing, "other terms were asked for");
      }
      const { debtor = 0n, currency = 0n } = state.owed.get(instrumentOf(lot)) ?? {};
      if (state.requests.has(financing)) state.requests.set(financing, NO_REQUEST);
      const none = { interest: 0n, collected: 0n, retainedPaid: 0n, paying: false, lotGone: false };
      const parties = { applicant, bank, debtor, currency };
      state.financings.set(financing, { state: Agreed, kind, ...parties, lot, units, ...agreed, ...none });
    },
    FinancingInstructed: (state, { financing, instruction, interest, proceeds }, event) => {
      const record = of(state, financing, [Agreed], event);
      if (interest + proceeds !== record.principal) {
        throw odd(event, financing, `${interest} and ${proceeds} are not ${record.principal}`);
      }
      record.state = Disbursing;
      record.interest = interest;
      state.legs.set(instruction, { financing, lot: record.lot, leg: "disbursement", amount: proceeds });
    },
    FinancingFunded: (state, { financing, lot }, event) => {
      const record = of(state, financing, [Disbursing], event);
      if (record.lot !== lot) throw odd(event, financing, "it is on another lot");
      record.state = Outstanding;
      follow(state, financing, record);
    },
    FinancingReleased: (state, { financing, lot, time }, event) => {
      if (of(state, financing, [Agreed, Disbursing], event).lot !== lot)
        throw odd(event, financing, "it is on another lot");
      state.financings.delete(financing);
      state.requests.set(financing, traceOf(time));
    },
    FinancingCollected: (state, { financing, amount, collected }, event) => {
      const record = of(state, financing, STANDING, event);
      if (record.collected + amount !== collected)
        throw odd(event, financing, `${record.collected} was collected before`);
      record.collected = collected;
      follow(state, financing, record);
    },
    RetainedInstructed: (state, { financing, instruction, amount }, event) => {
      pay(state, instruction, { financing, leg: "retained", amount }, event).retainedPaid += amount;
    },
    RetainedPaid: (state, { financing, amount, paid }, event) => {
      const record = of(state, financing, STANDING, event);
      if (record.retainedPaid !== paid || amount > paid)
        throw odd(event, financing, `${record.retainedPaid} is paid of it`);
      record.paying = false;
    },
    RetainedSetOff: (state, { financing, amount }, event) => {
      const record = of(state, financing, STANDING, event);
      record.retainedPaid += amount;
      if (record.retainedPaid > retainedOf(record)) throw odd(event, financing, "it retains less");
    },
    RepaymentInstructed: (state, { financing, instruction, amount }, event) => {
      const record = pay(state, instruction, { financing, leg: "repayment", amount }, event);
      if (amount !== claimOf(record)) throw odd(event, financing, `it secures ${claimOf(record)}`);
    },
    PledgeReleased: (state, { financing, lot }, event) => gone(state, financing, lot, event),
    FinancingLotGone: (state, { financing, lot }, event) => gone(state, financing, lot, event),
    FinancingClosed: (state, { financing }, event) => {
      of(state, financing, [Outstanding], event).state = Closed;
    },
    FinancingDeskSet: (state, { desk, listed }) => void state.desks.set(desk, listed),
  },
  settlement: {
    PaymentFinal: (state, { instruction }) => {
      const leg = state.legs.get(instruction);
      const record = leg?.leg === "repayment" ? state.financings.get(leg.financing) : undefined;
      if (record !== undefined) record.paying = false;
    },
    PaymentRejected: (state, { instruction }) => undone(state, instruction),
    PaymentExpired: (state, { instruction }) => undone(state, instruction),
  },
});

function gone(state: FinancingsState, financing: bigint, lot: bigint, event: SuiteEvent): void {
  const record = of(state, financing, [Outstanding], event);
  if (record.lot !== lot) throw odd(event, financing, "it is on another lot");
  record.lotGone = true;
  follow(state, financing, record);
}

function empty(): FinancingsState {
  return {
    financings: new Map(),
    requests: new Map(),
    applications: new Map(),
    legs: new Map(),
    onLot: new Map(),
    owed: new Map(),
    desks: new Map(),
  };
}
