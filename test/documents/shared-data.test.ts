import { expect } from "chai";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import {
  asReceivableGround,
  DocumentError,
  LocalTagProvider,
  readDocument,
  tagDocument,
} from "@tradelane/sdk/documents";
import { byXPath } from "./fixtures/xpath.ts";

const FOLDER = new URL("../../../shared/data/invoices/", import.meta.url);
const files = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .filter((name) => name.endsWith(".xml"))
      .sort()
  : [];
const bytes = (file: string) => readFileSync(new URL(file, FOLDER));

/** What may not become the ground of a receivable, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  "peppol-base-creditnote-correction.xml": "DOCUMENT_IS_CREDIT_NOTE",
  "peppol-base-negative-inv-correction.xml": "DOCUMENT_AMOUNT_NOT_POSITIVE",
  "xrechnung-02.04a-INVOICE_ubl.xml": "DOCUMENT_AMOUNT_NOT_POSITIVE",
};

/** Examples that share issuer and number, by reading them. */
const SAME_INVOICE = [
  ["en16931-guide-example1.xml", "en16931-ubl-tc434-example1.xml"],
  [
    "peppol-Allowance-example.xml",
    "peppol-Vat-category-S.xml",
    "peppol-base-example.xml",
    "peppol-sales-order-example.xml",
  ],
  ["peppol-vat-category-E.xml", "peppol-vat-category-Z.xml"],
  ["xrechnung-01.17a-INVOICE_ubl.xml", "xrechnung-05.01a-INVOICE_ubl.xml"],
  ["xrechnung-04.01a-INVOICE_ubl.xml", "xrechnung-04.03a-INVOICE_ubl.xml"],
];

function verdict(file: string): string {
  try {
    asReceivableGround(readDocument(bytes(file)));
    return "ok";
  } catch (error) {
    return error instanceof DocumentError ? error.code : String(error);
  }
}

describe("example invoices of Peppol, EN 16931 and XRechnung", () => {
  before(function () {
    if (files.length > 0) return;
    console.warn(`    SKIPPED: the example invoices are not in ${FOLDER.pathname}`);
    this.skip();
  });

  it("are all there", () => {
    expect(files.length).to.equal(36);
  });

  for (const file of files) {
    it(`${file} reads as XPath says`, () => {
      const document = readDocument(bytes(file));
      const { seller, buyer, payableCents, preceding, ...fields } = byXPath(bytes(file).toString("utf8"));
      expect(document).to.deep.include(fields);
      expect(document.seller).to.deep.include(seller);
      expect(document.buyer).to.deep.include(buyer);
      expect(document.payableMinor).to.equal(BigInt(payableCents));
      expect(document.precedingInvoices.length).to.equal(preceding);
    });

    it(`${file} is ${REFUSED[file] ? `refused as ground: ${REFUSED[file]}` : "a ground of a receivable"}`, () => {
      expect(verdict(file)).to.equal(REFUSED[file] ?? "ok");
    });
  }

  it("have one tag where issuer and number are the same, and only there", async () => {
    const provider = new LocalTagProvider(new Uint8Array(32).fill(7));
    const byTag = new Map<string, string[]>();
    for (const file of files) {
      const { tag } = await tagDocument(provider, readDocument(bytes(file)));
      byTag.set(tag, [...(byTag.get(tag) ?? []), file]);
    }
    expect([...byTag.values()].filter((same) => same.length > 1)).to.deep.equal(SAME_INVOICE);
    expect(byTag.size).to.equal(29);
  });
});
