import { join } from "node:path";
import { run } from "./command.mjs";
import { bundledNode, root } from "./paths.mjs";

/** Generates the state tables, of which contracts and SDK are built; needs no build itself. */
export function generateTables() {
  const script = join(root, "scripts", "generate.ts");
  return run("generate --only tables", bundledNode(), [script, "--only", "tables"]);
}
