import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { id } from "ethers";
import { readParams } from "../deploy/params/read.ts";
import type { GenesisRule } from "../deploy/params/rule.ts";
import { code, page, table } from "./markdown.ts";
import type { Generated, Output } from "./outputs.ts";
import { parameterNames, type ParameterName } from "./parameters/source.ts";

const SOURCE = "contracts/rules/Parameters.sol";
const VALUES = "deploy/params/local.json5";
const PAGE = "docs/reference/parameters.md";

/** The page of the parameters of law that the contracts read. */
export async function generateParameters(root: string): Promise<Generated> {
  const parameters = parameterNames(await readFile(join(root, SOURCE), "utf8"));
  const { rules } = readParams(join(root, VALUES));
  return { outputs: [parametersPage(parameters, rules)], existing: [] };
}

/** @throws Error when a value is given for a parameter that no contract reads */
export function parametersPage(parameters: readonly ParameterName[], rules: readonly GenesisRule[]): Output {
  const known = new Set(parameters.map(({ name }) => name));
  const unread = rules.filter(({ name }) => !known.has(baseName(name)));
  if (unread.length > 0) throw new Error(`No contract reads ${unread.map(({ name }) => name).join(", ")}.`);

  const unitOf = new Map(rules.map(({ name, unit }) => [baseName(name), unit]));
  const content = page(
    `${SOURCE} and ${VALUES}`,
    "# Parameters of law",
    "Every number of law is a parameter with dated versions in the [rule book](contracts/RuleBook.md), which cites the " +
      "article of each. Contracts read the version in force and record its epoch.",
    table(
      ["parameter", "unit", "meaning"],
      parameters.map(({ name, unit, meaning }) => [
        code(name),
        keyed(name, rules) ? unit : (unitOf.get(name) ?? unit),
        meaning,
      ]),
    ),
    "A parameter that is keyed has one value a key; the rule book knows it by the hash of its name's hash and the key.",
    "## Values of a development chain",
    `Epoch 1 as ${code(VALUES)} has it. The chain keeps the hash of the article's text; a consortium decides its own values.`,
    table(
      ["parameter", "value", "unit", "article", "where it stands"],
      rules.map(({ name, value, unit, text, source }) => [code(name), value.toString(), unit, text, source]),
    ),
    "## Names on the chain",
    table(
      ["parameter", "constant", "hash of the name"],
      parameters.map(({ name, constant }) => [code(name), code(constant), code(id(name))]),
    ),
  );
  return { path: PAGE, content };
}

/** A rule's name without its key in brackets. */
function baseName(name: string): string {
  return name.replace(/\[.*\]$/, "");
}

function keyed(name: string, rules: readonly GenesisRule[]): boolean {
  return rules.some((rule) => rule.name.startsWith(`${name}[`));
}
