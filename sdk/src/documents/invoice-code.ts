import { children, attribute, textOf, type Located } from "./element.js";
import { documentError } from "./errors.js";

/** `schemeID` that marks the invoice code among the additional references of a UBL document. */
export const INVOICE_CODE_SCHEME = "CN-FPDM";

/**
 * The invoice code (fapiao daima) that with the number names a Chinese VAT invoice on paper. UBL has no field of its
 * own for it: the suite writes and reads it as `cac:AdditionalDocumentReference/cbc:ID[@schemeID='CN-FPDM']`. Fully
 * digital invoices have a number of 20 digits and no code.
 *
 * @throws DOCUMENT_FIELD_INVALID when it has neither 10 nor 12 digits, DOCUMENT_FIELD_REPEATED
 */
export function readInvoiceCode(root: Located): string | null {
  const found = children(root, "cac:AdditionalDocumentReference")
    .flatMap((reference) => children(reference, "cbc:ID"))
    .filter((id) => attribute(id, "schemeID") === INVOICE_CODE_SCHEME);
  const [first] = found;
  if (first === undefined) return null;
  if (found.length > 1) throw documentError("DOCUMENT_FIELD_REPEATED", { path: first.path, count: found.length });
  const value = (textOf(first) ?? "").normalize("NFKC").replace(/\s/g, "");
  if (!/^(\d{10}|\d{12})$/.test(value))
    throw documentError("DOCUMENT_FIELD_INVALID", { path: first.path, value, expected: "a code of 10 or 12 digits" });
  return value;
}
