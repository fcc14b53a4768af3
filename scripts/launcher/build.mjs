import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "./command.mjs";
import { bundledNode, root } from "./paths.mjs";

const TYPECHAIN = join(root, "sdk", "src", "typechain");
const DIST = join(root, "sdk", "dist");
// Inside dist, so that removing the build removes the claim that it is current.
const STAMP = join(DIST, ".build-stamp");
const SOURCES = [
  "contracts",
  "hardhat.config.ts",
  "package-lock.json",
  "remappings.txt",
  "sdk/src",
  "sdk/tsconfig.json",
  "tsconfig.base.json",
];

/** Builds the contracts, their types and the SDK, unless that was done from these very sources. */
export async function build() {
  const sources = digest(SOURCES.flatMap((path) => files(join(root, path))));
  if (existsSync(join(root, "artifacts")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) return;
  await buildFresh([]);
  writeFileSync(STAMP, sources);
}

/** Builds without looking at the stamp and without leaving one. */
export async function buildFresh(hardhatOptions) {
  process.stderr.write("tradelane: building contracts and SDK\n");
  // Neither tool removes what it wrote for a source that is gone.
  rmSync(TYPECHAIN, { recursive: true, force: true });
  rmSync(DIST, { recursive: true, force: true });
  const tool = (...path) => join(root, "node_modules", ...path);
  await run("hardhat build", bundledNode(), [
    tool("hardhat", "dist", "src", "cli.js"),
    "build",
    "--no-tests",
    ...hardhatOptions,
  ]);
  await run("tsc -p sdk", bundledNode(), [tool("typescript", "bin", "tsc"), "-p", "sdk"]);
}

function files(path) {
  if (!existsSync(path) || path === TYPECHAIN) return [];
  const entries = readdirSyncOrFile(path);
  return entries === undefined ? [path] : entries.flatMap((name) => files(join(path, name)));
}

function readdirSyncOrFile(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
