import { documentError } from "./errors.js";

/** Types of UNTDID 1001 that credit the buyer, whatever the root element (EN 16931, code list of BT-3). */
const CREDIT_TYPES: ReadonlySet<number> = new Set([81, 83, 261, 262, 296, 308, 381, 396, 420, 458, 532]);

/**
 * Whether a document type of UNTDID 1001 is a credit note.
 *
 * @param path where the code stands, for the error
 * @throws DOCUMENT_FIELD_INVALID when it is no code of up to three digits
 * @example
 * isCreditType("381", "/Invoice/cbc:InvoiceTypeCode"); // true
 */
export function isCreditType(code: string, path: string): boolean {
  if (!/^\d{1,3}$/.test(code))
    throw documentError("DOCUMENT_FIELD_INVALID", { path, value: code, expected: "a type code of UNTDID 1001" });
  return CREDIT_TYPES.has(Number(code));
}
