import { ZeroAddress } from "ethers";
import type { SuiteEvent } from "../events/types.js";
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

export interface InstructionsState {
  readonly instructions: Map<string, InstructionRecord>;
  /** The agent that reports on each currency. */
  readonly agents: Map<bigint, bigint>;
  readonly desks: Map<string, { readonly number: bigint; readonly listed: boolean }>;
  /** The lot for which the debtor instructed each redemption. */
  readonly redemptions: Map<string, bigint>;
}

/** The state at a moment: an Instructed one past its last moment is Expired. */
export function stateAt({ state, expiresAt }: InstructionRecord, moment: bigint): bigint {
  return state === InstructionState.Instructed && moment > expiresAt ? InstructionState.Expired : state;
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
  to: InstructionStateName,
  event: SuiteEvent,
): InstructionRecord {
  const instruction = known(state, id, event);
  const name = instructionStateName(instruction.state);
  if (!from.includes(name)) throw unexplained(event, `instruction ${id}`, `it was ${name}`);
  instruction.state = InstructionState[to];
  return instruction;
}

/** What a return that did not come about had reserved may be returned again. */
function unreserve(state: InstructionsState, instruction: InstructionRecord, event: SuiteEvent): void {
  if (instruction.desk !== ZeroAddress) return;
  known(state, instruction.subject, event).returned -= instruction.amount;
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
  () => ({ instructions: new Map(), agents: new Map(), desks: new Map(), redemptions: new Map() }),
  {
    settlement: {
      PaymentInstructed: (state, { instruction: id, ...asked }, event) => {
        if (state.instructions.has(id)) throw unexplained(event, `instruction ${id}`, "it was instructed already");
        const { payer, payee, currency, amount, expiresAt, desk, subject } = asked;
        const order = { payer, payee, currency, amount, expiresAt, desk, subject };
        state.instructions.set(id, { state: InstructionState.Instructed, ...order, returned: 0n });
        if (desk !== ZeroAddress) return;
        const original = known(state, subject, event);
        original.returned += amount;
        if (original.state !== InstructionState.Final || original.returned > original.amount) {
          throw unexplained(event, `instruction ${subject}`, `${amount} of it cannot be returned`);
        }
      },
      PaymentAccepted: (state, { instruction, agent }, event) => {
        checkAgent(state, instruction, agent, event);
        move(state, instruction, ["Instructed"], "Accepted", event);
      },
      PaymentFinal: (state, { instruction, agent }, event) => {
        checkAgent(state, instruction, agent, event);
        move(state, instruction, ["Accepted"], "Final", event);
      },
      PaymentRejected: (state, { instruction, agent }, event) => {
        checkAgent(state, instruction, agent, event);
        unreserve(state, move(state, instruction, ["Instructed", "Accepted"], "Rejected", event), event);
      },
      PaymentExpired: (state, { instruction }, event) =>
        unreserve(state, move(state, instruction, ["Instructed"], "Expired", event), event),
      SettlementDeskSet: (state, { desk, number, listed }) => void state.desks.set(desk, { number, listed }),
      SettlementAgentSet: (state, { currency, agent }) => void state.agents.set(currency, agent),
    },
    redemption: {
      RedemptionInstructed: (state, { lot, debtor, holder, instruction: id }, event) => {
        const { payer, payee, subject } = known(state, id, event);
        if (payer !== debtor || payee !== holder || BigInt(subject) !== lot) {
          throw unexplained(event, `instruction ${id}`, "it names other parties or another lot");
        }
        state.redemptions.set(id, lot);
      },
    },
  },
);
