// Runs one suite in a process of its own and reports its counts to the parent: `suite.ts solidity|mocha JSON`.
import hre from "hardhat";
import Mocha from "mocha";
import type { Counts } from "./counts.ts";

interface Request {
  files: string[];
  grep?: string;
}

interface SolidityOutcome {
  suiteResults: { testResults: { status: string }[] }[];
}

type Result<T> = { success: true; value: T } | { success: false; error: T };

/** Hardhat counts the tests that a failed hook kept from running as passed; Mocha's own figures do not. */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once("end", () => report({ passed: this.stats.passes, failed: this.stats.failures }));
  }
}

function report(counts: Counts): void {
  process.send?.(counts);
}

const [suite, request] = process.argv.slice(2) as [string, string];
const { files, grep } = JSON.parse(request) as Request;
const task = hre.tasks.getTask(["test", suite]);
// Contracts were built by the launcher, or by the coverage script in its own way.
const options = { testFiles: files, noCompile: true, ...(grep !== undefined && { grep }) };

if (suite === "mocha") hre.config.test.mocha.reporter = CountingReporter;
const result = (await task.run(options)) as Result<SolidityOutcome>;
if (suite === "solidity") {
  const { suiteResults } = result.success ? result.value : result.error;
  const statuses = suiteResults.flatMap(({ testResults }) => testResults.map(({ status }) => status));
  const count = (status: string) => statuses.filter((other) => other === status).length;
  report({ passed: count("Success"), failed: count("Failure") });
}
process.exitCode = result.success ? 0 : 1;
// What a failed test left open must not keep the run from ending.
setTimeout(() => process.exit(), 5_000).unref();
