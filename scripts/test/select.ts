import { globSync, readdirSync } from "node:fs";
import { basename } from "node:path";

export type Suite = "solidity" | "mocha";

/**
 * All tests; only those of the contracts, which run them within their own process; or only those that read the optional
 * data beside the repository and are skipped without it.
 */
export type Scope = "all" | "contracts" | "data";

/** Tests mirror `contracts/`, and `access` goes over all of it. */
const areas = () => `{${["access", ...readdirSync("contracts")].join(",")}}`;

const PATTERNS: Record<Scope, () => Partial<Record<Suite, string>>> = {
  all: () => ({ solidity: "test/**/*.t.sol", mocha: "test/**/*.test.ts" }),
  contracts: () => ({ solidity: "test/**/*.t.sol", mocha: `test/${areas()}/**/*.test.ts` }),
  data: () => ({ mocha: "test/**/shared-data.test.ts" }),
};

/** The test files of each suite: those whose path contains one of the words, or all without words. */
export function selectTests(scope: Scope, words: readonly string[]): Map<Suite, string[]> {
  const chosen = new Map<Suite, string[]>();
  for (const [suite, pattern] of Object.entries(PATTERNS[scope]()) as [Suite, string][]) {
    const files = globSync(pattern).sort();
    const named = words.length === 0 ? files : files.filter((file) => words.some((word) => matches(file, word)));
    if (named.length > 0) chosen.set(suite, named);
  }
  return chosen;
}

function matches(file: string, word: string): boolean {
  return file.replaceAll("\\", "/").includes(word) || basename(file) === word;
}
