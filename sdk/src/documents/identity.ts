import { canonicalNumber, canonicalRegistration } from "./canonical.js";
import type { DocumentParty, TradeDocument } from "./document.js";
import { documentError } from "./errors.js";

/** What makes a document this document and no other, in canonical form. */
export interface DocumentIdentity {
  /** Invoices and credit notes are numbered apart: a credit note may carry the number of its invoice. */
  readonly kind: "INVOICE" | "CREDITNOTE";
  readonly issuer: string;
  /** Invoice code, or "" where there is none. */
  readonly code: string;
  readonly number: string;
}

/**
 * The issuer's number: legal, else VAT, else another tax, else an identifier the parties use. The register's name
 * (`schemeID`) is left out, because one bank's copy may state it and another's not.
 */
function issuerOf({ name, ids }: DocumentParty): string {
  for (const { value } of ids) {
    const canonical = canonicalRegistration(value);
    if (canonical !== "") return canonical;
  }
  throw documentError("DOCUMENT_ISSUER_UNIDENTIFIED", { name });
}

/**
 * The identity of a document: issuer, invoice code where there is one, number.
 *
 * @throws DOCUMENT_ISSUER_UNIDENTIFIED, DOCUMENT_FIELD_INVALID when nothing of the number is left in canonical form
 * @example
 * identityOf(readDocument(bytes)).number; // "INV-2026-0917"
 */
export function identityOf(document: TradeDocument): DocumentIdentity {
  const number = canonicalNumber(document.number);
  if (!/[\p{L}\p{N}]/u.test(number))
    throw documentError("DOCUMENT_FIELD_INVALID", {
      path: `/${document.root}/cbc:ID`,
      value: document.number,
      expected: "a number with letters or digits",
    });
  return {
    kind: document.kind === "CreditNote" ? "CREDITNOTE" : "INVOICE",
    issuer: issuerOf(document.seller),
    code: document.invoiceCode ?? "",
    number,
  };
}

/** The identity as bytes, unambiguous: no two identities share them. */
export function encodeIdentity({ kind, issuer, code, number }: DocumentIdentity): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([kind, issuer, code, number]));
}
