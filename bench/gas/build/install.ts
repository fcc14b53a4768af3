import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../../../scripts/launcher/lock.mjs";
import { npm } from "../../../scripts/launcher/npm.mjs";
import { root } from "../../../scripts/launcher/paths.mjs";

const BENCH = join(root, "bench");
const STAMP = join(BENCH, "node_modules", ".tradelane-stamp");

/** Installs the peers, unless that was done from this very lock file. Only sources are needed, so no script runs. */
export async function installPeers(): Promise<void> {
  const wanted = createHash("sha256")
    .update(readFileSync(join(BENCH, "package-lock.json")))
    .digest("hex");
  await withLock(async () => {
    if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
    process.stderr.write("tradelane: installing the peers of the bench\n");
    await npm(["ci", "--ignore-scripts"], { cwd: BENCH });
    writeFileSync(STAMP, wanted);
  });
}
