import { expect } from "chai";
import { readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl, type UblFixture } from "./fixtures/ubl.ts";

const read = (fixture: UblFixture) => readDocument(ubl(fixture));

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
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-04-31",
    "0000-01-01",
    "26-01-01",
    "2026-1-01",
    "20260917",
    "17.09.2026",
    "2026/09/17",
    "2026-09-17T00:00:00",
    "2026-09-17+15:00",
    "2026-09-17+0800",
    "-2026-09-17",
    "２０２６-09-17",
    "2026-09-17+14:01",
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
    const means = (day: string) =>
      `<cac:PaymentMeans><cbc:PaymentDueDate>${day}</cbc:PaymentDueDate></cac:PaymentMeans>`;
    const extra = means("2026-10-01");
    expect(read({ root: "CreditNote", extra }).dueDate).to.equal("2026-10-01");
    expect(read({ root: "CreditNote", extra: extra + extra }).dueDate).to.equal("2026-10-01");
    expectRefusal(() => read({ root: "CreditNote", extra: extra + means("2026-10-02") }), "DOCUMENT_FIELD_REPEATED");
  });
});
