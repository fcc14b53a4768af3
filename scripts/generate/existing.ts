import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files that say on one of their first lines that they were generated, by patterns from the repository's root. */
export function generatedFiles(root: string, patterns: readonly string[]): string[] {
  const found = globSync([...patterns], { cwd: root }).map((path) => path.replaceAll("\\", "/"));
  return found.filter((path) => isGenerated(readFileSync(join(root, path), "utf8"))).sort();
}

function isGenerated(content: string): boolean {
  return content.split("\n", 2).some((line) => line.includes("Generated from "));
}
