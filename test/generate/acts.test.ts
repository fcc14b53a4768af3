import { expect } from "chai";
import { z } from "zod";
import { actsPage } from "../../scripts/generate/acts/page.ts";
import { actsFileSchema, inputSchema, type Schema } from "../../scripts/generate/acts/schema.ts";

const amount = z.union([z.string().regex(/^\d+$/), z.bigint()]).describe("An amount");
const envelope = z.strictObject({ act: z.string(), as: z.string().optional(), note: z.string().optional() });

const pay = {
  name: "cash.pay",
  summary: "Somebody pays.",
  params: z.strictObject({
    to: z.union([z.int(), z.string()]).describe("Who gets it."),
    amount,
    lots: z.array(z.strictObject({ lot: z.string().describe("A lot") })).describe("What for"),
    fast: z.boolean().default(false),
    kind: z.enum(["Wire", "Card"]),
  }),
  required: ["as"],
};
const tell = {
  name: "cash.tell",
  summary: "Somebody tells.",
  params: z.union([z.strictObject({ loud: z.literal(true) }), z.strictObject({ text: z.string() })]),
  required: ["as"],
};

/** What the schema says, judged by a reader of JSON Schema rather than by the schemas it was made from. */
function accepts(schema: Schema, line: unknown): boolean {
  return z.fromJSONSchema(schema).safeParse(line).success;
}

describe("generate: acts", () => {
  const schema = actsFileSchema(envelope, /^\$\w+(?:\.\w+)*$/, [pay, tell]);
  const line = { act: "cash.pay", as: "a", to: "b", amount: "5", lots: [{ lot: "x" }], kind: "Wire" };

  it("accepts a line with its envelope, with what has a default left out", () => {
    expect(accepts(schema, line)).to.equal(true);
    expect(accepts(schema, { ...line, note: "n", fast: true })).to.equal(true);
  });

  it("accepts a reference in place of any value and any part of one", () => {
    expect(accepts(schema, { ...line, amount: "$p1.amount" })).to.equal(true);
    expect(accepts(schema, { ...line, fast: "$p1" })).to.equal(true);
    expect(accepts(schema, { ...line, lots: "$p1.lots" })).to.equal(true);
    expect(accepts(schema, { ...line, lots: ["$p1"] })).to.equal(true);
    expect(accepts(schema, { ...line, lots: [{ lot: "$p1.lot" }] })).to.equal(true);
    expect(accepts(schema, { ...line, kind: "$p1.kind" })).to.equal(true);
  });

  const refused: [string, object][] = [
    ["a parameter the act does not have", { ...line, colour: "red" }],
    ["an amount that is none", { ...line, amount: "5.5.5" }],
    ["an amount as a number", { ...line, amount: 5 }],
    ["a choice there is not", { ...line, kind: "Cash" }],
    ["something else in a list", { ...line, lots: [{ lot: 7 }] }],
    ["another act's name", { ...line, act: "cash.burn" }],
    ["a line without a required parameter", { act: "cash.pay", as: "a", to: "b", lots: [], kind: "Wire" }],
    ["a line without who acts", { ...line, as: undefined }],
  ];
  for (const [what, wrong] of refused) {
    it(`refuses ${what}`, () => {
      expect(accepts(schema, JSON.parse(JSON.stringify(wrong)))).to.equal(false);
    });
  }

  it("accepts each of several forms, and no mixture", () => {
    expect(accepts(schema, { act: "cash.tell", as: "a", loud: true })).to.equal(true);
    expect(accepts(schema, { act: "cash.tell", as: "a", text: "psst" })).to.equal(true);
    expect(accepts(schema, { act: "cash.tell", as: "a", loud: true, text: "psst" })).to.equal(false);
  });

  it("leaves out what JSON cannot say", () => {
    expect(inputSchema(amount)).to.deep.equal({ type: "string", pattern: "^\\d+$", description: "An amount" });
  });

  it("shows each act with its parameters, an example and links to its errors", () => {
    const acts = [
      {
        ...pay,
        errors: ["TooPoor", "Unheard"],
        example: { to: "b", amount: 5n, lots: [], kind: "Wire" },
        restricted: true,
      },
      { ...tell, errors: [], example: { loud: true } },
    ];
    const { content } = actsPage("docs/acts.md", acts, inputSchema(envelope), new Set(["TooPoor"]));
    expect(content).to.include("## cash\n\n### cash.pay\n\nSomebody pays.");
    expect(content).to.include("| `to` | required | Who gets it |");
    expect(content).to.include("| `lots` | required | A list. What for |");
    expect(content).to.include("| `lots[].lot` | required | A lot |");
    expect(content).to.include('| `kind` | required | One of `"Wire"`, `"Card"` |');
    expect(content).to.include("| `fast` |  | boolean |");
    expect(content).to.include(
      '{"act":"cash.pay","as":"...","via":"council","to":"b","amount":"5","lots":[],"kind":"Wire"}',
    );
    expect(content).to.include("Errors: [`TooPoor`](errors.md#toopoor), `Unheard`.");
    expect(content).to.match(/\| `loud` [\s\S]*\n\nOr:\n\n[\s\S]*\| `text` /);
  });
});
