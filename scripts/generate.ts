// Generates state tables and the reference from their sources, or checks that they are up to date.
import { join } from "node:path";
import { Command, Option } from "commander";
import { drift, formatted, write, type Generated } from "./generate/outputs.ts";

const root = join(import.meta.dirname, "..");

/** Tables come first and need no build: contracts and SDK are built from them. */
const generators: Record<string, () => Promise<(root: string) => Promise<Generated>>> = {
  tables: async () => (await import("./generate/tables.ts")).generateTables,
  contracts: async () => (await import("./generate/contracts.ts")).generateContracts,
  errors: async () => (await import("./generate/errors.ts")).generateErrors,
  acts: async () => (await import("./generate/acts.ts")).generateActs,
  parameters: async () => (await import("./generate/parameters.ts")).generateParameters,
};

const command = new Command("generate")
  .description("Generate what is made from other files: state tables and the reference.")
  .addOption(new Option("--only <part...>", "generate only these parts").choices(Object.keys(generators)))
  .option("--check", "write nothing; exit with 1 and name the files that are not up to date")
  .addHelpText("after", "\nExamples:\n  npm run generate\n  npm run generate -- --check --only tables")
  .parse();
const { check, only } = command.opts<{ check?: true; only?: string[] }>();

const stale: string[] = [];
for (const [name, load] of Object.entries(generators)) {
  if (only !== undefined && !only.includes(name)) continue;
  const generate = await load();
  const { outputs, existing } = await generate(root);
  const generated = { outputs: await Promise.all(outputs.map((output) => formatted(root, output))), existing };
  const found = check ? await drift(root, generated) : await write(root, generated);
  for (const line of found) (check ? console.error : console.log)(line);
  if (check) stale.push(...found);
}
if (stale.length > 0) {
  console.error(`${stale.length} files are not up to date; run \`npm run generate\`.`);
  process.exitCode = 1;
}
