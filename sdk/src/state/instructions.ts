import { concat, keccak256, ZeroAddress, zeroPadValue } from "ethers";
import type { SuiteEvent } from "../events/types.js";
import { financingOfSubject, lotOfSubject } from "../path/lot-name.js";
import { area, unexplained } from "./area.js";

/** States of a payment instruction; the numbers are those of `ISettlement.InstructionState`. */
export const InstructionState = {
  None: 0n,
  Instructed: 1n,
  Accepted: 2n,
  Final: 3n,
  Rejected: 4n,
  Expired: 5n,
} as const;

export type InstructionStateName = keyof typeof InstructionState;

/** An instruction as `ISettlement.instructionAt` returns it, but for the state that the clock alone changes. */
export interface InstructionRecord {
  state: bigint;
  readonly payer: bigint;
  readonly payee: bigint;
  readonly currency: bigint;
  readonly amount: bigint;
  readonly expiresAt: bigint;
  readonly desk: string;
  readonly subject: string;
  returned: bigint;
}

/** One thing that happened to an instruction. */
export interface Report {
  readonly state: InstructionStateName;
  /** Who reported it; zero where nobody did. */
  readonly agent: bigint;
  /** UTC seconds; absent for the instruction itself, unless the events carry their blocks' times. */
  readonly time?: bigint;
  /** ISO 20022 status reason of a rejection. */
  readonly reason?: string;
}

export interface InstructionsState {
  readonly instructions: Map<string, InstructionRecord>;
  /** What happened to each instruction, first to last. */
  readonly reports: Map<string, Report[]>;
  /** The agent that reports on each currency. */
  readonly agents: Map<bigint, bigint>;
  readonly desks: Map<string, { readonly number: bigint; readonly listed: boolean }>;
  /** The lot for which the debtor instructed each redemption. */
  readonly redemptions: Map<string, bigint>;
  /** The lot for which its acceptor instructed each payment of a bill. */
  readonly presentations: Map<string, bigint>;
  /** The lot that a bank's payment discounts, or its seller's redeems. */
  readonly discounts: Map<string, bigint>;
  /** The lots that a central bank's payment rediscounts, or the one that a bank's redeems. */
  readonly rediscounts: Map<string, readonly bigint[]>;
  /** The lot of a bill for which one who is liable instructed each payment in recourse. */
  readonly billRecoveries: Map<string, bigint>;
  /** The lot for which one who is liable instructed each payment in recourse. */
  readonly recoveries: Map<string, bigint>;
  /** The financing for which each of its payments was instructed. */
  readonly financings: Map<string, bigint>;
}

/** The state at a moment: an Instructed one past its last moment is Expired. */
export function stateAt({ state, expiresAt }: InstructionRecord, moment: bigint): bigint {
  return state === InstructionState.Instructed && moment > expiresAt ? InstructionState.Expired : state;
}

/** Whether cash may still come of an instruction. */
export function isOpenInstruction(instruction: InstructionRecord | undefined): boolean {
  const state = instruction?.state;
  return state === InstructionState.Instructed || state === InstructionState.Accepted;
}

/** The name of a state. */
export function instructionStateName(state: bigint): InstructionStateName {
  const names = Object.keys(InstructionState) as InstructionStateName[];
  return names.find((name) => InstructionState[name] === state) ?? "None";
}

function known(state: InstructionsState, id: string, event: SuiteEvent): InstructionRecord {
  const instruction = state.instructions.get(id);
  if (instruction === undefined) throw unexplained(event, `instruction ${id}`, "it was never instructed");
  return instruction;
}

function move(
  state: InstructionsState,
  id: string,
  from: readonly InstructionStateName[],
  report: Report,
  event: SuiteEvent,
): InstructionRecord {
  const instruction = known(state, id, event);
  const name = instructionStateName(instruction.state);
  if (!from.includes(name)) throw unexplained(event, `instruction ${id}`, `it was ${name}`);
  instruction.state = InstructionState[report.state];
  state.reports.get(id)?.push(report);
  return instruction;
}

function isNumbered({ number }: { readonly number: bigint }): boolean {
  return number !== 0n;
}

function instructed({ time }: SuiteEvent): Report {
  return { state: "Instructed", agent: 0n, ...(time === undefined ? {} : { time: BigInt(time) }) };
}

/** What a return that did not come about had reserved may be returned again. */
function unreserve(state: InstructionsState, instruction: InstructionRecord, event: SuiteEvent): void {
  if (instruction.desk !== ZeroAddress) return;
  known(state, instruction.subject, event).returned -= instruction.amount;
}

interface FinancingPayment {
  readonly financing: bigint;
  readonly instruction: string;
  readonly amount: bigint;
}

function financed(
  state: InstructionsState,
  { financing, instruction: id, amount }: FinancingPayment,
  event: SuiteEvent,
) {
  const instruction = known(state, id, event);
  if (instruction.amount !== amount || financingOfSubject(instruction.subject) !== financing) {
    throw unexplained(event, `instruction ${id}`, "it is for another financing or another amount");
  }
  state.financings.set(id, financing);
}

interface LotOrder {
  readonly payer: bigint;
  readonly payee: bigint;
  readonly amount: bigint;
  readonly lot: bigint;
}

/** A desk says of an instruction for a lot what it said to settlement. */
function checkOrder(state: InstructionsState, id: string, order: LotOrder, event: SuiteEvent): void {
  const { payer, payee, amount, subject } = known(state, id, event);
  const same = payer === order.payer && payee === order.payee && amount === order.amount;
  if (!same || lotOfSubject(subject) !== order.lot) throw otherOrder(event, id);
}

function otherOrder(event: SuiteEvent, id: string) {
  return unexplained(event, `instruction ${id}`, "it names other parties, another lot or another amount");
}

interface Paid {
  readonly instruction: string;
  readonly lot: bigint;
  readonly amount?: bigint;
}

/** What a desk says was paid was instructed for the same lot, and as much of it. */
function checkPaid(
  state: InstructionsState,
  instructed: ReadonlyMap<string, bigint>,
  { instruction: id, lot, amount }: Paid,
  event: SuiteEvent,
): void {
  const ordered = known(state, id, event).amount;
  if (instructed.get(id) !== lot || ordered !== (amount ?? ordered)) {
    throw unexplained(event, `instruction ${id}`, "it is for another lot or another amount");
  }
}

function checkAgent(state: InstructionsState, id: string, agent: bigint, event: SuiteEvent): void {
  const { currency } = known(state, id, event);
  const named = state.agents.get(currency);
  if (named !== agent)
    throw unexplained(event, `instruction ${id}`, `the agent of ${currency} is member ${named ?? 0}`);
}

/** Payment instructions and the reports on them. */
export const instructionsArea = area<InstructionsState>(
  "instructions",
  () => ({
    instructions: new Map(),
    reports: new Map(),
    agents: new Map(),
    desks: new Map(),
    redemptions: new Map(),
    presentations: new Map(),
    discounts: new Map(),
    rediscounts: new Map(),
    billRecoveries: new Map(),
    recoveries: new Map(),
    financings: new Map(),
  }),
  {
    settlement: {
      PaymentInstructed: (state, { instruction: id, endToEndId, ...asked }, event) => {
        if (state.instructions.has(id)) throw unexplained(event, `instruction ${id}`, "it was instructed already");
        const { payer, payee, currency, amount, expiresAt, desk, subject } = asked;
        if (keccak256(concat([zeroPadValue(desk, 32), subject, endToEndId])) !== id) {
          throw unexplained(event, `instruction ${id}`, "its number is not that of its desk, subject and reference");
        }
        const order = { payer, payee, currency, amount, expiresAt, desk, subject };
        state.instructions.set(id, { state: InstructionState.Instructed, ...order, returned: 0n });
        state.reports.set(id, [instructed(event)]);
        if (desk !== ZeroAddress) {
          if (!state.desks.get(desk)?.listed) throw unexplained(event, `instruction ${id}`, `${desk} is no desk`);
          return;
        }
        const original = known(state, subject, event);
        original.returned += amount;
        if (original.state !== InstructionState.Final || original.returned > original.amount) {
          throw unexplained(event, `instruction ${subject}`, `${amount} of it cannot be returned`);
        }
      },
      PaymentAccepted: (state, { instruction, agent, time }, event) => {
        checkAgent(state, instruction, agent, event);
        move(state, instruction, ["Instructed"], { state: "Accepted", agent, time }, event);
      },
      PaymentFinal: (state, { instruction, agent, time }, event) => {
        checkAgent(state, instruction, agent, event);
        move(state, instruction, ["Accepted"], { state: "Final", agent, time }, event);
      },
      PaymentRejected: (state, { instruction, agent, reason, time }, event) => {
        checkAgent(state, instruction, agent, event);
        const report: Report = { state: "Rejected", agent, time, reason };
        unreserve(state, move(state, instruction, ["Instructed", "Accepted"], report, event), event);
      },
      PaymentExpired: (state, { instruction, time }, event) => {
        const report: Report = { state: "Expired", agent: 0n, time };
        unreserve(state, move(state, instruction, ["Instructed"], report, event), event);
      },
      SettlementDeskSet: (state, { desk, number, listed }, event) => {
        // Numbers are given at the first listing and kept.
        const given = state.desks.get(desk)?.number ?? 0n;
        const next = given !== 0n || !listed ? given : BigInt([...state.desks.values()].filter(isNumbered).length + 1);
        if (number !== next)
          throw unexplained(event, `settlement desk ${desk}`, `its number is ${next}, not ${number}`);
        state.desks.set(desk, { number, listed });
      },
      SettlementAgentSet: (state, { currency, agent }) => void state.agents.set(currency, agent),
    },
    redemption: {
      RedemptionInstructed: (state, { lot, debtor: payer, payee, instruction, amount }, event) => {
        checkOrder(state, instruction, { payer, payee, amount, lot }, event);
        state.redemptions.set(instruction, lot);
      },
      RedemptionPaid: (state, { lot, instruction, amount }, event) =>
        checkPaid(state, state.redemptions, { instruction, lot, amount }, event),
    },
    recourse: {
      RecourseInstructed: (state, { lot, payer, holder: payee, instruction, amount }, event) => {
        checkOrder(state, instruction, { payer, payee, amount, lot }, event);
        state.recoveries.set(instruction, lot);
      },
    },
    presentation: {
      PresentedLotInstructed: (state, { lot, acceptor: payer, payee, instruction, amount }, event) => {
        checkOrder(state, instruction, { payer, payee, amount, lot }, event);
        state.presentations.set(instruction, lot);
      },
      PresentedLotPaid: (state, { lot, instruction, amount }, event) =>
        checkPaid(state, state.presentations, { instruction, lot, amount }, event),
    },
    discounting: {
      DiscountAgreed: (state, { lot, seller: payee, buyer: payer, terms, price: amount, instruction }, event) => {
        if (terms.freeOfPayment) return;
        checkOrder(state, instruction, { payer, payee, amount, lot }, event);
        state.discounts.set(instruction, lot);
      },
      LotDiscounted: (state, { lot, instruction }, event) => {
        if (BigInt(instruction) !== 0n) checkPaid(state, state.discounts, { instruction, lot }, event);
      },
      LotRedemptionInstructed: (state, { lot, seller: payer, buyer: payee, price: amount, instruction }, event) => {
        checkOrder(state, instruction, { payer, payee, amount, lot }, event);
        state.discounts.set(instruction, lot);
      },
      LotRedeemedBySeller: (state, { lot, instruction }, event) =>
        checkPaid(state, state.discounts, { instruction, lot }, event),
    },
    billRecourse: {
      BillRecourseInstructed: (state, { lot, payer, holder: payee, instruction, owed }, event) => {
        const amount = owed.principal + owed.interest + owed.costs;
        checkOrder(state, instruction, { payer, payee, amount, lot }, event);
        state.billRecoveries.set(instruction, lot);
      },
      BillRecourseSettled: (state, { lot, instruction, amount }, event) =>
        checkPaid(state, state.billRecoveries, { instruction, lot, amount }, event),
      BillRecoursePaidByAcceptor: (state, { lot, instruction, amount }, event) =>
        checkPaid(state, state.billRecoveries, { instruction, lot, amount }, event),
    },
    rediscountWindow: {
      RediscountApproved: (state, { run, bank, centralBank, lots, amount, interest, instruction: id }, event) => {
        const { payer, payee, amount: paid, subject } = known(state, id, event);
        const same = payer === centralBank && payee === bank && paid === amount - interest && subject === run;
        if (!same) throw otherOrder(event, id);
        state.rediscounts.set(id, lots);
      },
      RediscountSettled: (state, { run, instruction: id }, event) => {
        if (!state.rediscounts.has(id) || known(state, id, event).subject !== run) throw otherOrder(event, id);
      },
      RediscountRedemptionInstructed: (state, { lot, bank, instruction: id }, event) => {
        const { payer, subject } = known(state, id, event);
        if (payer !== bank || BigInt(subject) !== lot) throw otherOrder(event, id);
        state.rediscounts.set(id, [lot]);
      },
      RediscountRedeemed: (state, { lot, instruction: id }, event) => {
        if (state.rediscounts.get(id)?.join() !== String(lot)) throw otherOrder(event, id);
      },
    },
    financing: {
      FinancingInstructed: (state, { financing, instruction, proceeds }, event) =>
        financed(state, { financing, instruction, amount: proceeds }, event),
      RetainedInstructed: (state, instructed, event) => financed(state, instructed, event),
      RepaymentInstructed: (state, instructed, event) => financed(state, instructed, event),
    },
  },
);
