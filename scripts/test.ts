// Runs the tests: Solidity and TypeScript, all of them or those whose path contains a word.
import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import type { Counts } from "./test/counts.ts";
import { selectTests, type Batch } from "./test/select.ts";

interface Outcome {
  batch: Batch;
  counts: Counts;
  exitCode: number;
  seconds: number;
}

const DATA = "../shared/data";
/** A batch that takes longer hangs: the longest takes a fifth of this on two processors. */
const LONGEST_BATCH_MS = 20 * 60_000;

process.chdir(join(import.meta.dirname, ".."));

const command = new Command("test")
  .description("Run the tests and end with one line `N passed, N failed`")
  .argument("[words...]", "run only the test files whose path contains one of these words")
  .option("--grep <pattern>", "run only the tests whose name matches")
  .option("--data", "run only the tests that read ../shared/data")
  .parse();
const { grep, data } = command.opts<{ grep?: string; data?: true }>();

if (data && !existsSync(DATA)) {
  console.error(`SKIPPED: ${DATA} is absent, so the tests against real documents cannot run.`);
  process.exit(0);
}

const waiting = selectTests(data ? "data" : "all", command.args);
const [heard] = waiting;
const outcomes: Outcome[] = [];
await Promise.all(Array.from({ length: availableParallelism() }, runWaiting));

for (const { batch, counts, seconds } of outcomes.toSorted((a, b) => b.seconds - a.seconds)) {
  console.log(
    `${batch.name.padEnd(12)} ${String(seconds).padStart(5)}s  ${counts.passed} passed, ${counts.failed} failed`,
  );
}
const sum = (count: keyof Counts) => outcomes.reduce((total, { counts }) => total + counts[count], 0);
const passed = sum("passed");
const failed = sum("failed");
if (passed + failed === 0) console.error("No test ran.");
console.log(`${passed} passed, ${failed} failed`);
const sound = passed > 0 && failed === 0 && outcomes.every(({ exitCode }) => exitCode === 0);
process.exitCode = sound ? 0 : 1;

/** Runs batch after batch while there are any; as many at once as the machine has processors. */
async function runWaiting(): Promise<void> {
  for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) outcomes.push(await run(batch));
}

/**
 * Each batch has its own process, so that a crash leaves the others and the summary line. The first one is heard as it
 * goes, the others when they are done.
 */
function run(batch: Batch): Promise<Outcome> {
  const { suite, files, name } = batch;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = JSON.stringify({ files, grep });
    const child = fork(join(import.meta.dirname, "test", "suite.ts"), [suite, request], {
      // Tests are loaded as `hardhat test` loads them.
      execArgv: ["--import", "tsx"],
      // The network gives Solidity tests the same EVM version as all others.
      env: { ...process.env, HARDHAT_NETWORK: "default" },
      silent: batch !== heard,
    });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
    let counts: Counts | undefined;
    child.on("message", (message) => (counts = message as Counts));
    child.on("error", reject);
    const limit = setTimeout(() => {
      console.error(`The tests of ${name} hang: ended after ${LONGEST_BATCH_MS / 60_000} minutes.`);
      child.kill("SIGKILL");
    }, LONGEST_BATCH_MS);
    // What a failed test left running may hold the streams open for ever.
    child.on("exit", () =>
      setTimeout(() => [child.stdout, child.stderr].forEach((stream) => stream?.destroy()), 2_000),
    );
    child.on("close", (code) => {
      clearTimeout(limit);
      process.stdout.write(Buffer.concat(said));
      if (counts === undefined) console.error(`The tests of ${name} ended before they could report: one failure.`);
      const seconds = Math.round((performance.now() - began) / 1000);
      resolve({ batch, counts: counts ?? { passed: 0, failed: 1 }, exitCode: code ?? 1, seconds });
    });
  });
}
