import { config as loadEnvironment } from "dotenv";
import { DeploymentError } from "./errors.ts";
import { networks, ROOT, type NetworkName } from "./networks.ts";

/** Works in the repository's root, with the settings of `.env` where the environment has none. */
export function enterRepository(): void {
  process.chdir(ROOT);
  loadEnvironment({ quiet: true });
}

/** The node to talk to. @throws DeploymentError `RpcMissing` */
export function resolveRpc(network: NetworkName, option: string | undefined): string {
  const rpc = option ?? process.env.TRADELANE_RPC ?? networks[network].rpc;
  if (rpc !== undefined) return rpc;
  throw new DeploymentError(
    "RpcMissing",
    `The network ${network} has no node.`,
    { network },
    "Name your node's JSON-RPC with --rpc or TRADELANE_RPC.",
  );
}

/** Runs a verb: an expected fault is told in two lines and ends the process with 1. */
export async function runVerb(json: boolean, verb: () => Promise<void>): Promise<void> {
  try {
    await verb();
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    if (json) console.log(JSON.stringify({ ok: false, error }));
    console.error(`${error.code}: ${error.message}\n  ${error.hint}`);
    process.exitCode = 1;
  }
}

/** Progress belongs on stderr: stdout is the result. */
export function tell(line: string): void {
  console.error(line);
}
