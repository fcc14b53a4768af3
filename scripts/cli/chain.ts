import { Option, type Command } from "commander";
import { sdkError } from "@tradelane/sdk";
import { join } from "node:path";
import { DEPLOYMENTS, ROOT } from "../deploy/networks.ts";
import { withNode } from "../deploy/node.ts";
import { readRecord, recordFile, type DeploymentRecord } from "../deploy/record.ts";
import { fromCaller } from "./verb.ts";

/** Options by which verbs find the chain and the suite on it. */
export interface ChainOptions {
  rpc?: string;
  deployments?: string;
}

const DEFAULT_RPC = "http://127.0.0.1:8545";

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
 * Finds the suite on a chain by its record.
 *
 * @throws DeploymentError `NodeUnreachable`, `RecordMissing`, `RecordInvalid`; TradelaneError `ChainAnew`
 */
export async function findSuite({ rpc: given, deployments: folder }: ChainOptions): Promise<SuiteOnChain> {
  const rpc = given ?? process.env.TRADELANE_RPC ?? DEFAULT_RPC;
  const deployments = folder === undefined ? DEPLOYMENTS : fromCaller(folder);
  return withNode(rpc, async (provider, chainId) => {
    const record = readRecord(deployments, chainId);
    // A development chain has the same id each time it is started; what was deployed to the last one is gone.
    const genesis = await provider.getBlock(0);
    if (genesis?.hash !== record.genesisHash)
      throw sdkError("ChainAnew", { chainId, place: recordFile(deployments, chainId) });
    return { rpc, record };
  });
}
