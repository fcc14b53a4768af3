import { contracts } from "@tradelane/sdk";
import { finding, type Finding } from "./finding.ts";
import type { Subject } from "./subject.ts";

const GENESIS = 1n;

/** The rules of the first epoch: values and the articles they cite. Later epochs are the council's. */
export async function checkRules({ provider, record, params, events }: Subject): Promise<Finding[]> {
  const book = contracts.RuleBook__factory.connect(record.contracts.ruleBook.proxy, provider);
  const written = events.filter(({ name, args }) => name === "ParameterChanged" && args[1] === GENESIS);
  const articles = new Map(written.map(({ args }) => [args[0] as string, args[3] as string]));
  const findings = params.rules.map(async ({ name, parameter, value, article }) => [
    finding("rules", name, "value in epoch 1", value, await book.findValueAt(parameter, GENESIS)),
    finding("rules", name, "article in epoch 1", article, articles.get(parameter) ?? "none"),
  ]);
  const known = new Set(params.rules.map(({ parameter }) => parameter));
  const others = [...articles.keys()].filter((parameter) => !known.has(parameter));
  return [
    ...(await Promise.all(findings)).flat(),
    ...others.map((parameter) => finding("rules", parameter, "in epoch 1", "no such rule", "a rule")),
  ];
}
