import { expect } from "chai";
import { readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { BUYER, SELLER, ubl, ublText } from "./fixtures/ubl.ts";

const read = (fixture?: Parameters<typeof ubl>[0]) => readDocument(ubl(fixture));

describe("readDocument", () => {
  describe("fields", () => {
    it("reads number, dates, currency, amount and parties of an invoice", () => {
      const document = read();
      expect(document).to.deep.include({
        kind: "Invoice",
        root: "Invoice",
        typeCode: "380",
        number: "LG-2026-0917",
        invoiceCode: null,
        issueDate: "2026-09-17",
        dueDate: "2026-12-30",
        currency: "CNY",
        payableAmount: "1200000.00",
        payableMinor: 120_000_000n,
        payeeName: null,
        orderReference: null,
        contractReferences: [],
        precedingInvoices: [],
      });
      expect(document.seller).to.deep.include({ name: SELLER.name, id: SELLER.legalId, idScheme: null });
      expect(document.buyer).to.deep.include({ name: BUYER.name, id: BUYER.legalId });
    });

    it("reads references, the payee and the invoice code", () => {
      const extra = `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>A1</cbc:ID><cbc:IssueDate>2026-01-02</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference>
        <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>A2</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
        <cac:OrderReference><cbc:ID>PO 7</cbc:ID></cac:OrderReference>
        <cac:ContractDocumentReference><cbc:ID>C-9</cbc:ID></cac:ContractDocumentReference>
        <cac:AdditionalDocumentReference><cbc:ID schemeID="CN-FPDM">3100 2621 30</cbc:ID></cac:AdditionalDocumentReference>
        <cac:PayeeParty><cac:PartyName><cbc:Name>Factor</cbc:Name></cac:PartyName></cac:PayeeParty>`;
      expect(read({ extra })).to.deep.include({
        precedingInvoices: [
          { number: "A1", issueDate: "2026-01-02" },
          { number: "A2", issueDate: null },
        ],
        orderReference: "PO 7",
        contractReferences: ["C-9"],
        invoiceCode: "3100262130",
        payeeName: "Factor",
      });
    });

    it("ignores CDATA boundaries, comments and processing instructions inside text", () => {
      expect(read({ number: "LG<!-- no -->-20<![CDATA[26]]>-<?x y?>0917" }).number).to.equal("LG-2026-0917");
    });

    it("reads a document with comments and processing instructions between its elements", () => {
      const between = ublText().replaceAll("><cbc:", "><?x y?><!-- z --><cbc:");
      expect(readDocument(new TextEncoder().encode(between))).to.deep.equal(read());
    });

    it("resolves the five predefined entities and character references", () => {
      expect(read({ number: "A&amp;B&#45;&#x31;" }).number).to.equal("A&B-1");
    });

    it("collapses white space of text", () => {
      expect(read({ number: "\n  LG 1\n\t 2 " }).number).to.equal("LG 1 2");
    });

    it("does not look inside extensions or lines for fields of the document", () => {
      const top = `<x:E xmlns:x="urn:x"><cbc:ID>WRONG</cbc:ID></x:E>`;
      const extra = `<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>`;
      expect(read({ top, extra }).number).to.equal("LG-2026-0917");
    });

    it("reads any namespace prefixes", () => {
      const text = ublText().replaceAll("cbc:", "b0:").replaceAll("cac:", "Ünï:").replace("xmlns:cbc", "xmlns:b0");
      const renamed = text
        .replace("xmlns:cac", "xmlns:Ünï")
        .replace('<Invoice xmlns="', '<u:Invoice xmlns:u="')
        .replace("</Invoice>", "</u:Invoice>");
      expect(readDocument(new TextEncoder().encode(renamed))).to.deep.equal(read());
    });
  });

  describe("mandatory fields", () => {
    const cases = [
      ["number", "/Invoice/cbc:ID"],
      ["issueDate", "/Invoice/cbc:IssueDate"],
      ["typeCode", "/Invoice/cbc:InvoiceTypeCode"],
      ["currency", "/Invoice/cbc:DocumentCurrencyCode"],
      ["amount", "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount"],
      ["amountCurrency", "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount/@currencyID"],
      ["seller", "/Invoice/cac:AccountingSupplierParty/cac:Party"],
      ["buyer", "/Invoice/cac:AccountingCustomerParty/cac:Party"],
    ] as const;
    for (const [field, path] of cases)
      it(`names ${path} when it is missing`, () => {
        expectRefusal(() => read({ [field]: null }), "DOCUMENT_FIELD_MISSING", { path });
      });

    it("takes an empty field as missing", () => {
      expectRefusal(() => read({ number: " \n " }), "DOCUMENT_FIELD_MISSING", { path: "/Invoice/cbc:ID" });
    });

    it("names the party's name when there is none", () => {
      expectRefusal(() => read({ buyer: { ...BUYER, name: null } }), "DOCUMENT_FIELD_MISSING", {
        path: "/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
      });
    });
  });

  describe("fields that occur twice", () => {
    const total = `<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="CNY">1.00</cbc:PayableAmount></cac:LegalMonetaryTotal>`;
    const cases = [
      [{ extra: total }, "/Invoice/cac:LegalMonetaryTotal"],
      [{ extra: "<cbc:ID>other</cbc:ID>" }, "/Invoice/cbc:ID"],
      [{ extra: "<cbc:IssueDate>2026-09-18</cbc:IssueDate>" }, "/Invoice/cbc:IssueDate"],
      [{ extra: "<cac:AccountingSupplierParty/>" }, "/Invoice/cac:AccountingSupplierParty"],
    ] as const;
    for (const [fixture, path] of cases)
      it(`refuses a second ${path}`, () => {
        expectRefusal(() => read(fixture), "DOCUMENT_FIELD_REPEATED", { path, count: 2 });
      });

    it("refuses a second payable amount in one total", () => {
      const text = ublText().replace(
        "</cac:Legal",
        '<cbc:PayableAmount currencyID="CNY">2</cbc:PayableAmount></cac:Legal',
      );
      expectRefusal(() => readDocument(new TextEncoder().encode(text)), "DOCUMENT_FIELD_REPEATED", {
        path: "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount",
        count: 2,
      });
    });
  });

  it("refuses elements where text belongs", () => {
    expectRefusal(() => read({ number: "12<b>3</b>" }), "DOCUMENT_FIELD_INVALID", {
      path: "/Invoice/cbc:ID",
      value: "<b>",
      expected: "text",
    });
  });

  it("refuses an invoice code that has neither 10 nor 12 digits", () => {
    const extra = `<cac:AdditionalDocumentReference><cbc:ID schemeID="CN-FPDM">31002621301</cbc:ID></cac:AdditionalDocumentReference>`;
    expectRefusal(() => read({ extra }), "DOCUMENT_FIELD_INVALID");
  });

  it("refuses two invoice codes", () => {
    const code = `<cac:AdditionalDocumentReference><cbc:ID schemeID="CN-FPDM">3100262130</cbc:ID></cac:AdditionalDocumentReference>`;
    expectRefusal(() => read({ extra: code + code }), "DOCUMENT_FIELD_REPEATED", {
      path: "/Invoice/cac:AdditionalDocumentReference/cbc:ID",
      count: 2,
    });
  });
});
