import { dirname } from "node:path";
import { CONTRACT_ERRORS } from "@tradelane/sdk";
import { accessProblems } from "./contracts/access.ts";
import { readDeployables, type Deployable } from "./contracts/build.ts";
import { contractComment, externalFunctions } from "./contracts/functions.ts";
import { contractPage, FOLDER, type ErrorMeaning, type FunctionLink } from "./contracts/page.ts";
import type { ErrorEntry } from "./errors/page.ts";
import { generatedFiles } from "./existing.ts";
import { literal, page, table } from "./markdown.ts";
import type { Generated } from "./outputs.ts";

const ENTRIES: Readonly<Record<string, ErrorEntry>> = CONTRACT_ERRORS;

/** A page for every contract that is deployed, from its comments and its code. */
export async function generateContracts(root: string): Promise<Generated> {
  const contracts = await readDeployables(root);
  const problems = contracts.flatMap(({ name, tree, node }) => accessProblems(name, externalFunctions(tree, node)));
  if (problems.length > 0) throw new Error(["Access is not documented as it must be:", ...problems].join("\n  "));

  const meaning: ErrorMeaning = (error) => {
    const entry = ENTRIES[error];
    return entry && literal(entry.en.message);
  };
  const link = linker(contracts);
  const outputs = contracts.map((contract) => contractPage(contract, meaning, link(dirname(contract.source))));
  const rows = contracts.map(({ name, source, tree, node }) => {
    const { title, notice } = contractComment(tree, node);
    return [`[${name}](${name}.md)`, `\`${source}\``, title ?? notice ?? ""];
  });
  const index = page(
    "contracts/**",
    "# Contracts",
    "Every contract that is deployed. Amounts are units (0.01 of the currency, or its minor unit), times UTC seconds. The errors of a " +
      "function are those its code can raise, whatever the arguments.",
    table(["contract", "source", "what it is"], rows),
  );
  const existing = generatedFiles(root, [`${FOLDER}/*.md`]);
  return { outputs: [...outputs, { path: `${FOLDER}/README.md`, content: index }], existing };
}

/** Finds the contract that stands behind an interface; of several, the one of the same area as who asks. */
function linker(contracts: readonly Deployable[]): (area: string) => FunctionLink {
  const pages = new Map<string, { area: string; page: string }[]>();
  for (const { name, source, tree, node } of contracts) {
    const external = new Set(externalFunctions(tree, node).map((each) => each.name));
    for (const owner of tree.lineage(node)) {
      for (const each of external) {
        const qualified = `${owner.name}.${each}`;
        const known = pages.get(qualified) ?? [];
        pages.set(qualified, [...known, { area: dirname(source), page: `${name}.md#${each.toLowerCase()}` }]);
      }
    }
  }
  return (area) => (qualified) => {
    const known = pages.get(qualified) ?? [];
    return (known.find((each) => each.area === area) ?? known[0])?.page;
  };
}
