import { inputSchema } from "@tradelane/sdk/actsfile";
import { expect } from "chai";
import { z } from "zod";
import { actsPage } from "../../scripts/generate/acts/page.ts";

const envelope = z.strictObject({ act: z.string(), as: z.string().optional() });
const pay = {
  name: "cash.pay",
  summary: "Somebody pays.",
  params: z.strictObject({
    to: z.union([z.int(), z.string()]).describe("Who gets it."),
    amount: z.union([z.string().regex(/^\d+$/), z.bigint()]).describe("An amount"),
    lots: z.array(z.strictObject({ lot: z.string().describe("A lot") })).describe("What for"),
    fast: z.boolean().default(false),
    kind: z.enum(["Wire", "Card"]),
  }),
};
const tell = {
  name: "cash.tell",
  summary: "Somebody tells.",
  params: z.union([z.strictObject({ loud: z.literal(true) }), z.strictObject({ text: z.string() })]),
};

describe("generate: acts", () => {
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
