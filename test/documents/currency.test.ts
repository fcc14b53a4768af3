import { expect } from "chai";
import { currencies, currencyOn, readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl, type UblFixture } from "./fixtures/ubl.ts";

const read = (fixture: UblFixture) => readDocument(ubl(fixture));

describe("currencies", () => {
  it("knows every code once, with three letters and three digits", () => {
    const all = currencies();
    expect(all.length).to.equal(192);
    expect(all.filter(({ withdrawn }) => withdrawn === null).length).to.equal(178);
    for (const { alpha, numeric } of all) expect(`${alpha} ${numeric}`).to.match(/^[A-Z]{3} \d{3}$/);
  });

  it("knows minor units of 0 to 4 decimals", () => {
    const exponents = ["CNY", "EUR", "JPY", "KWD", "CLF", "VND", "ISK", "UYW", "MGA"].map(
      (alpha) => currencyOn(alpha, "2026-09-17")?.exponent,
    );
    expect(exponents).to.deep.equal([2, 2, 0, 3, 4, 0, 0, 4, 2]);
  });

  it("accepts a withdrawn currency until the month it was withdrawn", () => {
    expect(read({ currency: "HRK", issueDate: "2022-12-31" }).payableMinor).to.equal(120_000_000n);
    expectRefusal(() => read({ currency: "HRK", issueDate: "2023-02-01" }), "DOCUMENT_CURRENCY_UNKNOWN", {
      currency: "HRK",
      date: "2023-02-01",
    });
  });

  for (const currency of ["RMB", "cny", "ABC", "XAU", "XXX", "CNH", "€"])
    it(`refuses ${currency}`, () => {
      expectRefusal(() => read({ currency }), "DOCUMENT_CURRENCY_UNKNOWN", { currency, date: "2026-09-17" });
    });

  it("refuses an amount in another currency than the document's", () => {
    expectRefusal(() => read({ amountCurrency: "USD" }), "DOCUMENT_CURRENCY_MISMATCH", {
      documentCurrency: "CNY",
      amountCurrency: "USD",
    });
  });
});
