import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { DeploymentError } from "../deploy/errors.ts";
import { ROOT } from "../deploy/networks.ts";
import { formatted } from "../generate/outputs.ts";
import { storedLayout, type StoredLayout } from "./stored.ts";

/** Where layouts are kept. */
export const LAYOUTS = join(ROOT, "deploy", "layouts");

/** All stored layouts by contract. @throws DeploymentError `LayoutInvalid` */
export function readLayouts(folder: string): Map<string, StoredLayout> {
  const files = existsSync(folder) ? globSync("*.json", { cwd: folder }).sort() : [];
  return new Map(files.map((file) => [basename(file, ".json"), readLayout(join(folder, file))]));
}

/** Replaces what is stored. */
export async function writeLayouts(folder: string, layouts: readonly StoredLayout[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const kept = new Set(layouts.map(({ contract }) => `${contract}.json`));
  for (const file of globSync("*.json", { cwd: folder })) if (!kept.has(file)) rmSync(join(folder, file));
  for (const layout of layouts) {
    const { content } = await formatted(ROOT, {
      path: `deploy/layouts/${layout.contract}.json`,
      content: text(layout),
    });
    writeFileSync(join(folder, `${layout.contract}.json`), content);
  }
}

/** The suite's version, and which versions its change log has as released. */
export function versions(root = ROOT): { present: string; released: ReadonlySet<string> } {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const log = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  const headings = log.matchAll(/^## \[(\d[^\]]*)\]/gm);
  return { present: version, released: new Set([...headings].map(([, name = ""]) => name)) };
}

/** JSON with a line a field. */
function text({ contract, version, storage, namespaces, types }: StoredLayout): string {
  const list = (items: readonly unknown[]) => `[${items.map((item) => `\n${inline(item)}`).join(",")}]`;
  const named = (entries: readonly string[]) => `{\n${entries.join(",\n")}}`;
  const spaces = Object.entries(namespaces).map(([name, fields]) => `${JSON.stringify(name)}: ${list(fields)}`);
  const kinds = Object.entries(types).map(([name, { members, ...rest }]) => {
    const whole = members === undefined ? inline(rest) : `${inline(rest).slice(0, -1)}, "members": ${list(members)}}`;
    return `${JSON.stringify(name)}: ${whole}`;
  });
  const head = `"contract": "${contract}",\n"version": "${version}",\n"storage": ${list(storage)}`;
  return `{\n${head},\n"namespaces": ${named(spaces)},\n"types": ${named(kinds)}\n}\n`;
}

function inline(value: unknown): string {
  return JSON.stringify(value).replaceAll('","', '", "');
}

function readLayout(file: string): StoredLayout {
  let content: unknown;
  let problem: string | undefined;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    problem = "it is no JSON";
  }
  const parsed = storedLayout.safeParse(content);
  if (problem === undefined && parsed.success) return parsed.data;
  problem ??= parsed.error === undefined ? "" : z.prettifyError(parsed.error);
  throw new DeploymentError(
    "LayoutInvalid",
    `The stored layout ${file} cannot be read: ${problem}`,
    { file, problem },
    "Take it from version control.",
  );
}
