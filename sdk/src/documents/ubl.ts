import type { XmlDocument } from "libxml2-wasm";
import { minorUnits } from "./amount.js";
import { currencyOn } from "./currency.js";
import { calendarDay } from "./date.js";
import type { DocumentParty, PrecedingInvoice, TradeDocument } from "./document.js";
import { attribute, children, only, optionalText, requiredText, textOf, type Located } from "./element.js";
import { documentError } from "./errors.js";
import { readInvoiceCode } from "./invoice-code.js";
import { readParty } from "./party.js";
import { isCreditType } from "./type-code.js";
import { DEFAULT_MAX_BYTES, withXml } from "./xml.js";

/** Settings of {@link readDocument}. */
export interface ReadOptions {
  /** Larger documents are refused; 10 MiB unless told otherwise. */
  readonly maxBytes?: number;
}

function required(parent: Located, path: string): Located {
  const found = only(parent, path);
  if (found === null) throw documentError("DOCUMENT_FIELD_MISSING", { path: `${parent.path}/${path}` });
  return found;
}

function readRoot(xml: XmlDocument): Located & { name: TradeDocument["root"] } {
  const { name, namespaceUri: namespace } = xml.root;
  if (
    (name !== "Invoice" && name !== "CreditNote") ||
    namespace !== `urn:oasis:names:specification:ubl:schema:xsd:${name}-2`
  )
    throw documentError("DOCUMENT_NOT_UBL", { root: name, namespace });
  return { element: xml.root, path: `/${name}`, name };
}

function readDay(parent: Located, path: string): string | null {
  const at = only(parent, path);
  return at === null ? null : calendarDay(textOf(at) ?? "", at.path);
}

/** The due date (BT-9): of an invoice at the top, of a credit note with the means of payment. */
function readDueDate(root: Located, name: TradeDocument["root"]): string | null {
  const direct = readDay(root, "cbc:DueDate");
  if (direct !== null || name === "Invoice") return direct;
  const days = children(root, "cac:PaymentMeans").map((means) => readDay(means, "cbc:PaymentDueDate"));
  const different = new Set(days.filter((day) => day !== null));
  if (different.size > 1)
    throw documentError("DOCUMENT_FIELD_REPEATED", {
      path: `${root.path}/cac:PaymentMeans/cbc:PaymentDueDate`,
      count: different.size,
    });
  return [...different][0] ?? null;
}

function readAmount(root: Located, issueDate: string) {
  const currency = requiredText(root, "cbc:DocumentCurrencyCode");
  const known = currencyOn(currency, issueDate);
  if (typeof known?.exponent !== "number")
    throw documentError("DOCUMENT_CURRENCY_UNKNOWN", { currency, date: issueDate });
  const payable = required(root, "cac:LegalMonetaryTotal/cbc:PayableAmount");
  const payableAmount = requiredText(root, "cac:LegalMonetaryTotal/cbc:PayableAmount");
  const amountCurrency = attribute(payable, "currencyID");
  if (amountCurrency === null) throw documentError("DOCUMENT_FIELD_MISSING", { path: `${payable.path}/@currencyID` });
  if (amountCurrency !== currency)
    throw documentError("DOCUMENT_CURRENCY_MISMATCH", { documentCurrency: currency, amountCurrency });
  const payableMinor = minorUnits(payableAmount, { alpha: currency, exponent: known.exponent }, payable.path);
  return { currency, payableAmount, payableMinor };
}

function readPreceding(root: Located): PrecedingInvoice[] {
  return children(root, "cac:BillingReference")
    .flatMap((billing) => children(billing, "cac:InvoiceDocumentReference"))
    .map((invoice) => ({ number: requiredText(invoice, "cbc:ID"), issueDate: readDay(invoice, "cbc:IssueDate") }));
}

function readParties(root: Located): { seller: DocumentParty; buyer: DocumentParty } {
  return {
    seller: readParty(required(root, "cac:AccountingSupplierParty/cac:Party")),
    buyer: readParty(required(root, "cac:AccountingCustomerParty/cac:Party")),
  };
}

function readTradeDocument(xml: XmlDocument): TradeDocument {
  const root = readRoot(xml);
  const typePath = `cbc:${root.name}TypeCode`;
  const number = requiredText(root, "cbc:ID");
  const typeCode = requiredText(root, typePath);
  const credits = isCreditType(typeCode, `${root.path}/${typePath}`);
  const issueDate = calendarDay(requiredText(root, "cbc:IssueDate"), `${root.path}/cbc:IssueDate`);
  return {
    kind: root.name === "CreditNote" || credits ? "CreditNote" : "Invoice",
    root: root.name,
    typeCode,
    number,
    invoiceCode: readInvoiceCode(root),
    issueDate,
    dueDate: readDueDate(root, root.name),
    ...readAmount(root, issueDate),
    ...readParties(root),
    payeeName: optionalText(root, "cac:PayeeParty/cac:PartyName/cbc:Name"),
    orderReference: optionalText(root, "cac:OrderReference/cbc:ID"),
    contractReferences: children(root, "cac:ContractDocumentReference").map((at) => requiredText(at, "cbc:ID")),
    precedingInvoices: readPreceding(root),
  };
}

/**
 * Reads a UBL 2.1 Invoice or CreditNote (EN 16931, Peppol BIS Billing 3, XRechnung) from the bytes of its file: any
 * namespace prefixes, any encoding the file declares. The file is not trusted: DOCTYPE, entities and anything external
 * are refused. Arithmetic of the document is the issuer's business and is not judged here.
 *
 * @throws DocumentError that names what is wrong and where
 * @example
 * const invoice = readDocument(await readFile("invoice.xml"));
 * invoice.payableMinor; // 120000000n
 */
export function readDocument(bytes: Uint8Array, options: ReadOptions = {}): TradeDocument {
  return withXml(bytes, options.maxBytes ?? DEFAULT_MAX_BYTES, readTradeDocument);
}
