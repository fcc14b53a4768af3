import { Option, type Command } from "commander";
import { join } from "node:path";
import { DEPLOYMENTS, ROOT } from "../deploy/networks.ts";
import { withNode } from "../deploy/node.ts";
import { readRecord, type DeploymentRecord } from "../deploy/record.ts";
import { fromCaller } from "./verb.ts";

/** Options by which verbs find the chain and the suite on it. */
export interface ChainOptions {
  rpc?: string;
  deployments?: string;
}

export const DEFAULT_RPC = "http://127.0.0.1:8545";

/** Adds the options of {@link ChainOptions} to a verb. */
export function withChainOptions(command: Command): Command {
  return command
    .option("--rpc <url>", `the node's JSON-RPC (default: TRADELANE_RPC, else ${DEFAULT_RPC})`)
    .addOption(new Option("--deployments <folder>", "folder of deployment records (default: deploy/deployments)"));
}

/** Where journals of acts files and outboxes are kept unless a verb is told. */
export const STATE_FOLDER = join(ROOT, ".tradelane");

/** The suite on a chain. */
export interface SuiteOnChain {
  readonly rpc: string;
  readonly record: DeploymentRecord;
}

/**
 * Finds the suite on a chain by its record. Whether it is the chain of the record, connect() checks.
 *
 * @throws DeploymentError `NodeUnreachable`, `RecordMissing`, `RecordInvalid`
 */
export async function findSuite({ rpc: given, deployments: folder }: ChainOptions): Promise<SuiteOnChain> {
  const rpc = given ?? process.env.TRADELANE_RPC ?? DEFAULT_RPC;
  const deployments = folder === undefined ? DEPLOYMENTS : fromCaller(folder);
  return withNode(rpc, async (_, chain) => ({ rpc, record: readRecord(deployments, chain) }));
}
