import { stepsOf } from "../../path/history.js";
import { decodeStep, PASSED_ON, HANDED_OVER, StepAct, type Step } from "../../path/step.js";
import type { BillRoleName } from "../../values/enums.js";
import type { RecourseGround } from "./records.js";

/** One who stands on a bill: the acceptor first, then the drawer, then who endorsed it, in order; each with guarantors. */
export interface BillParty {
  readonly member: bigint;
  /** 0 for the acceptor, 1 for the drawer, 2 for the first endorser and so on. */
  readonly order: number;
  readonly guarantor: boolean;
  readonly role: BillRoleName;
}

const ROLES = [
  ["Acceptor", "AcceptorsGuarantor"],
  ["Drawer", "DrawersGuarantor"],
  ["Endorser", "EndorsersGuarantor"],
] as const;
const FIRST_ENDORSER = 2;

function party(member: bigint, order: number, guarantor: boolean): BillParty {
  const [own, guarantors] = ROLES[Math.min(order, FIRST_ENDORSER)] ?? ROLES[FIRST_ENDORSER];
  return { member, order, guarantor, role: guarantor ? guarantors : own };
}

/** Whether who passed the lot on by this step answers for it to a holder. */
function answersFor({ act, to }: Step, holder: bigint): boolean {
  if (act === StepAct.Sold || act === StepAct.Repurchased || act === StepAct.Recovered) return false;
  return act !== StepAct.EndorsedNotTransferable || to === holder;
}

/** All who stand on a bill, in the order in which they came onto it. */
function partiesOf({ history, acceptor, holder }: RecourseGround): BillParty[] {
  const parties = [party(acceptor, 0, false)];
  let guarantors: bigint[] = [];
  let order = 0;
  for (const step of stepsOf(history).map((at) => decodeStep(at.step))) {
    if (step.act === StepAct.GuaranteedAcceptor) parties.push(party(step.from, 0, true));
    if (step.act === StepAct.Guaranteed) guarantors.push(step.from);
    if (!PASSED_ON.has(step.act) && !HANDED_OVER.has(step.act)) continue;
    if (answersFor(step, holder)) {
      const at = ++order;
      parties.push(party(step.from, at, false), ...guarantors.map((member) => party(member, at, true)));
    }
    guarantors = [];
  }
  return parties;
}

function isBefore(a: BillParty, b: BillParty): boolean {
  return a.order < b.order || (a.order === b.order && !a.guarantor && b.guarantor);
}

/** Those liable to the holder of a lot, each once: all before its own place, the endorsers only if presented in time. */
export function liableOn(ground: RecourseGround): BillParty[] {
  const parties = partiesOf(ground);
  const own = parties.filter(({ member }) => member === ground.holder);
  const liable = parties.filter(
    (one) =>
      (one.order < FIRST_ENDORSER || !ground.presented.overdue) && own.every((standing) => isBefore(one, standing)),
  );
  return liable.filter(({ member }, i) => liable.findIndex((other) => other.member === member) === i);
}

/** From when on, and by which rule, the right against one who is liable lapses. */
export function termOf({ maturity, paidAt, presented }: RecourseGround, { order }: BillParty) {
  if (order < FIRST_ENDORSER) return { since: maturity, months: "bills.prescriptionMonths" };
  if (paidAt !== 0n) return { since: paidAt, months: "bills.reRecoursePrescriptionMonths" };
  return { since: presented.dishonouredAt, months: "bills.recoursePrescriptionMonths" };
}
