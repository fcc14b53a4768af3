// Compares the storage of the contracts with their stored layouts, or stores it.
import { Command } from "commander";
import { enterRepository, runVerb, tell } from "./deploy/cli.ts";
import { builtLayouts } from "./layouts/build.ts";
import { compareLayouts, isUnsafe, type Finding } from "./layouts/compare.ts";
import { LAYOUTS, readLayouts, versions, writeLayouts } from "./layouts/files.ts";
import { layoutsToStore } from "./layouts/store.ts";

const command = new Command("layouts")
  .description(
    "Compare the storage of every contract behind a proxy with its stored layout in deploy/layouts: fields may be added " +
      "behind all others, and nothing else may change. Exits with 1 and names contract, field and change.",
  )
  .option("--write", "store the present layouts: for a version that is not released, after every change of storage")
  .option("--layouts <folder>", "where layouts are stored", LAYOUTS)
  .option("--json", "print the findings as JSON")
  .addHelpText("after", "\nExamples:\n  npm run layouts\n  npm run layouts -- --write")
  .parse();
const { write, layouts: folder, json } = command.opts<{ write?: true; layouts: string; json?: true }>();

await runVerb(json === true, async () => {
  enterRepository();
  const built = await builtLayouts();
  const stored = readLayouts(folder);
  if (write === true) await writeLayouts(folder, layoutsToStore(built, stored, versions()));
  const findings = compareLayouts(built, write === true ? readLayouts(folder) : stored);
  if (json === true) console.log(JSON.stringify({ ok: !findings.some(isUnsafe), findings }));
  else for (const { contract, standing } of findings) console.log(`${contract.padEnd(16)} ${standing}`);
  for (const finding of findings.filter(isUnsafe)) tell(explain(finding));
  if (findings.some(isUnsafe)) process.exitCode = 1;
});

function explain({ contract, standing, problem }: Finding): string {
  const hint =
    standing === "incompatible"
      ? "Leave stored fields where they are. Nothing of this version is released? Then: npm run layouts -- --write"
      : "Store what is deployed by this version: npm run layouts -- --write";
  return `${contract}: ${problem}\n  ${hint}`;
}
