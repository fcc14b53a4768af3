import { lstatSync } from "node:fs";
import { join, sep } from "node:path";
import { installIsCurrent } from "../install/stamp.mjs";
import { npm } from "./npm.mjs";
import { root } from "./paths.mjs";

/** Installs what package-lock.json names, unless node_modules was installed from this very lock file. */
export async function install() {
  if (installIsCurrent()) return;
  const installed = join(root, "node_modules");
  if (lstatSync(installed, { throwIfNoEntry: false })?.isSymbolicLink()) {
    process.stderr.write("tradelane: node_modules is a link to an install of another package-lock.json; using it\n");
    return;
  }
  if (process.platform === "win32" && process.execPath.startsWith(installed + sep)) {
    throw new Error("the dependencies changed; run `npm ci` (Windows cannot replace the Node that is running)");
  }
  process.stderr.write("tradelane: installing dependencies\n");
  await npm(["ci"]);
  if (!installIsCurrent()) throw new Error("npm ci left no stamp; run it with install scripts enabled");
}
