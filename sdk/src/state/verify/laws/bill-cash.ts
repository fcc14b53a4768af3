import { endOf, instrumentOf, lotName } from "../../../path/lot-name.js";
import { decodeStep, StepAct } from "../../../path/step.js";
import { Flag } from "../../flags.js";
import { instructionStateName, isOpenInstruction, type InstructionsState } from "../../instructions.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./law.js";

/**
 * Delivery against payment of bills: what was handed over or ended against cash stands on a final payment for it, what
 * its acceptor paid was paid in full to its holder or pledgee; and a lot is locked exactly while cash for it is under
 * way.
 */
export function billsPaid({ bills, instructions: state }: SuiteState): number {
  const locks = Object.entries(locksOf(state)) as [Lock, ReadonlySet<bigint>][];
  for (const [id, lot] of bills.lots) {
    const name = `lot ${lotName(id)}`;
    for (const [flag, locked] of locks) {
      const lies = (lot.flags & Flag[flag]) !== 0n;
      mustHold(name, `${flag} exactly while it should be`, lies === locked.has(id), String(lot.flags));
    }
    const { act } = decodeStep(lot.history.step);
    const { background } = lot.history;
    if (!AGAINST_CASH.has(act) || (act !== StepAct.Redeemed && BigInt(background) === FREE_OF_PAYMENT)) continue;
    const paid = state.instructions.get(background);
    mustEqual(name, "handed over against final cash", "Final", instructionStateName(paid?.state ?? 0n));
    mustHold(name, "handed over for a payment for it", lotsOf(state, background).includes(id), background);
    const { obligor = 0n, currency = 0n } = bills.instruments.get(instrumentOf(id)) ?? {};
    mustEqual(name, "paid in its currency", currency, paid?.currency ?? 0n);
    if (act !== StepAct.Redeemed) continue;
    mustEqual(name, "paid by its acceptor", obligor, paid?.payer ?? 0n);
    const entitled = paid?.payee === lot.holder || bills.pledgees.has(id);
    mustHold(name, "paid to its holder, or to its pledgee", entitled, String(paid?.payee));
    const value = endOf(id) - lot.start;
    // In recourse interest and costs come on top, or what the holder paid itself.
    const inFull = state.presentations.has(background) ? paid?.amount === value : (paid?.amount ?? 0n) >= value;
    mustHold(name, "paid in full", inFull, String(paid?.amount));
  }
  return bills.lots.size;
}

type Lock = "InRedemption" | "InFinancing" | "InRecourse";

/** The lots that each lock must lie on, by the payments that are under way. */
function locksOf(state: InstructionsState): Readonly<Record<Lock, ReadonlySet<bigint>>> {
  const underWay = (...ids: Iterable<string>[]) =>
    new Set(
      ids
        .flatMap((some) => [...some])
        .filter((id) => isOpenInstruction(state.instructions.get(id)))
        .flatMap((id) => lotsOf(state, id)),
    );
  return {
    InRedemption: underWay(state.presentations.keys()),
    InFinancing: underWay(state.discounts.keys(), state.rediscounts.keys()),
    InRecourse: underWay(state.billRecoveries.keys()),
  };
}

/** The lots of bills that an instruction pays for. */
function lotsOf(state: InstructionsState, id: string): readonly bigint[] {
  const one = state.presentations.get(id) ?? state.discounts.get(id) ?? state.billRecoveries.get(id);
  return one === undefined ? (state.rediscounts.get(id) ?? []) : [one];
}

const FREE_OF_PAYMENT = 0n;

const AGAINST_CASH: ReadonlySet<bigint> = new Set([
  StepAct.Redeemed,
  StepAct.Sold,
  StepAct.Discounted,
  StepAct.Repurchased,
  StepAct.Recovered,
]);
