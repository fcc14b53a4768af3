import { globSync, readdirSync } from "node:fs";
import { basename } from "node:path";

export type Suite = "solidity" | "mocha";

/**
 * All tests; only those of the contracts, which run them within their own process; or only those that read the optional
 * data beside the repository and are skipped without it.
 */
export type Scope = "all" | "contracts" | "data";

/** Test files that run in one process. */
export interface Batch {
  suite: Suite;
  files: string[];
}

const solidity = (): Batch => ({ suite: "solidity", files: globSync("test/**/*.t.sol").sort() });
const mocha = (pattern: string): Batch => ({ suite: "mocha", files: globSync(pattern).sort() });

/** Tests mirror `contracts/`, and `access` goes over all of it. */
const ofContracts = () => mocha(`test/{${["access", ...readdirSync("contracts")].join(",")}}/**/*.test.ts`);

function ofAllElse(): Batch {
  const contracts = new Set(ofContracts().files);
  return { suite: "mocha", files: mocha("test/**/*.test.ts").files.filter((file) => !contracts.has(file)) };
}

/** In the order in which they are to begin: those that wait for other processes share a machine best. */
const BATCHES: Record<Scope, () => Batch[]> = {
  all: () => [ofAllElse(), solidity(), ofContracts()],
  contracts: () => [solidity(), ofContracts()],
  data: () => [mocha("test/**/shared-data.test.ts")],
};

/** The test files of a scope: those whose path contains one of the words, or all without words. */
export function selectTests(scope: Scope, words: readonly string[]): Batch[] {
  const named = (file: string) => words.length === 0 || words.some((word) => matches(file, word));
  return BATCHES[scope]()
    .map(({ suite, files }) => ({ suite, files: files.filter(named) }))
    .filter(({ files }) => files.length > 0);
}

function matches(file: string, word: string): boolean {
  return file.replaceAll("\\", "/").includes(word) || basename(file) === word;
}
