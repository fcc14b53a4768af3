import { globSync, readdirSync } from "node:fs";
import { basename, relative, sep } from "node:path";

export type Suite = "solidity" | "mocha";

/**
 * All tests; only those of the contracts, which run them within their own process; or only those that read the optional
 * data beside the repository and are skipped without it.
 */
export type Scope = "all" | "contracts" | "data";

/** Test files that run in one process. */
export interface Batch {
  name: string;
  suite: Suite;
  files: string[];
}

const solidity = (): Batch => ({
  name: "solidity",
  suite: "solidity",
  files: globSync("test/**/*.t.sol").sort(),
});
const mocha = (name: string, pattern: string): Batch => ({ name, suite: "mocha", files: globSync(pattern).sort() });

/** Tests mirror `contracts/`, and `access` goes over all of it. */
const ofContracts = () =>
  mocha("contracts", `test/{${["access", ...readdirSync("contracts")].join(",")}}/**/*.test.ts`);

/** All else by what it is about. What waits for other processes and chains takes longest, so it begins first. */
function ofAllElse(): Batch[] {
  const contracts = new Set(ofContracts().files);
  const names = new Set(
    mocha("all", "test/**/*.test.ts").files.flatMap((file) => (contracts.has(file) ? [] : folderOf(file))),
  );
  const order = [...new Set([...LONGEST, ...names])].filter((name) => names.has(name));
  return order.map((name) => mocha(name, `test/${name}/**/*.test.ts`));
}

const LONGEST = ["sdk", "deploy", "scenarios"];

/** The folder of `test` in which a file is. */
function folderOf(file: string): string {
  return relative("test", file).split(sep)[0] ?? "";
}

/** In the order in which they are to begin. */
const BATCHES: Record<Scope, () => Batch[]> = {
  all: () => ofAllElse().toSpliced(2, 0, ofContracts(), solidity()),
  contracts: () => [solidity(), ofContracts()],
  data: () => [mocha("data", "test/**/shared-data.test.ts")],
};

/** The test files of a scope: those whose path contains one of the words, or all without words. */
export function selectTests(scope: Scope, words: readonly string[]): Batch[] {
  const named = (file: string) => words.length === 0 || words.some((word) => matches(file, word));
  return BATCHES[scope]()
    .map((batch) => ({ ...batch, files: batch.files.filter(named) }))
    .filter(({ files }) => files.length > 0);
}

function matches(file: string, word: string): boolean {
  return file.replaceAll("\\", "/").includes(word) || basename(file) === word;
}
