import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { id } from "ethers";
import { code, page, table } from "./markdown.ts";
import type { Generated } from "./outputs.ts";
import { parameterNames } from "./parameters/source.ts";

const SOURCE = "contracts/rules/Parameters.sol";
const PAGE = "docs/reference/parameters.md";

/** The page of the parameters of law that the contracts read. */
export async function generateParameters(root: string): Promise<Generated> {
  const parameters = parameterNames(await readFile(join(root, SOURCE), "utf8"));
  const content = page(
    SOURCE,
    "# Parameters of law",
    "Every number of law is a parameter with dated versions in the [rule book](contracts/RuleBook.md), which cites the " +
      "article of each. Contracts read the version in force and record its epoch.",
    table(
      ["parameter", "unit", "meaning"],
      parameters.map(({ name, unit, meaning }) => [code(name), unit, meaning]),
    ),
    "A parameter that is keyed has one value a key; the rule book knows it by the hash of its name's hash and the key.",
    "## Names on the chain",
    table(
      ["parameter", "constant", "hash of the name"],
      parameters.map(({ name, constant }) => [code(name), code(constant), code(id(name))]),
    ),
  );
  return { outputs: [{ path: PAGE, content }], existing: [] };
}
