// Starts a verb: `node scripts/run.mjs VERB args...` runs scripts/VERB.ts.
// Works on a bare checkout with Node 20 or later: it installs and builds what is missing, then hands over to the
// Node that package-lock.json pins. Only the verb writes to stdout.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { build } from "./launcher/build.mjs";
import { install } from "./launcher/install.mjs";
import { generateTables } from "./launcher/tables.mjs";
import { withLock } from "./launcher/lock.mjs";
import { bundledNode, root } from "./launcher/paths.mjs";
import { usage, verbs } from "./launcher/verbs.mjs";

// The suite reports to nobody, and a prompt would stop an unattended start.
process.env.HARDHAT_DISABLE_TELEMETRY ??= "true";

/** Options with which the verb "generate" writes nothing. */
const READ_ONLY = ["--check", "--help", "-h"];

const [verb, ...args] = process.argv.slice(2);

if (verb === undefined || verb === "--help" || verb === "-h") {
  process.stdout.write(usage());
} else if (!verbs().has(verb)) {
  process.stderr.write(`Unknown verb "${verb}".\n\n${usage()}`);
  process.exitCode = 2;
} else {
  try {
    await withLock(async () => {
      await install();
      if (verb === "generate" && !args.some((option) => READ_ONLY.includes(option))) await generateTables();
      await build();
    });
    start(verb);
  } catch (error) {
    process.stderr.write(`tradelane: ${error.message}\n`);
    process.exitCode = 1;
  }
}

function start(name) {
  const child = spawn(
    bundledNode(),
    ["--disable-warning=ExperimentalWarning", join(root, "scripts", `${name}.ts`), ...args],
    { stdio: "inherit" },
  );
  // A terminal sends SIGINT to the whole group, so the verb has it already.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`tradelane: cannot start ${name}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
