import { ZeroAddress } from "ethers";
import { endOf, instrumentOf, lotName, lotOfSubject } from "../../../path/lot-name.js";
import { decodeStep, StepAct } from "../../../path/step.js";
import { Flag } from "../../flags.js";
import { instructionStateName, InstructionState, type InstructionRecord } from "../../instructions.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./law.js";

/** In each currency, what was finally paid for lots is what was redeemed: no cash without a claim, and none twice. */
export function cashConservation({ instructions: { instructions }, lots: { instruments } }: SuiteState): number {
  const redeemed = new Map<bigint, bigint>();
  for (const { currency, redeemed: units } of instruments.values()) add(redeemed, currency, units);
  const paid = new Map<bigint, bigint>();
  for (const { state, desk, currency, amount } of instructions.values()) {
    if (state === InstructionState.Final && desk !== ZeroAddress) add(paid, currency, amount);
  }
  const currencies = new Set([...redeemed.keys(), ...paid.keys()]);
  for (const currency of currencies) {
    const claims = redeemed.get(currency) ?? 0n;
    mustEqual(
      `cash in currency ${currency}`,
      "final payments for lots are what was redeemed",
      claims,
      paid.get(currency) ?? 0n,
    );
  }
  return currencies.size;
}

function add<Key>(sums: Map<Key, bigint>, key: Key, amount: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amount);
}

/** What returns took of a final payment, and no more, is what it counts as returned. */
export function returns({ instructions: { instructions } }: SuiteState): number {
  const returned = new Map<string, bigint>();
  for (const { state, desk, subject, amount } of instructions.values()) {
    const stands = state !== InstructionState.Rejected && state !== InstructionState.Expired;
    if (desk === ZeroAddress && stands) add(returned, subject, amount);
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
    const lot = lotOfSubject(instruction.subject);
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
