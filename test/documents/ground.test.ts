import { expect } from "chai";
import { asReceivableGround, readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl, type UblFixture } from "./fixtures/ubl.ts";

const read = (fixture: UblFixture) => readDocument(ubl(fixture));

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
