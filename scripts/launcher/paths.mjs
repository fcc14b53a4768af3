import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the launcher keeps its own state, outside of what an install or a build empties. */
export const stateFolder = join(root, ".tradelane");

/** The Node that package-lock.json pins; it strips types and runs Hardhat whatever Node is on PATH. */
export function bundledNode() {
  const binary = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(binary)) return binary;
  throw new Error("the bundled Node is missing; run `npm ci` with install scripts enabled");
}
