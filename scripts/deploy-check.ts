// Compares code, wiring and powers on a chain with the record of its deployment.
import { Command } from "commander";
import { checkDeployment } from "./deploy/check/deployment.ts";
import { firstDifferences, table } from "./deploy/check/report.ts";
import { enterRepository, resolveRpc, runVerb } from "./deploy/cli.ts";
import { DEPLOYMENTS, paramsFile } from "./deploy/networks.ts";
import { withNode } from "./deploy/node.ts";
import { readParams } from "./deploy/params/read.ts";
import { readRecord, type DeploymentRecord } from "./deploy/record.ts";

interface Options {
  rpc?: string;
  params?: string;
  deployments: string;
  all?: true;
  json?: true;
}

const command = new Command("deploy:check")
  .description(
    "Compare code, wiring, desks, powers, roles and first rules on a chain with the record of its deployment and its " +
      "parameters. Exits with 1 and names the first differences.",
  )
  .option("--rpc <url>", "the node's JSON-RPC (default: TRADELANE_RPC, else http://127.0.0.1:8545)")
  .option("--params <file>", "parameters, JSON5 (default: those of the record's network)")
  .option("--deployments <folder>", "where the record is", DEPLOYMENTS)
  .option("--all", "list everything that was compared")
  .option("--json", "print everything that was compared as JSON")
  .addHelpText("after", "\nExample:\n  npm run deploy:check -- --all")
  .parse();
const { rpc, params, deployments, all, json } = command.opts<Options>();

await runVerb(json === true, async () => {
  enterRepository();
  const findings = await withNode(resolveRpc("local", rpc), async (provider, chain) => {
    const record = readRecord(deployments, chain);
    return checkDeployment(provider, record, readParams(params ?? paramsFile(record.name), environment(record)));
  });
  const ok = findings.every((finding) => finding.ok);
  console.log(json ? JSON.stringify({ ok, findings }) : table(findings, all === true));
  for (const line of firstDifferences(findings)) console.error(line);
  if (!ok) process.exitCode = 1;
});

/** Where the parameters leave the council to the environment, and that is not set here, the record knows it. */
function environment({ council }: DeploymentRecord) {
  return { TRADELANE_COUNCIL: council.accounts.join(","), ...process.env };
}
