import { canonicalName, canonicalNumber, canonicalRegistration } from "./canonical.js";
import type { TradeDocument } from "./document.js";

/** One field of a document in canonical form; "" where the document has none. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** Names of the fields of a document, in the order of its contents. */
export const FIELD_NAMES = [
  "kind",
  "typeCode",
  "number",
  "invoiceCode",
  "issueDate",
  "dueDate",
  "currency",
  "amount",
  "seller.id",
  "seller.name",
  "buyer.id",
  "buyer.name",
  "payee.name",
  "orderReference",
  "contractReferences",
  "precedingInvoices",
] as const;

/** Name of a field of a document. */
export type FieldName = (typeof FIELD_NAMES)[number];

function list(values: readonly string[]): string {
  return values.length === 0 ? "" : JSON.stringify([...values].sort());
}

/**
 * The contents of a document in canonical form, always the same fields in the same order. The amount is in minor units,
 * dates are `YYYY-MM-DD`, lists are sorted JSON arrays. The same document in another spelling has the same contents.
 *
 * @example
 * contentsOf(invoice).find(({ name }) => name === "amount")?.value; // "120000000"
 */
export function contentsOf(document: TradeDocument): Field[] {
  const { seller, buyer } = document;
  const values: Record<FieldName, string> = {
    kind: document.kind === "CreditNote" ? "CREDITNOTE" : "INVOICE",
    typeCode: String(Number(document.typeCode)),
    number: canonicalNumber(document.number),
    invoiceCode: document.invoiceCode ?? "",
    issueDate: document.issueDate,
    dueDate: document.dueDate ?? "",
    currency: document.currency,
    amount: document.payableMinor.toString(),
    "seller.id": canonicalRegistration(seller.id ?? ""),
    "seller.name": canonicalName(seller.name),
    "buyer.id": canonicalRegistration(buyer.id ?? ""),
    "buyer.name": canonicalName(buyer.name),
    "payee.name": canonicalName(document.payeeName ?? ""),
    orderReference: canonicalNumber(document.orderReference ?? ""),
    contractReferences: list(document.contractReferences.map(canonicalNumber)),
    precedingInvoices: list(
      document.precedingInvoices.map(({ number, issueDate }) => `${canonicalNumber(number)} ${issueDate ?? ""}`.trim()),
    ),
  };
  return FIELD_NAMES.map((name) => ({ name, value: values[name] }));
}

/** Fields as bytes, unambiguous: no two lists of fields share them. */
export function encodeFields(fields: readonly Field[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(fields.map(({ name, value }) => [name, value])));
}
