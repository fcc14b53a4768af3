import type { CurrencyUnits } from "../values/currency.js";

/**
 * How far a sent act is known to have come: planned as a list of transactions, which have records of their own; signed
 * and perhaps on its way; handed to a wallet that signs and sends by itself; carried out; carried out by the chain but
 * refused by the contract; its number used by another transaction; refused by the node before it was anywhere.
 */
export type OutboxStatus = "planned" | "signed" | "asked" | "done" | "failed" | "lost" | "refused";

/** One transaction of a list, all or nothing. */
export interface Part {
  readonly data: string;
  /** Where its items stand in the list as it was given. */
  readonly places: readonly number[];
}

/** How a list is cut into transactions: decided before the first is signed, and kept so that no crash cuts it anew. */
export interface Plan {
  readonly parts: readonly Part[];
  /** The currency in which errors tell amounts. */
  readonly currency?: CurrencyUnits | undefined;
}

/** What the outbox keeps of one act, under its business id. */
export interface OutboxRecord {
  readonly businessId: string;
  readonly act: string;
  /** Hash of act and parameters, see `fingerprintOf`. */
  readonly fingerprint: string;
  readonly status: OutboxStatus;
  /** Tells this try from an earlier one under the same business id that came to nothing. */
  readonly attempt: string;
  /** When it was signed, ISO 8601 by this machine's clock; for people only. */
  readonly signedAt: string;
  readonly to: string;
  readonly data: string;
  /** The signed bytes; the same ones are sent again after a fault. Absent when a wallet signs. */
  readonly raw?: string;
  readonly nonce?: number;
  readonly hash?: string;
  /** How it is cut, where it is a list. */
  readonly plan?: Plan;
  /** What the act returned, once it is done. */
  readonly result?: unknown;
  /** Code of the error it failed with. */
  readonly error?: string;
}

/** What must survive the process: which acts were signed, and what became of them. One account on one chain. */
export interface Outbox {
  /** The record of a business id, if any. */
  find(businessId: string): Promise<OutboxRecord | undefined>;
  /** Records that are planned, signed or asked, in the order of their numbers. */
  unfinished(): Promise<readonly OutboxRecord[]>;
  /** Keeps a record for good before it returns; replaces the earlier one of the same business id. */
  put(record: OutboxRecord): Promise<void>;
  /** Gives the account up to other processes. */
  close(): Promise<void>;
}

/** Whether what became of an act is still open. */
export function isUnfinished({ status }: OutboxRecord): boolean {
  return status === "planned" || status === "signed" || status === "asked";
}

export function byNonce(a: OutboxRecord, b: OutboxRecord): number {
  return (a.nonce ?? -1) - (b.nonce ?? -1);
}
