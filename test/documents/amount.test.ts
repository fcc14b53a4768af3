import { expect } from "chai";
import fc from "fast-check";
import { currencyOn, readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl, type UblFixture } from "./fixtures/ubl.ts";

const read = (fixture: UblFixture) => readDocument(ubl(fixture));
const AMOUNT_PATH = "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount";

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

  for (const amount of [
    "1,200.00",
    "1 200",
    "1.2e6",
    "12.3.4",
    ".",
    "-",
    "+-1",
    "NaN",
    "0x10",
    "１２",
    "￥5",
    "1".repeat(41),
  ])
    it(`refuses ${amount}`, () => {
      expectRefusal(() => read({ amount }), "DOCUMENT_FIELD_INVALID", {
        path: AMOUNT_PATH,
        value: amount,
        expected: "a decimal number",
      });
    });

  for (const [amount, currency, decimals] of [
    ["1.005", "CNY", 2],
    ["100.5", "JPY", 0],
    ["1.0001", "KWD", 3],
  ] as const)
    it(`refuses ${amount} ${currency}`, () => {
      expectRefusal(() => read({ amount, currency }), "DOCUMENT_AMOUNT_TOO_PRECISE", { amount, currency, decimals });
    });

  it("reads every amount of minor units back from its decimal form", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 80n }),
        fc.constantFrom("CNY", "JPY", "KWD", "CLF"),
        (minor, currency) => {
          const exponent = currencyOn(currency, "2026-09-17")?.exponent ?? 0;
          const digits = minor.toString().padStart(exponent + 1, "0");
          const cut = digits.length - exponent;
          const amount = exponent === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
          expect(read({ amount, currency }).payableMinor).to.equal(minor);
        },
      ),
      { numRuns: 60 },
    );
  });
});
