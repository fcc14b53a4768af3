import { JsonRpcProvider } from "ethers";
import { DeploymentError } from "./errors.ts";

/** Runs a task with a provider for a node and closes it. @throws DeploymentError `NodeUnreachable` */
export async function withNode<T>(rpc: string, task: (provider: JsonRpcProvider, chainId: number) => Promise<T>) {
  const provider = new JsonRpcProvider(rpc, undefined, { staticNetwork: true, cacheTimeout: -1, batchStallTime: 0 });
  try {
    return await task(provider, await askChainId(provider, rpc));
  } finally {
    provider.destroy();
  }
}

async function askChainId(provider: JsonRpcProvider, rpc: string): Promise<number> {
  try {
    return Number(await provider.send("eth_chainId", []));
  } catch (cause) {
    throw nodeUnreachable(rpc, cause);
  }
}

export function nodeUnreachable(rpc: string, cause: unknown): DeploymentError {
  const problem = cause instanceof Error ? cause.message : String(cause);
  return new DeploymentError(
    "NodeUnreachable",
    `No node answers at ${rpc}: ${problem}`,
    { rpc, problem },
    "Start one with `npm run up`, or name yours with --rpc or TRADELANE_RPC.",
    cause,
  );
}
