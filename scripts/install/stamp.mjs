// Which lock file node_modules was installed from.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const STAMP = join(root, "node_modules", ".tradelane-stamp");

const lockHash = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");

export const installIsCurrent = () => existsSync(STAMP) && readFileSync(STAMP, "utf8") === lockHash();

export function stampInstall() {
  // A copy of node_modules made of hard links must not share its stamp.
  rmSync(STAMP, { force: true });
  writeFileSync(STAMP, lockHash());
}
