// Measures how many acts a second are signed, sent and settled, beside plain ERC-20 transfers on the same node.
import { Command, InvalidArgumentError, Option } from "commander";
import { availableParallelism, cpus, loadavg } from "node:os";
import { startAnvil } from "../bench/throughput/nodes/anvil.ts";
import { startHardhat } from "../bench/throughput/nodes/hardhat.ts";
import { originOf } from "../bench/gas/report/origin.ts";
import { busyness, keep } from "../bench/throughput/report/keep.ts";
import { text } from "../bench/throughput/report/text.ts";
import { ROWS } from "../bench/throughput/rows.ts";
import { benchNode, type NodeReport } from "../bench/throughput/run.ts";
import { printJson, runVerb, tell } from "./cli/verb.ts";
import { enterRepository } from "./deploy/cli.ts";

interface Options {
  node: NodeName | "both";
  rpc?: string;
  acts: number;
  duration?: number;
  rounds: number;
  lanes: number;
  json?: true;
  write?: true;
}

const STARTERS = { hardhat: startHardhat, anvil: startAnvil } as const;
type NodeName = keyof typeof STARTERS;
const NODES: readonly NodeName[] = ["hardhat", "anvil"];
const MOST_LANES = 16;

const command = new Command("bench")
  .description(
    "Measure acts per second, end to end: each signed by its members, sent by several members at once, and settled in a " +
      "block; beside plain ERC-20 transfers of OpenZeppelin on the same node in the same rounds. Afterwards the whole " +
      "chain is verified.",
  )
  .addOption(
    new Option("--node <name>", "the node to start; anvil is installed from npm at first use")
      .choices([...NODES, "both"])
      .default("both"),
  )
  .option("--rpc <url>", "use this development chain instead of starting nodes; the suite is deployed to it anew")
  .option("--acts <number>", "acts of each kind in each round", parseCount, 200)
  .option("--duration <seconds>", "let each kind run this long in each round instead", parseCount)
  .option("--rounds <number>", "rounds; figures are the median", parseCount, 3)
  .option("--lanes <number>", `pairs of members that act at the same time, at most ${MOST_LANES}`, parseLanes, 8)
  .option("--json", "one JSON object on stdout")
  .option("--write", "also keep the figures in bench/results/throughput.json and on the page that shows them")
  .addHelpText(
    "after",
    `
The figure to compare is the ratio to ERC-20 transfers: acts per second depend on the machine and on what else it does.

Exit codes: 0 the chain is afterwards as the events say; 1 it is not, and it is said what is not.

Examples
  npm run bench
  npm run bench -- --node hardhat --acts 50
  npm run --silent bench -- --duration 10 --json`,
  )
  .parse();
const { node, rpc, acts, duration, rounds, lanes, json, write } = command.opts<Options>();

await runVerb(json === true, async () => {
  enterRepository();
  const [load = 0] = loadavg();
  const reports: NodeReport[] = [];
  if (rpc !== undefined) reports.push(await bench("the given node", rpc));
  else for (const name of node === "both" ? NODES : [node]) reports.push(await benchStarted(name));
  const ok = reports.every(({ verdict }) => verdict.ok);
  const machine = { processors: availableParallelism(), model: cpus()[0]?.model ?? "unknown", load };
  const report = { ok, ...originOf(new Date()), machine, rounds, lanes, nodes: reports };
  if (write === true) tell(`written: ${(await keep(report)).join(", ")}`);
  if (json === true) printJson(report);
  else console.log([...reports.map(text), busyness(machine)].join("\n\n"));
  if (!ok) process.exitCode = 1;
});

async function benchStarted(name: NodeName): Promise<NodeReport> {
  const started = await STARTERS[name]();
  try {
    return await bench(name, started.rpc);
  } finally {
    await started.stop();
  }
}

function bench(name: string, url: string): Promise<NodeReport> {
  const budget = duration === undefined ? { times: acts } : { seconds: duration };
  return benchNode(name, url, { rows: ROWS, budget, rounds, lanes, profile: "production", log: tell });
}

function parseCount(value: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("a whole number from 1 on is needed");
}

function parseLanes(value: string): number {
  const number = parseCount(value);
  if (number <= MOST_LANES) return number;
  throw new InvalidArgumentError(`at most ${MOST_LANES}`);
}
