import { JsonRpcProvider } from "ethers";
import { z } from "zod";
import { DeploymentError } from "./errors.ts";
import type { ChainName } from "./record.ts";

const firstBlock = z.object({ hash: z.string() });

const PATIENCE_MS = 10_000;

/** Runs a task with a provider for a node and closes it. @throws DeploymentError `NodeUnreachable` */
export async function withNode<T>(rpc: string, task: (provider: JsonRpcProvider, chain: ChainName) => Promise<T>) {
  const provider = new JsonRpcProvider(rpc, undefined, { staticNetwork: true, cacheTimeout: -1, batchStallTime: 0 });
  try {
    return await task(provider, await askName(provider, rpc));
  } finally {
    provider.destroy();
  }
}

/** Whether a chain's node is where it was. */
export async function answersAt(rpc: string, genesisHash: string): Promise<boolean> {
  try {
    const response = await fetch(rpc, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_getBlockByNumber", params: ["0x0", false] }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return firstBlock.parse(((await response.json()) as { result?: unknown }).result).hash === genesisHash;
  } catch {
    return false;
  }
}

async function askName(provider: JsonRpcProvider, rpc: string): Promise<ChainName> {
  try {
    const chainId = Number(await provider.send("eth_chainId", []));
    const { hash } = firstBlock.parse(await provider.send("eth_getBlockByNumber", ["0x0", false]));
    return { chainId, genesisHash: hash };
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
