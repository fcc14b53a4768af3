import { expect } from "chai";
import { checkDisclosure, commit, type Disclosure } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";

const { root, prove } = commit(
  [
    { name: "amount", value: "120" },
    { name: "currency", value: "CNY" },
  ],
  `0x${"5e".repeat(32)}`,
);
const disclosed: Disclosure = { tag: `0x${"01".repeat(32)}`, root, ...prove("amount") };
const check = (change: Record<string, unknown>) =>
  checkDisclosure(JSON.stringify({ ...disclosed, ...change }), "p.json");

describe("checkDisclosure", () => {
  it("returns what a sound proof shows", () => {
    expect(check({})).to.deep.equal(disclosed);
  });

  it("refuses a proof of something else", () => {
    expectRefusal(() => check({ value: "121" }), "DOCUMENT_PROOF_REFUSED", { field: "amount", value: "121", root });
    expectRefusal(() => check({ path: [] }), "DOCUMENT_PROOF_REFUSED");
  });

  for (const [what, change] of [
    ["value", { value: 120 }],
    ["salt", { salt: "0x12" }],
    ["path", { path: "0x" }],
    ["path", { path: Array.from({ length: 33 }, () => root) }],
    ["root", { root: root.toUpperCase() }],
    ["tag", { tag: undefined }],
  ] as const)
    it(`refuses a proof whose ${what} has not the right form`, () => {
      expectRefusal(() => check(change), "DOCUMENT_PROOF_UNREADABLE", { source: "p.json", reason: what });
    });

  it("refuses what is not JSON", () => {
    const refused = { source: "p.json", reason: "no JSON" };
    expectRefusal(() => checkDisclosure("{", "p.json"), "DOCUMENT_PROOF_UNREADABLE", refused);
  });
});
