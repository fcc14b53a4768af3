import type { Actor, State } from "./actors.ts";
import type { Gate, Rule } from "./rules.ts";

/** Errors by which the gate turns a caller away for who it is. */
const BY_GATE = [
  "ConsortiumAccountUnknown",
  "ConsortiumRightMissing",
  "ConsortiumMemberUnknown",
  "ConsortiumMemberStateForbids",
  "ConsortiumKindForbids",
  "ConsortiumMandateMissing",
  "ConsortiumHalted",
  "AttestationsNotResponsible",
];

/** Errors that mean that the caller was turned away for who it is, not for what it asked for. */
export function refusals(rule: Rule): readonly string[] {
  if ("only" in rule) return [rule.refusedWith];
  if ("council" in rule) return ["AccessManagedUnauthorized"];
  if ("gate" in rule || "mandate" in rule) return BY_GATE;
  if ("anyone" in rule) return [...BY_GATE, "AccessManagedUnauthorized"];
  return ["ConsortiumAccountUnknown", "ConsortiumRightMissing", "ConsortiumStateNot"];
}

/** The error that an actor must get, or nothing when it may pass. */
export function expected(rule: Rule, actor: Actor): string | undefined {
  const { member } = actor;
  if ("anyone" in rule) return undefined;
  if ("only" in rule) {
    return actor.caller !== undefined && rule.only.includes(actor.caller) ? undefined : rule.refusedWith;
  }
  if ("council" in rule) return actor.caller === "council" ? undefined : "AccessManagedUnauthorized";
  if (member === undefined) return "ConsortiumAccountUnknown";
  if ("gate" in rule) return gated(rule.gate, actor);
  if ("mandate" in rule) {
    const { kind } = rule.mandate;
    // An attribute's authority is looked up before the gate is asked; elsewhere the gate judges the kind in its turn.
    if (rule.otherwise === "AttestationsNotResponsible" && member.kind !== kind) return rule.otherwise;
    return (
      gated({ ...rule.mandate, kinds: [kind] }, actor) ??
      (member.mandate === "covers" ? undefined : "ConsortiumMandateMissing")
    );
  }
  if ("administrator" in rule && !member.rights.includes("ADMINISTER")) return "ConsortiumRightMissing";
  return rule.notWhile.includes(member.state) ? "ConsortiumStateNot" : undefined;
}

function gated({ right, actClass, mustBeActive = false, kinds }: Gate, { member }: Actor): string | undefined {
  const { rights, state, kind } = member!;
  if (!rights.includes(right)) return "ConsortiumRightMissing";
  if (!stateAllows(state, actClass, mustBeActive)) return "ConsortiumMemberStateForbids";
  return kinds === undefined || kinds.includes(kind) ? undefined : "ConsortiumKindForbids";
}

function stateAllows(state: State, actClass: Gate["actClass"], mustBeActive: boolean): boolean {
  const opens = actClass === "Start" || actClass === "Answer";
  switch (state) {
    case "Applied":
      return false;
    case "Active":
      return true;
    case "Suspended":
      return !opens;
    case "Exiting":
      return !opens || !mustBeActive;
    case "Exited":
      return actClass === "Close";
  }
}
