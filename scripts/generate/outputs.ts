import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { format, resolveConfig } from "prettier";
import { summarise } from "./difference.ts";

const SOLIDITY_PLUGIN = createRequire(import.meta.url).resolve("prettier-plugin-solidity");

/** A file as it must stand in the repository. */
export interface Output {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** What one generator makes. */
export interface Generated {
  readonly outputs: readonly Output[];
  /** Generated files that are in the repository and that this generator answers for. */
  readonly existing: readonly string[];
}

/** Formats an output the way `prettier --check` wants it. */
export async function formatted(root: string, { path, content }: Output): Promise<Output> {
  const filepath = join(root, path);
  const config = await resolveConfig(filepath);
  return { path, content: await format(content, { ...config, plugins: [SOLIDITY_PLUGIN], filepath }) };
}

/** Writes what differs and removes what no generator makes any more; returns the paths touched. */
export async function write(root: string, { outputs, existing }: Generated): Promise<string[]> {
  const touched: string[] = [];
  for (const { path, content } of outputs) {
    if ((await current(root, path)) === content) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
    touched.push(path);
  }
  for (const path of stale(outputs, existing)) {
    await rm(join(root, path));
    touched.push(path);
  }
  return touched;
}

/** One line for each file that is not as it must be. */
export async function drift(root: string, { outputs, existing }: Generated): Promise<string[]> {
  const lines: string[] = [];
  for (const { path, content } of outputs) {
    const before = await current(root, path);
    if (before === undefined) lines.push(`${path}: missing`);
    else if (before !== content) lines.push(`${path}: ${summarise(before, content)}`);
  }
  return [...lines, ...stale(outputs, existing).map((path) => `${path}: generated from nothing any more`)];
}

function stale(outputs: readonly Output[], existing: readonly string[]): string[] {
  const made = new Set(outputs.map(({ path }) => path));
  return existing.filter((path) => !made.has(path));
}

async function current(root: string, path: string): Promise<string | undefined> {
  return existsSync(join(root, path)) ? await readFile(join(root, path), "utf8") : undefined;
}
