// Measures the gas of each act beside its target, its stretch and the same step in other suites.
import { Command, Option } from "commander";
import { ACTS } from "../bench/gas/acts.ts";
import { production } from "../bench/gas/build/hardhat.ts";
import { profile } from "../bench/gas/profile.ts";
import { measureActs, measurePeers } from "../bench/gas/run.ts";
import { keep } from "../bench/gas/report/keep.ts";
import { originOf, peerOriginOf } from "../bench/gas/report/origin.ts";
import { missedOf } from "../bench/gas/report/report.ts";
import { text } from "../bench/gas/report/text.ts";
import { printJson, tell } from "./cli/verb.ts";

interface Options {
  json?: true;
  write?: true;
  peers: boolean;
  profile?: string;
}

const command = new Command("bench-gas")
  .description(
    "Measure the gas of each act in steady state, as production builds the contracts, through proxies and with every " +
      "check, beside its target, its stretch and the same business step in other suites, which are installed from npm " +
      "and compiled by the same settings at first use (two minutes, once).",
  )
  .option("--json", "one JSON object on stdout")
  .option("--write", "also keep the figures in bench/results/gas.json and on the pages that show them")
  .option("--no-peers", "leave the other suites out")
  .addOption(
    new Option("--profile <act>", "tell where the gas of one act goes: by expense, by call and by source line").choices(
      ACTS.map(({ id }) => id),
    ),
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 every act keeps its target; 1 at least one does not, and it is named.

Examples
  npm run bench:gas
  npm run --silent bench:gas -- --json
  npm run bench:gas -- --no-peers
  npm run bench:gas -- --profile assign-part`,
  )
  .parse();
const options = command.opts<Options>();

const hre = await production();
const profiled = ACTS.find(({ id }) => id === options.profile);
if (profiled !== undefined) console.log(await profile(hre, profiled));
else await bench();

async function bench(): Promise<void> {
  const measured = options.peers ? await measurePeers(hre) : [];
  const rows = await measureActs(hre, ACTS, measured);
  const peers = measured.map(({ peer }) => peerOriginOf(peer));
  const origin = originOf(new Date());
  const report = { ...origin, rows, peers };
  if (options.write === true) tell(`written: ${(await keep(report)).join(", ")}`);
  if (options.json === true) printJson(report);
  else console.log(text(rows, peers, origin));
  process.exitCode = missedOf(rows).length > 0 ? 1 : 0;
}
