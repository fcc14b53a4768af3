import { ZeroAddress } from "ethers";
import { endOf, instrumentOf, lotName } from "../../../path/lot-name.js";
import { decodeStep, StepAct } from "../../../path/step.js";
import { FinancingKind, FinancingState, isOpen, type FinancingRecord } from "../../financings.js";
import { Flag } from "../../flags.js";
import {
  instructionStateName,
  InstructionState,
  isOpenInstruction,
  type InstructionRecord,
} from "../../instructions.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./law.js";

/** What is paid of each lot is what was finally paid for it: no cash without a claim, and none twice. */
export function cashConservation({ instructions: state, redemption: { paid }, lots: { lots } }: SuiteState): number {
  const received = new Map<bigint, bigint>();
  for (const [id, lot] of state.redemptions) {
    const { state: standing, amount } = state.instructions.get(id) ?? { state: InstructionState.None, amount: 0n };
    if (standing === InstructionState.Final) add(received, lot, amount);
  }
  for (const lot of new Set([...paid.keys(), ...received.keys()])) {
    const name = `lot ${lotName(lot)}`;
    mustEqual(name, "paid by final payments for it", received.get(lot) ?? 0n, paid.get(lot) ?? 0n);
    const { start = 0n } = lots.get(lot) ?? {};
    mustHold(name, "paid at most once", (paid.get(lot) ?? 0n) <= endOf(lot) - start, String(paid.get(lot)));
  }
  return paid.size;
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
 * Delivery against payment: every redeemed lot was paid in full by its debtor, the last of it by the instruction it
 * ended on; what was sold or taken over in recourse stands on a final instruction; and a lot is locked exactly while a
 * payment for it is under way.
 */
export function deliveryVersusPayment(suite: SuiteState): number {
  const { instructions: state, redemption, lots } = suite;
  const ofBills = [state.presentations, state.discounts, state.rediscounts, state.billRecoveries];
  const kinds = [state.redemptions, state.recoveries, state.financings, ...ofBills];
  for (const [id, { desk }] of state.instructions) {
    const named = kinds.some((kind) => kind.has(id));
    mustHold(`instruction ${id}`, "its desk said what it is for", desk === ZeroAddress || named, desk);
  }
  const locks = Object.entries(locksOf(suite)) as [Lock, ReadonlySet<bigint>][];
  const pledgees = pledgeesOf(suite);
  for (const [id, { holder, start, flags, history }] of lots.lots) {
    const name = `lot ${lotName(id)}`;
    for (const [flag, locked] of locks) {
      mustHold(
        name,
        `${flag} exactly while it should be`,
        ((flags & Flag[flag]) !== 0n) === locked.has(id),
        String(flags),
      );
    }
    const { act } = decodeStep(history.step);
    if (!AGAINST_CASH.has(act)) continue;
    const paid = state.instructions.get(history.background);
    mustEqual(name, "handed over against final cash", "Final", paid === undefined ? "None" : stateOf(paid));
    if (act !== StepAct.Redeemed) continue;
    mustEqual(name, "redeemed for its units", endOf(id) - start, redemption.paid.get(id) ?? 0n);
    mustEqual(
      name,
      "redeemed on a payment for it",
      lotName(id),
      lotName(state.redemptions.get(history.background) ?? 0n),
    );
    const { obligor = 0n, currency = 0n } = lots.instruments.get(instrumentOf(id)) ?? {};
    const payee = paid?.payee ?? 0n;
    const entitled = payee === holder || pledgees.get(id)?.has(payee) === true;
    mustHold(name, "redeemed to its holder, or to its pledgee", entitled, String(payee));
    mustEqual(name, "redeemed by its debtor", obligor, paid?.payer ?? 0n);
    mustEqual(name, "redeemed in its currency", currency, paid?.currency ?? 0n);
  }
  return lots.lots.size;
}

/** Who ever held a pledge on a lot. */
function pledgeesOf({ financings: { financings } }: SuiteState): ReadonlyMap<bigint, ReadonlySet<bigint>> {
  const pledgees = new Map<bigint, Set<bigint>>();
  for (const { kind, lot, bank } of financings.values()) {
    if (kind === FinancingKind.Pledge) pledgees.set(lot, (pledgees.get(lot) ?? new Set()).add(bank));
  }
  return pledgees;
}

type Lock = "InRedemption" | "InRecourse" | "InFinancing" | "Pledged";

/** The lots that each lock must lie on, by what is under way for them. */
function locksOf({ instructions: state, financings: { financings } }: SuiteState): Record<Lock, ReadonlySet<bigint>> {
  const underWay = (payments: ReadonlyMap<string, bigint>) =>
    new Set([...payments].flatMap(([id, lot]) => (isOpenInstruction(state.instructions.get(id)) ? [lot] : [])));
  const financed = (wanted: (record: FinancingRecord) => boolean) =>
    new Set([...financings.values()].filter(wanted).map(({ lot }) => lot));
  return {
    InRedemption: underWay(state.redemptions),
    InRecourse: underWay(state.recoveries),
    InFinancing: financed((record) => WAITING.has(record.state)),
    Pledged: financed((record) => record.kind === FinancingKind.Pledge && isOpen(record)),
  };
}

const WAITING: ReadonlySet<bigint> = new Set([FinancingState.Agreed, FinancingState.Disbursing]);
const AGAINST_CASH: ReadonlySet<bigint> = new Set([
  StepAct.Redeemed,
  StepAct.Sold,
  StepAct.SoldWithRecourse,
  StepAct.Recovered,
]);

function stateOf({ state }: InstructionRecord): string {
  return instructionStateName(state);
}
