// Measures line coverage of contracts/ and fails on a line that is neither run nor argued beside the code.
import { join } from "node:path";
import { findUncovered } from "./coverage/uncovered.ts";
import { run } from "./launcher/command.mjs";
import { build, buildFresh } from "./launcher/build.mjs";
import { withLock } from "./launcher/lock.mjs";
import { bundledNode, root } from "./launcher/paths.mjs";
import { selectTests } from "./test/select.ts";

process.chdir(root);

// Tests take bytecode from the SDK, so the SDK has to carry the instrumented one while they run.
const testsPass = await withLock(async () => {
  try {
    await buildFresh(["--coverage"]);
    const files = selectTests("contracts", []).flatMap((batch) => batch.files);
    const hardhat = join(root, "node_modules", "hardhat", "dist", "src", "cli.js");
    await run("hardhat test", bundledNode(), [hardhat, "test", "--coverage", "--network", "default", ...files]);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  } finally {
    await build();
  }
});

// Without a full run the figures would mislead.
if (testsPass) {
  const { lines, uncovered } = findUncovered(join(root, "coverage", "lcov.info"));
  for (const { file, line, text } of uncovered) console.log(`${file}:${line}: not covered: ${text.trim()}`);
  console.log(`${uncovered.length} of ${lines} lines of contracts/ are neither run by a test nor argued`);
  process.exitCode = lines === 0 || uncovered.length > 0 ? 1 : 0;
} else {
  process.exitCode = 1;
}
