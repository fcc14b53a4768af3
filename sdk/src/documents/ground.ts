import type { TradeDocument } from "./document.js";
import { documentError } from "./errors.js";

/** Largest amount the evidence register holds: 56 bits of minor units. */
const LARGEST_MINOR = 2n ** 56n - 1n;

/** A document that can support a receivable. */
export type ReceivableGround = TradeDocument & { readonly kind: "Invoice"; readonly root: "Invoice" };

/**
 * The document as the ground of a receivable: an invoice with something left to pay.
 *
 * @throws DOCUMENT_IS_CREDIT_NOTE, DOCUMENT_AMOUNT_NOT_POSITIVE, DOCUMENT_AMOUNT_TOO_LARGE (above 2^56 - 1 minor units)
 * @example
 * const ground = asReceivableGround(readDocument(bytes));
 */
export function asReceivableGround(document: TradeDocument): ReceivableGround {
  const { kind, root, number, typeCode, payableAmount: amount, payableMinor, currency } = document;
  if (kind !== "Invoice" || root !== "Invoice") throw documentError("DOCUMENT_IS_CREDIT_NOTE", { number, typeCode });
  if (payableMinor <= 0n) throw documentError("DOCUMENT_AMOUNT_NOT_POSITIVE", { amount, currency });
  if (payableMinor > LARGEST_MINOR) throw documentError("DOCUMENT_AMOUNT_TOO_LARGE", { amount, currency });
  return { ...document, kind, root };
}
