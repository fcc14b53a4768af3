import { expect } from "chai";
import { identityOf, readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl, type PartyFixture } from "./fixtures/ubl.ts";

const read = (seller: PartyFixture) => readDocument(ubl({ seller }));
const seller = (fixture: PartyFixture) => read(fixture).seller;
const VAT = { id: "DE 123456789", scheme: "VAT" };
const LOCAL_TAX = { id: "12/345/67890", scheme: "FC" };

describe("parties of a document", () => {
  it("prefers the registered name to the trading name", () => {
    expect(seller({ name: "Registered", tradingName: "Trading" }).name).to.equal("Registered");
    expect(seller({ name: null, tradingName: "Trading" }).name).to.equal("Trading");
  });

  it("prefers the legal number to the VAT number and keeps its scheme", () => {
    const both = seller({ name: "S", legalId: "HRB 123", legalScheme: "0204", tax: [VAT] });
    expect(both).to.include({ id: "HRB 123", idScheme: "0204" });
    expect(both.ids.map(({ source }) => source)).to.deep.equal(["legal", "vat"]);
    expect(seller({ name: "S", tax: [LOCAL_TAX, VAT] })).to.include({ id: "DE 123456789", idScheme: null });
  });

  for (const scheme of ["vat", " V A T ", "ＶＡＴ", "Vat\n"])
    it(`takes the tax scheme ${JSON.stringify(scheme)} as VAT`, () => {
      expect(seller({ name: "S", tax: [{ ...VAT, scheme }] }).id).to.equal("DE 123456789");
    });

  it("has no id without a legal or VAT number", () => {
    expect(seller({ name: "S", tax: [LOCAL_TAX], partyIds: [{ id: "77" }] }).id).to.equal(null);
  });

  it("treats an empty legal number as none", () => {
    expect(seller({ name: "S", legalId: " ", tax: [VAT] }).id).to.equal("DE 123456789");
  });

  it("refuses two VAT numbers of one party", () => {
    expectRefusal(() => read({ name: "S", tax: [VAT, { ...VAT, id: "FR1" }] }), "DOCUMENT_FIELD_REPEATED", {
      path: "/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme[VAT]/cbc:CompanyID",
      count: 2,
    });
  });

  describe("as issuer", () => {
    const issuer = (fixture: PartyFixture) => identityOf(read(fixture)).issuer;

    it("is named by legal, VAT, another tax, then the parties' own number", () => {
      const partyIds = [{ id: "77" }];
      expect(issuer({ name: "S", legalId: "HRB 123", tax: [LOCAL_TAX, VAT], partyIds })).to.equal("HRB123");
      expect(issuer({ name: "S", tax: [LOCAL_TAX, VAT], partyIds })).to.equal("DE123456789");
      expect(issuer({ name: "S", tax: [LOCAL_TAX], partyIds })).to.equal("1234567890");
      expect(issuer({ name: "S", partyIds })).to.equal("77");
    });

    it("is not named by the creditor identifier of a direct debit", () => {
      const fixture = { name: "S", partyIds: [{ id: "DE98ZZZ", scheme: "SEPA" }] };
      expectRefusal(() => issuer(fixture), "DOCUMENT_ISSUER_UNIDENTIFIED", { name: "S" });
    });

    it("is not named by a number that is nothing but punctuation", () => {
      expect(issuer({ name: "S", legalId: "---", tax: [VAT] })).to.equal("DE123456789");
      expectRefusal(() => issuer({ name: "S", legalId: "--" }), "DOCUMENT_ISSUER_UNIDENTIFIED", { name: "S" });
    });
  });
});
