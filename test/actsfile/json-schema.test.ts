import { allActs } from "@tradelane/sdk";
import { actsSchema, inputSchema, lineForms, lineSchema, type Schema } from "@tradelane/sdk/actsfile";
import { expect } from "chai";
import { z } from "zod";

const picture = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
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
  params: z.union([
    z.strictObject({ loud: z.literal(true), picture: picture.optional() }),
    z.strictObject({ text: z.string() }),
    z.strictObject({ picture }),
  ]),
  required: ["as"],
};

/** What the schema says, judged by a reader of JSON Schema rather than by the schemas it was made from. */
function reader(schema: Schema): (line: unknown) => boolean {
  const read = z.fromJSONSchema(schema);
  return (line) => read.safeParse(line).success;
}

describe("actsfile: JSON Schema", () => {
  const accepts = reader(lineSchema(envelope, /^\$\w+(?:\.\w+)*$/, [pay, tell]));
  const line = { act: "cash.pay", as: "a", to: "b", amount: "5", lots: [{ lot: "x" }], kind: "Wire" };

  it("accepts a line with its envelope, with what has a default left out", () => {
    expect(accepts(line)).to.equal(true);
    expect(accepts({ ...line, note: "n", fast: true })).to.equal(true);
  });

  it("accepts a reference in place of any value and any part of one", () => {
    expect(accepts({ ...line, amount: "$p1.amount" })).to.equal(true);
    expect(accepts({ ...line, fast: "$p1" })).to.equal(true);
    expect(accepts({ ...line, lots: "$p1.lots" })).to.equal(true);
    expect(accepts({ ...line, lots: ["$p1"] })).to.equal(true);
    expect(accepts({ ...line, lots: [{ lot: "$p1.lot" }] })).to.equal(true);
    expect(accepts({ ...line, kind: "$p1.kind" })).to.equal(true);
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
      expect(accepts(JSON.parse(JSON.stringify(wrong)))).to.equal(false);
    });
  }

  it("accepts each of several forms, and no mixture", () => {
    expect(accepts({ act: "cash.tell", as: "a", loud: true })).to.equal(true);
    expect(accepts({ act: "cash.tell", as: "a", text: "psst" })).to.equal(true);
    expect(accepts({ act: "cash.tell", as: "a", loud: true, text: "psst" })).to.equal(false);
  });

  it("leaves out what JSON cannot say", () => {
    expect(inputSchema(amount)).to.deep.equal({ type: "string", pattern: "^\\d+$", description: "An amount" });
    expect(inputSchema(tell.params).anyOf).to.deep.equal([
      {
        type: "object",
        properties: { loud: { type: "boolean", const: true } },
        required: ["loud"],
        additionalProperties: false,
      },
      { type: "object", properties: { text: { type: "string" } }, required: ["text"], additionalProperties: false },
    ]);
  });

  describe("of the suite", () => {
    const suite = actsSchema();
    const accepts = reader(suite);

    it("has every act, the consent to each that takes one, and the clock", () => {
      const names = allActs().flatMap(({ name, consent }) => [
        name,
        ...(consent === undefined ? [] : [`${name}.sign`]),
      ]);
      expect(lineForms().map(({ name }) => name)).to.deep.equal([...names, "clock.advance"]);
      expect(Object.keys(suite.$defs ?? {})).to.include.members(["reference", ...names, "clock.advance"]);
    });

    it("moves the clock without an account", () => {
      expect(accepts({ act: "clock.advance", to: "+90d" })).to.equal(true);
      expect(accepts({ act: "clock.advance" })).to.equal(false);
    });

    const examples = allActs().flatMap(({ name, example, consent }) => [
      { name, example },
      ...(consent === undefined ? [] : [{ name: consent.name, example: consent.example }]),
    ]);
    for (const { name, example } of examples) {
      it(`accepts the example of ${name}, and not without who acts`, () => {
        const written = JSON.parse(JSON.stringify({ act: name, as: "a", ...(example as object) })) as object;
        expect(accepts(written)).to.equal(true);
        expect(accepts({ ...written, as: undefined })).to.equal(false);
        expect(accepts({ ...written, colour: "red" })).to.equal(false);
      });
    }

    it("leaves the envelope's names to the envelope", () => {
      const envelopeNames = ["act", "as", "id", "businessId", "via", "at", "expect", "note"];
      for (const { name, params } of lineForms()) {
        for (const form of inputSchema(params).anyOf ?? [inputSchema(params)]) {
          const names = Object.keys(form.properties ?? {});
          expect(
            names.filter((each) => envelopeNames.includes(each)),
            name,
          ).to.deep.equal([]);
        }
      }
    });
  });
});
