import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "./paths.mjs";

/** Every scripts/VERB.ts with its description: the first comment of the file. */
export function verbs() {
  const folder = join(root, "scripts");
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
  return new Map(files.sort().map((file) => [basename(file, ".ts"), description(join(folder, file))]));
}

export function usage() {
  const lines = [...verbs()].map(([verb, text]) => `  ${verb.padEnd(12)} ${text}`);
  return `Usage: node scripts/run.mjs VERB [arguments]\n\n${lines.join("\n")}\n\nVERB --help explains a verb.\n`;
}

function description(file) {
  const comment = /^(?:\/\/|\/\*\*?)\s*(?:\n \*\s*)?(.+?)\s*(?:\*\/)?$/m.exec(readFileSync(file, "utf8"));
  return comment?.[1] ?? "";
}
