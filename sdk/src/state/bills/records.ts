import type { EventOf } from "../../events/types.js";
import { billsTable } from "../../tables/index.js";
import { asBigints } from "../numbers.js";
import type { LedgerState } from "../lots/records.js";

/** States of a bill. */
export const BillState = asBigints(billsTable.states);

export type BillStateName = keyof typeof BillState;

/** What a bill says, as it was registered. */
export type BillTerms = Extract<EventOf<"issuance">, { readonly name: "BillRegistered" }>["args"]["terms"];

/** A bill as its drawer made it out, and what its acceptor took for it. */
export interface Registration {
  readonly terms: BillTerms;
  /** UTC seconds. */
  readonly time: bigint;
  readonly epoch: bigint;
  /** Deposit that the acceptor took, minor units. */
  margin: bigint;
}

/** What a desk has told of a lot, and the ledger is to write on it in the same transaction: the step, and whose. */
export interface Announced {
  readonly act: bigint;
  readonly by: bigint;
}

/** What is known of a lot's presentation, as `IPresentation.presentationOf` returns it. */
export interface PresentedRecord {
  readonly presenter: bigint;
  readonly presentedAt: bigint;
  readonly dishonourFrom: bigint;
  readonly dishonouredAt: bigint;
  readonly overdue: boolean;
}

/** What is known of a lot that was never presented, or is no longer. */
export const NOT_PRESENTED: PresentedRecord = {
  presenter: 0n,
  presentedAt: 0n,
  dishonourFrom: 0n,
  dishonouredAt: 0n,
  overdue: false,
};

/** The ledger of bills, and what its desks keep. */
export interface BillsState extends LedgerState {
  readonly registrations: Map<bigint, Registration>;
  /** Whom each lot is pledged to; nobody once it was given free or paid. */
  readonly pledgees: Map<bigint, bigint>;
  /** Contracts that may say that a pledge ended with its lot. */
  readonly pledgeDesks: Map<string, boolean>;
  readonly presentations: Map<bigint, PresentedRecord>;
  /** By lot; empty between transactions. */
  readonly announced: Map<bigint, Announced>;
  /** Bills that ended unpaid, until the desk says why; empty between transactions. */
  readonly terminated: Set<bigint>;
}
