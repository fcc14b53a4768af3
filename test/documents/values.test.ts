import { expect } from "chai";
import fc from "fast-check";
import { asReceivableGround, currencies, currencyOn, readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl, type UblFixture } from "./fixtures/ubl.ts";

const read = (fixture: UblFixture) => readDocument(ubl(fixture));
const AMOUNT_PATH = "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount";

describe("dates of a document", () => {
  for (const [text, day] of [
    ["2028-02-29", "2028-02-29"],
    ["2026-09-17+08:00", "2026-09-17"],
    ["2026-09-17Z", "2026-09-17"],
    ["2026-09-17-14:00", "2026-09-17"],
    [" 2026-09-17\n", "2026-09-17"],
  ] as const)
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(read({ issueDate: text })).to.include({ issueDate: day });
    });

  for (const text of [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "0000-01-01", "26-01-01", "2026-1-01",
    "20260917", "17.09.2026", "2026/09/17", "2026-09-17T00:00:00", "2026-09-17+15:00", "2026-09-17+0800", "-2026-09-17",
    "２０２６-09-17", "2026-09-17+14:01",
  ])
    it(`refuses ${text}`, () => {
      expectRefusal(() => read({ issueDate: text }), "DOCUMENT_FIELD_INVALID", {
        path: "/Invoice/cbc:IssueDate",
        value: text,
        expected: "a calendar date YYYY-MM-DD",
      });
    });

  it("allows no due date, but not an empty one", () => {
    expect(read({ dueDate: null }).dueDate).to.equal(null);
    expectRefusal(() => read({ dueDate: "" }), "DOCUMENT_FIELD_INVALID");
  });

  it("takes the due date of a credit note from the means of payment", () => {
    const means = (day: string) => `<cac:PaymentMeans><cbc:PaymentDueDate>${day}</cbc:PaymentDueDate></cac:PaymentMeans>`;
    const extra = means("2026-10-01");
    expect(read({ root: "CreditNote", extra }).dueDate).to.equal("2026-10-01");
    expect(read({ root: "CreditNote", extra: extra + extra }).dueDate).to.equal("2026-10-01");
    expectRefusal(() => read({ root: "CreditNote", extra: extra + means("2026-10-02") }), "DOCUMENT_FIELD_REPEATED");
  });
});

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

describe("amounts", () => {
  for (const [amount, currency, minor] of [
    ["860500.50", "CNY", 86_050_050n],
    ["2000000.01", "CNY", 200_000_001n],
    ["120", "EUR", 12_000n],
    ["12.6", "EUR", 1_260n],
    ["12.6000", "EUR", 1_260n],
    ["+5.", "EUR", 500n],
    [".5", "EUR", 50n],
    ["-1656.25", "EUR", -165_625n],
    ["-0.00", "EUR", 0n],
    ["007", "EUR", 700n],
    ["100.0", "JPY", 100n],
    ["1.234", "KWD", 1_234n],
    ["90071992547409931.07", "CNY", 9_007_199_254_740_993_107n],
  ] as const)
    it(`reads ${amount} ${currency} as ${minor} minor units and keeps its spelling`, () => {
      const document = read({ amount, currency });
      expect(document.payableMinor).to.equal(minor);
      expect(document.payableAmount).to.equal(amount);
    });

  for (const amount of ["1,200.00", "1 200", "1.2e6", "12.3.4", ".", "-", "+-1", "NaN", "0x10", "１２", "￥5", "1".repeat(41)])
    it(`refuses ${amount}`, () => {
      expectRefusal(() => read({ amount }), "DOCUMENT_FIELD_INVALID", {
        path: AMOUNT_PATH,
        value: amount,
        expected: "a decimal number",
      });
    });

  for (const [amount, currency, decimals] of [["1.005", "CNY", 2], ["100.5", "JPY", 0], ["1.0001", "KWD", 3]] as const)
    it(`refuses ${amount} ${currency}`, () => {
      expectRefusal(() => read({ amount, currency }), "DOCUMENT_AMOUNT_TOO_PRECISE", { amount, currency, decimals });
    });

  it("reads every amount of minor units back from its decimal form", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 80n }), fc.constantFrom("CNY", "JPY", "KWD", "CLF"), (minor, currency) => {
        const exponent = currencyOn(currency, "2026-09-17")?.exponent ?? 0;
        const digits = minor.toString().padStart(exponent + 1, "0");
        const cut = digits.length - exponent;
        const amount = exponent === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
        expect(read({ amount, currency }).payableMinor).to.equal(minor);
      }),
      { numRuns: 60 },
    );
  });
});

describe("asReceivableGround", () => {
  it("passes an invoice with something to pay, up to 2^56 - 1 minor units", () => {
    expect(asReceivableGround(read({ amount: "0.01" })).payableMinor).to.equal(1n);
    expect(asReceivableGround(read({ amount: "720575940379279.35" })).payableMinor).to.equal(2n ** 56n - 1n);
  });

  it("refuses one minor unit more", () => {
    const amount = "720575940379279.36";
    expectRefusal(() => asReceivableGround(read({ amount })), "DOCUMENT_AMOUNT_TOO_LARGE", { amount, currency: "CNY" });
  });

  for (const amount of ["0", "0.00", "-0.01", "-1656.25"])
    it(`refuses ${amount}`, () => {
      const refused = { amount, currency: "CNY" };
      expectRefusal(() => asReceivableGround(read({ amount })), "DOCUMENT_AMOUNT_NOT_POSITIVE", refused);
    });

  it("refuses a credit note", () => {
    const document = read({ root: "CreditNote" });
    expect(document.kind).to.equal("CreditNote");
    expectRefusal(() => asReceivableGround(document), "DOCUMENT_IS_CREDIT_NOTE", {
      number: "LG-2026-0917",
      typeCode: "381",
    });
  });

  it("refuses a credit note whatever type code it states", () => {
    expectRefusal(() => asReceivableGround(read({ root: "CreditNote", typeCode: "380" })), "DOCUMENT_IS_CREDIT_NOTE");
  });

  for (const typeCode of ["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532", "081"])
    it(`takes an invoice of type ${typeCode} as a credit note`, () => {
      expectRefusal(() => asReceivableGround(read({ typeCode })), "DOCUMENT_IS_CREDIT_NOTE");
    });

  for (const typeCode of ["380", "326", "384", "389", "877"])
    it(`takes an invoice of type ${typeCode} as an invoice`, () => {
      expect(asReceivableGround(read({ typeCode })).kind).to.equal("Invoice");
    });

  for (const typeCode of ["INV", "3800", "3.8", "-1"])
    it(`refuses the type code ${typeCode}`, () => {
      expectRefusal(() => read({ typeCode }), "DOCUMENT_FIELD_INVALID");
    });
});
