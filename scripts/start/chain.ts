import { rm } from "node:fs/promises";
import { join } from "node:path";
import { startLocalChain, type LocalChain } from "../deploy/chain/local.ts";
import { isDevelopmentChain } from "../deploy/networks.ts";
import { withNode } from "../deploy/node.ts";
import { deploySuite } from "../deploy/suite.ts";
import { findSuite, type SuiteOnChain } from "../cli/chain.ts";
import { fromCaller, tell } from "../cli/verb.ts";

/** The suite on a chain that may be this process's own. */
export interface StartedSuite {
  readonly suite: SuiteOnChain;
  /** The chain that was started for it; undefined when it was there. */
  readonly chain: LocalChain | undefined;
}

/** Starts a chain, or takes the one that is named, and deploys the suite unless it is deployed. */
export async function startSuite(rpc: string | undefined, deployments: string | undefined): Promise<StartedSuite> {
  const chain = rpc === undefined ? await startLocalChain() : undefined;
  const url = chain?.rpc ?? rpc ?? "";
  if (chain !== undefined) tell(`A development chain answers at ${url}.`);
  try {
    return { suite: await suiteOn(url, deployments), chain };
  } catch (error) {
    await chain?.stop();
    throw error;
  }
}

async function suiteOn(rpc: string, deployments: string | undefined): Promise<SuiteOnChain> {
  const chainId = await withNode(rpc, async (_, chain) => chain.chainId);
  const folder = deployments === undefined ? {} : { deployments: fromCaller(deployments) };
  // On a chain that stays, who deploys and with what parameters is for people to say.
  if (!isDevelopmentChain(chainId)) return findSuite({ rpc, ...folder });
  return { rpc, record: await deploySuite({ rpc, network: "local", log: tell, ...folder }) };
}

/** Removes what was kept for a chain that is gone: nothing of it can be gone on with. */
export async function forgetChain(state: string, { record }: SuiteOnChain): Promise<void> {
  const chain = `${record.chainId}-${record.genesisHash.slice(2, 10)}`;
  const deployment = `${chain}-${record.contracts.consortium.proxy.slice(2, 10).toLowerCase()}`;
  await rm(join(state, "outbox", chain), { recursive: true, force: true });
  await rm(join(state, "play", deployment), { recursive: true, force: true });
}
