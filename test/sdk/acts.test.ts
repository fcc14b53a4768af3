import { allActs, actNamed, acts, CONTRACT_ERRORS, FOREIGN_ERRORS, SDK_ERRORS, TradelaneError } from "@tradelane/sdk";
import { expect } from "chai";

describe("acts", () => {
  const codes = new Set([CONTRACT_ERRORS, SDK_ERRORS, FOREIGN_ERRORS].flatMap(Object.keys));

  it("stand in the registry under their own names, area and verb", () => {
    for (const [area, verbs] of Object.entries(acts)) {
      for (const [verb, act] of Object.entries<{ name: string }>(verbs)) expect(act.name).to.equal(`${area}.${verb}`);
    }
    expect(allActs().map(({ name }) => name)).to.have.members(
      Object.entries(acts).flatMap(([area, verbs]) => Object.keys(verbs).map((verb) => `${area}.${verb}`)),
    );
  });

  it("refuse a name that no act has", () => {
    expect(() => actNamed("receivables.steal"))
      .to.throw(TradelaneError)
      .that.deep.includes({ code: "ActUnknown", values: { act: "receivables.steal" } });
  });

  for (const { name, params, example, errors, summary, consent } of allActs()) {
    describe(name, () => {
      it("has an example that its parameters accept", () => {
        expect(params.safeParse(example).error).to.equal(undefined);
      });

      it("refuses a parameter it does not know", () => {
        expect(params.safeParse({ ...(example as object), surplus: 1 }).success).to.equal(false);
      });

      it("says in a sentence who does what, and names errors of the catalogue only", () => {
        expect(summary).to.match(/^[A-Z].*\.$/);
        expect(errors.filter((code) => !codes.has(code))).to.deep.equal([]);
      });

      if (consent !== undefined) {
        it("has an example of the consent that its parameters accept", () => {
          expect(consent.name).to.equal(`${name}.sign`);
          expect(consent.params.safeParse(consent.example).error).to.equal(undefined);
        });
      }
    });
  }
});
