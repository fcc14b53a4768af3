import { ActClass, MemberState } from "../helpers/terms.ts";

/**
 * Who may take part, written from the sentences of the domain and from nothing in the contracts:
 * an active member may do everything; "Suspended: close only"; "Exiting: may dispose, answer and collect, not acquire"
 * - whoever would acquire must be fully active -; "what an exited member still holds it can collect, nothing else"; an
 * applicant is no member yet. A report says what has happened already, and every member but one that left may make it.
 */
export function mayTakePart(state: bigint, actClass: bigint, mustBeActive: boolean): boolean {
  const opens = actClass === ActClass.Start || actClass === ActClass.Answer;
  switch (state) {
    case MemberState.Active:
      return true;
    case MemberState.Suspended:
      return !opens;
    case MemberState.Exiting:
      return !opens || !mustBeActive;
    case MemberState.Exited:
      return actClass === ActClass.Close;
    default:
      return false;
  }
}

/** A refusal of the gate: the error's name and what it names. */
export type Refusal = readonly [name: string, ...values: (bigint | string)[]];

/** Why a member may not take part, if so: its state is judged before its kind. */
export function refusalOf(
  member: { number: bigint; state: bigint; kind: bigint },
  actClass: bigint,
  mustBeActive: boolean,
  allowedKinds: bigint,
): Refusal | undefined {
  const { number, state, kind } = member;
  if (!mayTakePart(state, actClass, mustBeActive)) {
    return ["ConsortiumMemberStateForbids", number, state, actClass];
  }
  if (!isIn(kind, allowedKinds)) return ["ConsortiumKindForbids", number, kind, allowedKinds];
  return undefined;
}

function isIn(kind: bigint, set: bigint): boolean {
  return set.toString(2).split("").reverse()[Number(kind)] === "1";
}
