import { expect } from "chai";
import { contentsOf, encodeIdentity, FIELD_NAMES, identityOf, readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl } from "./fixtures/ubl.ts";

describe("identityOf", () => {
  it("is issuer, code and number in canonical form", () => {
    expect(identityOf(readDocument(ubl({ number: "lg – 2026 – 0917" })))).to.deep.equal({
      kind: "INVOICE",
      issuer: "91310115MA1K4GEAR7",
      code: "",
      number: "LG-2026-0917",
    });
  });

  for (const number of ["---", "\u200b.", "#"])
    it(`refuses the number ${JSON.stringify(number)}`, () => {
      expectRefusal(() => identityOf(readDocument(ubl({ number }))), "DOCUMENT_FIELD_INVALID", {
        path: "/Invoice/cbc:ID",
        value: number,
        expected: "a number with letters or digits",
      });
    });

  it("is encoded so that parts cannot run into one another", () => {
    const one = encodeIdentity({ kind: "INVOICE", issuer: "A", code: "B", number: "C" });
    const other = encodeIdentity({ kind: "INVOICE", issuer: "A", code: "", number: "BC" });
    expect(one).not.to.deep.equal(other);
  });
});

describe("contentsOf", () => {
  it("has always the same fields in the same order", () => {
    for (const fixture of [{}, { dueDate: null, buyer: { name: "B" } }])
      expect(contentsOf(readDocument(ubl(fixture))).map(({ name }) => name)).to.deep.equal(FIELD_NAMES);
  });

  it("writes amounts in minor units and leaves absent fields empty", () => {
    const fields = contentsOf(readDocument(ubl({ dueDate: null, amount: "1200000.0000" })));
    const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    expect(values).to.include({ amount: "120000000", dueDate: "", kind: "INVOICE", "buyer.id": "91440300MA5HUAXIN3" });
  });
});
