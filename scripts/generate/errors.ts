import { CONTRACT_ERRORS, FOREIGN_ERRORS, SDK_ERRORS } from "@tradelane/sdk";
import { Interface } from "ethers";
import { isError } from "./contracts/ast.ts";
import { readDeployables, type Deployable } from "./contracts/build.ts";
import { errorsPage, type Declaration, type ErrorEntry, type ErrorGroup } from "./errors/page.ts";
import type { Generated } from "./outputs.ts";

const OURS = "project/";

/** The page of every error of the suite, in English and Chinese. */
export async function generateErrors(root: string): Promise<Generated> {
  const contracts = await readDeployables(root);
  const groups = [
    ...groupedByArea(CONTRACT_ERRORS, areas(contracts)),
    { title: "SDK", intro: "Raised before or after the chain is asked.", entries: SDK_ERRORS },
    { title: "Documents", intro: "Raised where documents are read and kept.", entries: FOREIGN_ERRORS },
  ];
  return { outputs: [errorsPage(groups, declarations(contracts))], existing: [] };
}

/** The first words of the errors that our own contracts declare; an error's first word is its area. */
function areas(contracts: readonly Deployable[]): Set<string> {
  const used = contracts.flatMap(({ tree, node }) =>
    (node.usedErrors ?? []).flatMap((id) => {
      const error = tree.find(id);
      return error !== undefined && isError(error) && tree.sourceOf(error).startsWith(OURS) ? [areaOf(error.name)] : [];
    }),
  );
  return new Set(used);
}

/** One group an area, and one for what comes from elsewhere. */
export function groupedByArea(
  entries: Readonly<Record<string, ErrorEntry>>,
  ours: ReadonlySet<string>,
): readonly ErrorGroup[] {
  const group = (belongs: (area: string) => boolean) =>
    Object.fromEntries(Object.entries(entries).filter(([name]) => belongs(areaOf(name))));
  const titles = new Set(
    Object.keys(entries)
      .map(areaOf)
      .filter((area) => ours.has(area)),
  );
  return [
    ...[...titles].map((title) => ({
      title,
      intro: "Raised by contracts of the suite.",
      entries: group((area) => area === title),
    })),
    {
      title: "Foundation",
      intro: "Raised by what the contracts are built on, OpenZeppelin's.",
      entries: group((area) => !ours.has(area)),
    },
  ];
}

/** How each error is declared, and which contracts can raise it. */
function declarations(contracts: readonly Deployable[]): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const { name: contract, abi } of contracts) {
    new Interface(abi).forEachError((error) => {
      const raisedBy = [...(found.get(error.name)?.contracts ?? []), contract];
      found.set(error.name, { signature: error.format("full"), selector: error.selector, contracts: raisedBy });
    });
  }
  return found;
}

function areaOf(error: string): string {
  return /^[A-Z][a-z]+/.exec(error)?.[0] ?? error;
}
