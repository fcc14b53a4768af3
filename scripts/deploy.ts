// Deploys the suite to a chain: contracts, wiring, powers, the hand-over to the council.
import { Command, Option } from "commander";
import { enterRepository, resolveRpc, runVerb, tell } from "./deploy/cli.ts";
import { networkName, type NetworkName } from "./deploy/networks.ts";
import { deploySuite } from "./deploy/suite.ts";

interface Options {
  rpc?: string;
  network: NetworkName;
  params?: string;
  deployments?: string;
  json?: true;
}

const command = new Command("deploy")
  .description(
    "Deploy the suite: contracts, wiring, powers, the hand-over to the council. Run it again after a fault: it goes on " +
      "where it ended, and does nothing when all is done.",
  )
  .option("--rpc <url>", "the node's JSON-RPC (default: TRADELANE_RPC, else http://127.0.0.1:8545 for local)")
  .addOption(new Option("--network <name>", "whose accounts to use").choices(networkName.options).default("local"))
  .option("--params <file>", "parameters, JSON5 (default: deploy/params/<network>.json5)")
  .option("--deployments <folder>", "where record and journal are kept (default: deploy/deployments)")
  .option("--json", "print the deployment record")
  .addHelpText(
    "after",
    "\nExamples:\n  npm run deploy\n  npm run deploy -- --network consortium --params my-consortium.json5",
  )
  .parse();
const { rpc, network, params, deployments, json } = command.opts<Options>();

await runVerb(json === true, async () => {
  enterRepository();
  const record = await deploySuite({
    rpc: resolveRpc(network, rpc),
    network,
    ...(params !== undefined && { params }),
    ...(deployments !== undefined && { deployments }),
    log: tell,
  });
  if (json) {
    console.log(JSON.stringify(record));
    return;
  }
  for (const [name, { proxy }] of Object.entries(record.contracts)) console.log(`${name.padEnd(14)} ${proxy}`);
});
