import { dataSlice, id, keccak256, toBeHex, zeroPadBytes } from "ethers";
import type { SuiteEvent } from "../../events/types.js";

/** EIP-712 types of what a request's deal commits to; those of `Origination` and `Receivables`. */
const TERMS = id(
  "Receivable(uint24 debtor,uint24 creditor,uint24 grantor,uint16 currency,uint40 face,uint40 maturity," +
    "bool assignable,bytes32 debtorReference,bytes32 background,uint40 issuedAt,uint40 deadline)",
);
const ASSIGNMENT = id(
  "Assignment(uint256 lot,bytes21 trail,uint24 to,uint40 units,bool recourse,bytes32 background," +
    "uint40 issuedAt,uint40 deadline)",
);
const CANCELLATION = id("Cancellation(uint96 instrument,bytes21 trail,uint40 issuedAt,uint40 deadline)");

/** A request was not signed, so it has no issue time. */
const NOT_SIGNED = 0n;

type Word = bigint | boolean | string;

/** The hash of an EIP-712 type. */
export const dealType = id;

function word(value: Word): string {
  if (typeof value === "string") return zeroPadBytes(value, 32).slice(2);
  return toBeHex(typeof value === "boolean" ? Number(value) : value, 32).slice(2);
}

/** The hash over a type and its fields, one word each. */
export function fullDeal(type: string, ...fields: readonly Word[]): string {
  return keccak256(`${type}${fields.map(word).join("")}`);
}

/** The hash over a type and its fields, cut to the twenty bytes that a request keeps. */
export function deal(type: string, ...fields: readonly Word[]): string {
  return dataSlice(fullDeal(type, ...fields), 0, 20);
}

/** What creditor and debtor agree on. */
export type Terms = Extract<SuiteEvent, { readonly name: "ReceivableConfirmed" }>["args"]["terms"];

/** The deal of a submitted or issued receivable. */
export function termsDeal(terms: Terms, deadline: bigint): string {
  const { debtor, creditor, grantor, currency, face, maturity, assignable, debtorReference, background } = terms;
  const fields = [debtor, creditor, grantor, currency, face, maturity, assignable, debtorReference, background];
  return deal(TERMS, ...fields, NOT_SIGNED, deadline);
}

export interface OfferedTransfer {
  readonly lot: bigint;
  readonly to: bigint;
  readonly units: bigint;
  readonly recourse: boolean;
  readonly background: string;
}

/** The deal of an offer: what was offered, and the trail of the lot it was offered from. */
export function offerDeal(offered: OfferedTransfer, trail: string, deadline: bigint): string {
  const { lot, to, units, recourse, background } = offered;
  return deal(ASSIGNMENT, lot, trail, to, units, recourse, background, NOT_SIGNED, deadline);
}

/** The deal of a cancellation request: the instrument, and its root lot's trail at that time. */
export function cancellationDeal(instrument: bigint, trail: string, deadline: bigint): string {
  return deal(CANCELLATION, instrument, trail, NOT_SIGNED, deadline);
}
