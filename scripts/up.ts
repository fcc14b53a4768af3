// Starts a development chain, deploys the suite to it and leaves it running until Ctrl-C.
import { Command, InvalidArgumentError } from "commander";
import { startLocalChain } from "./deploy/chain/local.ts";
import { enterRepository, runVerb, tell } from "./deploy/cli.ts";
import { deploySuite } from "./deploy/suite.ts";

interface Options {
  port?: number;
  rpc?: string;
  params?: string;
  deployments?: string;
  json?: true;
}

const command = new Command("up")
  .description(
    "Start a development chain on this machine, deploy the suite to it, and leave it running until Ctrl-C. With --rpc " +
      "it starts nothing and deploys to that development chain. Beside a chain that runs it has its own port and record.",
  )
  .option("--port <number>", "listen on this port (default: the first free one from 8545 on)", parsePort)
  .option("--rpc <url>", "use this development chain instead")
  .option("--params <file>", "parameters, JSON5 (default: deploy/params/local.json5)")
  .option("--deployments <folder>", "where record and journal are kept (default: deploy/deployments)")
  .option("--json", "print one line of JSON once the suite is deployed")
  .addHelpText("after", "\nExamples:\n  npm run up\n  npm run up -- --port 9545")
  .parse();
const { port, rpc, params, deployments, json } = command.opts<Options>();

await runVerb(json === true, async () => {
  enterRepository();
  const chain = rpc === undefined ? await startLocalChain(port === undefined ? {} : { port }) : undefined;
  const url = chain?.rpc ?? rpc ?? "";
  try {
    const record = await deploySuite({
      rpc: url,
      network: "local",
      ...(params !== undefined && { params }),
      ...(deployments !== undefined && { deployments }),
      log: tell,
    });
    console.log(
      json ? JSON.stringify({ ok: true, rpc: url, record }) : `Tradelane is on ${url}, chain ${record.chainId}.`,
    );
    if (chain === undefined) return;
    const interrupted = interruption();
    tell("Ctrl-C ends the chain.");
    await Promise.race([interrupted, chain.ended]);
    tell("The chain has ended.");
  } finally {
    await chain?.stop();
  }
});

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

function parsePort(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
  throw new InvalidArgumentError("a port is a number from 1 to 65535");
}
