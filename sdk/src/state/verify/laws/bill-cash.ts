import { endOf, instrumentOf, lotName } from "../../../path/lot-name.js";
import { decodeStep, StepAct } from "../../../path/step.js";
import { Flag } from "../../flags.js";
import { instructionStateName, isOpenInstruction } from "../../instructions.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./law.js";

/**
 * Delivery against payment of bills: every presented lot that ended was paid in full by its acceptor to its holder or
 * pledgee, by a final payment for it; and a lot is locked exactly while its payment is under way.
 */
export function billsPaid({ bills, instructions: { instructions, presentations } }: SuiteState): number {
  const underWay = new Set<bigint>();
  for (const [id, lot] of presentations) if (isOpenInstruction(instructions.get(id))) underWay.add(lot);
  for (const [id, { start, holder, flags, history }] of bills.lots) {
    const name = `lot ${lotName(id)}`;
    const locked = (flags & Flag.InRedemption) !== 0n;
    mustHold(name, "InRedemption exactly while it should be", locked === underWay.has(id), String(flags));
    // What ended in recourse was paid by another desk's instruction.
    if (decodeStep(history.step).act !== StepAct.Redeemed || !presentations.has(history.background)) continue;
    const paid = instructions.get(history.background);
    const { obligor = 0n, currency = 0n } = bills.instruments.get(instrumentOf(id)) ?? {};
    mustEqual(name, "ended on a payment for it", id, presentations.get(history.background) ?? 0n);
    mustEqual(name, "ended against final cash", "Final", instructionStateName(paid?.state ?? 0n));
    mustEqual(name, "paid in full", endOf(id) - start, paid?.amount ?? 0n);
    mustEqual(name, "paid by its acceptor", obligor, paid?.payer ?? 0n);
    mustEqual(name, "paid in its currency", currency, paid?.currency ?? 0n);
    const entitled = paid?.payee === holder || bills.pledgees.has(id);
    mustHold(name, "paid to its holder, or to its pledgee", entitled, String(paid?.payee));
  }
  return presentations.size;
}
