import { TradelaneError } from "@tradelane/sdk";
import { referencedIds, resolveReferences } from "@tradelane/sdk/actsfile";
import { expect } from "chai";

const results = new Map<string, unknown>([
  ["issue", { instrument: "0x2a", root: { lot: "0x2a:30000" }, face: 30_000n }],
  ["consent", "0xc0ffee"],
]);

function refusal(parameters: unknown): unknown {
  try {
    resolveReferences(parameters, results);
  } catch (error) {
    if (!(error instanceof TradelaneError)) throw error;
    const { code, values } = error;
    return { code, values };
  }
  throw new Error("The reference was resolved.");
}

describe("actsfile: references", () => {
  it("finds the ids that parameters refer to, however deep", () => {
    const parameters = { a: "$one", b: [{ c: "$two.x.y" }], d: "price in $", e: "$$three", f: 7, g: null };
    expect(referencedIds(parameters)).to.deep.equal(["one", "two"]);
  });

  it("puts results and their fields in place and leaves the rest alone", () => {
    const parameters = { consent: "$consent", lots: [{ lot: "$issue.root.lot" }], units: "$issue.face", n: 1, x: null };
    expect(resolveReferences(parameters, results)).to.deep.equal({
      consent: "0xc0ffee",
      lots: [{ lot: "0x2a:30000" }],
      units: 30_000n,
      n: 1,
      x: null,
    });
  });

  it("takes two dollar signs for one", () => {
    expect(resolveReferences({ name: "$$issue" }, results)).to.deep.equal({ name: "$issue" });
  });

  it("leaves a dollar sign inside a text alone", () => {
    expect(resolveReferences("costs $5 each", results)).to.equal("costs $5 each");
  });

  it("refuses an id without a result", () => {
    expect(refusal({ lots: [{ lot: "$ghost.lot" }] })).to.deep.equal({
      code: "ParameterInvalid",
      values: { parameter: "lots[0].lot", problem: "no earlier line has a result with the id ghost" },
    });
  });

  it("refuses a field that the result does not have, inherited ones too", () => {
    for (const field of ["tier", "constructor", "root.lot.length"]) {
      const name = field.split(".").at(-1)!;
      expect(refusal({ lot: `$issue.${field}` })).to.deep.equal({
        code: "ParameterInvalid",
        values: {
          parameter: "lot",
          problem: `$issue.${field} does not exist: the result of issue has no field ${name}`,
        },
      });
    }
  });
});
