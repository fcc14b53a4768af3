import { ZeroAddress } from "ethers";
import { endOf, instrumentOf, lotName } from "../../../path/lot-name.js";
import { decodeStep, StepAct } from "../../../path/step.js";
import { Flag } from "../../flags.js";
import { instructionStateName, InstructionState, type InstructionRecord } from "../../instructions.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./invariant.js";

/** What final payments moved adds up to nothing in each currency: cash changes hands, none appears. */
export function cashConservation({ instructions: { instructions } }: SuiteState): number {
  const positions = new Map<bigint, Map<bigint, bigint>>();
  for (const { state, payer, payee, currency, amount } of instructions.values()) {
    if (state !== InstructionState.Final) continue;
    const members = positions.get(currency) ?? new Map<bigint, bigint>();
    members.set(payer, (members.get(payer) ?? 0n) - amount);
    members.set(payee, (members.get(payee) ?? 0n) + amount);
    positions.set(currency, members);
  }
  for (const [currency, members] of positions) {
    const sum = [...members.values()].reduce((total, position) => total + position, 0n);
    mustEqual(`cash in currency ${currency}`, "final payments add up to nothing", 0n, sum);
  }
  return positions.size;
}

/** What returns took of a final payment, and no more, is what it counts as returned. */
export function returns({ instructions: { instructions } }: SuiteState): number {
  const returned = new Map<string, bigint>();
  for (const { state, desk, subject, amount } of instructions.values()) {
    const stands = state !== InstructionState.Rejected && state !== InstructionState.Expired;
    if (desk === ZeroAddress && stands) returned.set(subject, (returned.get(subject) ?? 0n) + amount);
  }
  for (const [id, record] of instructions) {
    mustEqual(`instruction ${id}`, "returned by its returns", returned.get(id) ?? 0n, record.returned);
    mustHold(`instruction ${id}`, "returned at most once", record.returned <= record.amount, String(record.returned));
  }
  return instructions.size;
}

/**
 * Delivery against payment: every redeemed lot stands on one final instruction over its units to its holder, every
 * such instruction delivered, and a lot is locked exactly while one for it is under way.
 */
export function deliveryVersusPayment({ lots: { lots, instruments }, instructions: state }: SuiteState): number {
  const underWay = new Set<bigint>();
  for (const [id, instruction] of state.instructions) {
    if (instruction.desk === ZeroAddress) continue;
    const lot = BigInt(instruction.subject);
    mustEqual(`instruction ${id}`, "its desk named the lot", lotName(lot), lotName(state.redemptions.get(id) ?? 0n));
    if (OPEN.has(instruction.state)) underWay.add(lot);
    const redeemedBy = lots.get(lot)?.history.background;
    const delivered = instruction.state === InstructionState.Final;
    mustHold(
      `instruction ${id}`,
      "delivers exactly when final",
      delivered === (redeemedBy === id),
      stateOf(instruction),
    );
  }
  for (const [id, { holder, start, flags, history }] of lots) {
    const name = `lot ${lotName(id)}`;
    const locked = (flags & Flag.InRedemption) !== 0n;
    mustHold(name, "locked exactly while its payment is under way", locked === underWay.has(id), `locked: ${locked}`);
    if (decodeStep(history.step).act !== StepAct.Redeemed) continue;
    const paid = state.instructions.get(history.background);
    mustEqual(name, "redeemed for its units", endOf(id) - start, paid?.amount ?? 0n);
    mustEqual(name, "redeemed to its holder", holder, paid?.payee ?? 0n);
    const { obligor = 0n, currency = 0n } = instruments.get(instrumentOf(id)) ?? {};
    mustEqual(name, "redeemed by its debtor", obligor, paid?.payer ?? 0n);
    mustEqual(name, "redeemed in its currency", currency, paid?.currency ?? 0n);
  }
  return lots.size;
}

const OPEN: ReadonlySet<bigint> = new Set([InstructionState.Instructed, InstructionState.Accepted]);

function stateOf({ state }: InstructionRecord): string {
  return instructionStateName(state);
}
