import type { Role } from "../../deploy/powers.ts";
import type { ActClass, Business, MemberKind } from "../helpers/terms.ts";

export type Kind = Exclude<keyof typeof MemberKind, "None">;
export type Right = "PREPARE" | "ACT" | "SIGN" | "ADMINISTER";

/** Who passes the gate: an account with the right, of a member of one of the kinds whose state allows the class. */
export interface Gate {
  business: keyof typeof Business;
  actClass: keyof typeof ActClass;
  right: Right;
  /** All when left out. */
  kinds?: readonly Kind[];
  /** Whether a member on its way out may not do it, though its class is no Close or Report. */
  mustBeActive?: boolean;
}

/** A contract or account of the suite that may call what no member may. */
export type Caller =
  | "deployer"
  | "councillor"
  | "council"
  | "manager"
  | "consortium"
  | "rules"
  | "attestations"
  | "evidence"
  | "receivables"
  | "creditLines"
  | "origination"
  | "servicing"
  | "bulkAssignment"
  | "redemption"
  | "financing"
  | "recourse"
  | "quotas"
  | "acceptors"
  | "bills"
  | "issuance"
  | "guarantees"
  | "pledges"
  | "discounting"
  | "presentation"
  | "billRecourse"
  | "rediscountWindow"
  | "settlement";

/** Who may call a function. */
export type Rule =
  | { gate: Gate }
  /** As `gate`, by a regulator of the kind within its mandate; `otherwise`: how other kinds are turned away. */
  | { mandate: Gate & { kind: Kind }; otherwise: "AttestationsNotResponsible" | "ConsortiumKindForbids" }
  /** An account of a member that administers it, unless the member is in one of these states. */
  | { administrator: true; notWhile: readonly string[] }
  /** Any account of a member, for itself, unless the member is in one of these states. */
  | { itself: true; notWhile: readonly string[] }
  | { council: Role }
  /** These callers; all others get this error. */
  | { only: readonly Caller[]; refusedWith: string }
  | { anyone: true };

/** The rules of a contract's functions that can change state. */
export type Rules = Readonly<Record<string, Rule>>;
