import { dataSlice, id, keccak256, toBeHex, zeroPadBytes } from "ethers";
import type { SuiteEvent } from "../events/types.js";

/** EIP-712 type of what applicant and bank agree on; that of the financing desk. */
const AGREEMENT = id(
  "Financing(uint256 lot,bytes21 trail,uint40 units,uint24 applicant,uint24 bank,uint8 kind," +
    "bytes32 applicantReference,uint40 principal,uint32 ratePpm,uint40 disburseBy,uint40 issuedAt,uint40 deadline)",
);

/** What the holder applied for. */
export type FinancingApplication = Extract<SuiteEvent, { readonly name: "FinancingApplied" }>["args"]["application"];
/** What the bank offered. */
export type FinancingOffer = Extract<SuiteEvent, { readonly name: "FinancingOffered" }>["args"]["offer"];

function words(...values: readonly (bigint | string)[]): string {
  return values
    .map((value) => (typeof value === "string" ? zeroPadBytes(value, 32) : toBeHex(value, 32)).slice(2))
    .join("");
}

function applicationWords({ ref, units, applicant, bank, kind, applicantReference }: FinancingApplication): string {
  return words(ref.lot, ref.trail, units, applicant, bank, kind, applicantReference);
}

function cut(hash: string): string {
  return dataSlice(hash, 0, 20);
}

/** The deal of an application: the hash of what was applied for. */
export function applicationDeal(application: FinancingApplication): string {
  return cut(keccak256(`0x${applicationWords(application)}`));
}

/** The deal of an offer: what was applied for and what was offered, not signed. */
export function offerTermsDeal(application: FinancingApplication, offer: FinancingOffer): string {
  const { principal, ratePpm, disburseBy } = offer;
  return cut(keccak256(`${AGREEMENT}${applicationWords(application)}${words(principal, ratePpm, disburseBy, 0n, 0n)}`));
}
