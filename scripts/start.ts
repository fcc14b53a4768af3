// Starts a chain, deploys the suite, plays the scenarios one after the other and reports.
import { basename, join } from "node:path";
import { Command } from "commander";
import { lotName } from "@tradelane/sdk/path";
import { DEFAULT_RPC, STATE_FOLDER, type SuiteOnChain } from "./cli/chain.ts";
import { openKeyring } from "./cli/keyring.ts";
import { readParties } from "./cli/parties.ts";
import { fromCaller, printJson, runVerb, tell } from "./cli/verb.ts";
import { enterRepository } from "./deploy/cli.ts";
import { ROOT } from "./deploy/networks.ts";
import { countActs, Scene, type Played } from "./play/scene.ts";
import { reportJson } from "./report/json.ts";
import { makeReport, type Report } from "./report/report.ts";
import { reportText } from "./report/text.ts";
import { forgetChain, startSuite, type StartedSuite } from "./start/chain.ts";
import { showOutcome } from "./start/show.ts";

interface Options {
  once?: true;
  rpc?: string;
  scenario?: string;
  keys?: string;
  deployments?: string;
  state?: string;
  json?: true;
}

const MEMBERS = join(ROOT, "scenarios", "members.jsonl");
const SCENARIOS = ["receivables.jsonl", "bills.jsonl", "financing.jsonl"].map((file) => join(ROOT, "scenarios", file));

const command = new Command("start")
  .description(
    "Start a local chain, deploy the suite, play the scenarios and report: who holds what, credit lines, financings, " +
      "cash, what was refused and why, the paths of lots. The chain stays up until Ctrl-C. Beside a chain that runs it " +
      "has its own port and record.",
  )
  .option("--once", "end after the report; the exit code is 0 only if everything happened as the scenarios say")
  .option("--rpc <url>", "use this chain instead of starting one")
  .option("--scenario <file>", "play only this acts file after scenarios/members.jsonl")
  .option("--keys <file>", "JSON file, name to private key (development chains know those of the scenarios)")
  .option("--deployments <folder>", "folder of deployment records (default: deploy/deployments)")
  .option("--state <folder>", "folder of journals and outboxes (default: .tradelane)")
  .option("--json", "print the report as one line of JSON")
  .addHelpText("after", "\nExamples:\n  npm start\n  npm start -- --once\n  npm start -- --scenario my-acts.jsonl")
  .parse();
const { once, rpc, scenario, keys, deployments, state: folder, json } = command.opts<Options>();

await runVerb(json === true, async () => {
  const files = [MEMBERS, ...(scenario === undefined ? SCENARIOS : [fromCaller(scenario)])];
  const keysFile = keys === undefined ? undefined : fromCaller(keys);
  const state = folder === undefined ? STATE_FOLDER : fromCaller(folder);
  enterRepository();
  const interrupted = interruption();
  const started = await startSuite(rpc, deployments);
  try {
    const report = await Promise.race([playAll(started.suite, files, keysFile, state), interrupted]);
    if (report === undefined) return;
    if (json === true) printJson(reportJson(report));
    else console.log(reportText(report));
    if (!report.ok) process.exitCode = 1;
    if (once === true) return;
    tell(goOn(report, started, deployments));
    if (started.chain !== undefined) await Promise.race([interrupted, started.chain.ended]);
  } finally {
    await started.chain?.stop();
    if (started.chain !== undefined) await forgetChain(state, started.suite);
  }
});
// An interrupt may leave a play behind that waits for a chain that is gone.
process.exit();

async function playAll(suite: SuiteOnChain, files: readonly string[], keysFile: string | undefined, state: string) {
  const parties = readParties();
  const keyring = openKeyring({ chainId: suite.record.chainId, parties, file: keysFile });
  return Scene.on({ suite, keyring, parties, state }, async (scene) => {
    const outcomes: Played[] = [];
    const total = files.reduce((sum, file) => sum + countActs(file), 0);
    for (const file of files) {
      for await (const outcome of scene.play(file)) {
        const played = { ...outcome, file: basename(file) };
        outcomes.push(played);
        showOutcome(played, outcomes.length, total);
      }
      if (outcomes.at(-1)?.status === "failed") break;
    }
    return makeReport({ suite, reader: scene.stage.reader, parties, outcomes });
  });
}

function goOn({ rpc: url, paths }: Report, { chain }: StartedSuite, folder: string | undefined): string {
  const records = folder === undefined ? "" : ` --deployments ${folder}`;
  const where = `${url === DEFAULT_RPC ? "" : ` --rpc ${url}`}${records}`;
  const [path] = paths;
  const lot = path === undefined ? "LOT" : lotName(path.trace.lot);
  return [
    "",
    `Go on${chain === undefined ? "" : " in another terminal"}:`,
    `  npm run play -- FILE${where}`,
    `  npm run trace -- ${lot}${where}`,
    `  npm run verify${where === "" ? "" : ` --${where}`}`,
    ...(chain === undefined ? [] : ["Ctrl-C ends the chain."]),
  ].join("\n");
}

function interruption(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve(undefined));
  });
}
