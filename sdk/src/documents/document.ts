/** A registered number of a party. */
export interface PartyId {
  readonly value: string;
  /** The register (ISO 6523 ICD or the like) as the document names it, or null. */
  readonly scheme: string | null;
  /** Kind of register: legal entity, VAT, another tax, or an identifier the parties use. */
  readonly source: "legal" | "vat" | "tax" | "party";
}

/** Seller or buyer of a document. */
export interface DocumentParty {
  /** Registered name, or the trading name where there is none. */
  readonly name: string;
  /** Legal number, or the VAT number where there is none, or null. */
  readonly id: string | null;
  /** Register of {@link DocumentParty.id} as the document names it (`schemeID`), or null. */
  readonly idScheme: string | null;
  /** Every number of the party, best evidence of identity first. */
  readonly ids: readonly PartyId[];
}

/** A reference from a credit note or a correction to the document it changes. */
export interface PrecedingInvoice {
  readonly number: string;
  readonly issueDate: string | null;
}

/** What the suite reads from an invoice or a credit note, whatever its spelling in XML. */
export interface TradeDocument {
  /** What the document is, by root element and type code. */
  readonly kind: "Invoice" | "CreditNote";
  /** Local name of the UBL root element. */
  readonly root: "Invoice" | "CreditNote";
  /** Document type of UNTDID 1001, such as 380 or 381. */
  readonly typeCode: string;
  readonly number: string;
  /** Code that with the number names an invoice (the 10 or 12 digits of a Chinese VAT invoice on paper), or null. */
  readonly invoiceCode: string | null;
  /** `YYYY-MM-DD`. */
  readonly issueDate: string;
  /** `YYYY-MM-DD`, or null. */
  readonly dueDate: string | null;
  /** ISO 4217 alphabetic code. */
  readonly currency: string;
  /** Amount due, in major units, exactly as the file writes it. */
  readonly payableAmount: string;
  /** The same amount in minor units of the currency. */
  readonly payableMinor: bigint;
  readonly seller: DocumentParty;
  readonly buyer: DocumentParty;
  /** Whom to pay when it is not the seller, such as a factor; or null. */
  readonly payeeName: string | null;
  readonly orderReference: string | null;
  readonly contractReferences: readonly string[];
  readonly precedingInvoices: readonly PrecedingInvoice[];
}
