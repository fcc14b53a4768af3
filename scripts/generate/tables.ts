import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Generated, Output } from "./outputs.ts";
import { generatedFiles } from "./existing.ts";
import { lotsPage, tablePage } from "./table/page.ts";
import { readJson, TableError } from "./table/read.ts";
import { parseTable, type StateTable } from "./table/schema.ts";
import { solidityTable } from "./table/solidity.ts";
import { typescriptIndex, typescriptLots, typescriptTable } from "./table/typescript.ts";
import { LOTS_TABLE, readVocabulary, type Vocabulary } from "./table/vocabulary.ts";

/** Every `contracts/<area>/<name>.table.json`, as a Solidity library, a constant of the SDK and a page. */
export async function generateTables(root: string): Promise<Generated> {
  const vocabulary = await readVocabulary(root);
  const outputs: Output[] = [typescriptLots(vocabulary), lotsPage(LOTS_TABLE, vocabulary)];
  const names: string[] = [];
  for (const file of tableFiles(root)) {
    const table = await readTable(root, file, vocabulary);
    if (names.includes(table.name)) throw new TableError(file, [`there is another table named ${table.name}`]);
    names.push(table.name);
    outputs.push(
      solidityTable(file, table, vocabulary),
      typescriptTable(file, table),
      tablePage(file, table, vocabulary),
    );
  }
  outputs.push(typescriptIndex(names));
  const existing = generatedFiles(root, [
    "contracts/*/*Table.sol",
    "sdk/src/tables/*.ts",
    "docs/reference/states/*.md",
  ]);
  return { outputs, existing };
}

/** The instruments' tables, in the order of their paths. */
export function tableFiles(root: string): string[] {
  const files = globSync("contracts/*/*.table.json", { cwd: root }).map((path) => path.replaceAll("\\", "/"));
  return files.filter((path) => path !== LOTS_TABLE).sort();
}

export async function readTable(root: string, file: string, vocabulary: Vocabulary): Promise<StateTable> {
  const table = parseTable(file, await readJson(join(root, file)), vocabulary);
  const area = basename(dirname(file));
  if (table.area !== area) throw new TableError(file, [`area: ${table.area} lies in the folder ${area}`]);
  return table;
}
