import { BrowserProvider, JsonRpcProvider, Network, type Eip1193Provider, type Provider } from "ethers";
import { sdkError } from "../errors/tradelane-error.js";
import { reasonOf } from "../errors/node-fault.js";

/** A way to a node: its address, an ethers provider, or the provider a wallet or Hardhat offers (EIP-1193). */
export type NodeInput = string | Provider | Eip1193Provider;

/** An open way to a node. */
export interface Node {
  readonly provider: Provider;
  /** The node's address, or what stands for it in sentences. */
  readonly url: string;
  readonly chainId: number;
  close(): void;
}

const FIRST_ANSWER_MS = 10_000;

/**
 * Opens a way to a node and asks for its chain id, once.
 *
 * @throws ChainUnreachable
 */
export async function openNode(input: NodeInput): Promise<Node> {
  if (typeof input === "string") return openUrl(input);
  const provider = "request" in input ? new BrowserProvider(input, undefined, { cacheTimeout: -1 }) : input;
  const url = "the given provider";
  try {
    const { chainId } = await provider.getNetwork();
    // Who opened the provider closes it.
    return { provider, url, chainId: Number(chainId), close: () => undefined };
  } catch (cause) {
    throw sdkError("ChainUnreachable", { url, reason: reasonOf(cause) }, cause);
  }
}

async function openUrl(url: string): Promise<Node> {
  const chainId = await askChainId(url);
  const network = Network.from(chainId);
  // The defaults wait for batches, cache answers and ask for the network again and again: ten times slower.
  const provider = new JsonRpcProvider(url, network, { staticNetwork: network, cacheTimeout: -1, batchStallTime: 0 });
  return { provider, url, chainId, close: () => provider.destroy() };
}

/** Asked by hand, because ethers' own detection repeats for ever and writes to the console. */
async function askChainId(url: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
      signal: AbortSignal.timeout(FIRST_ANSWER_MS),
    });
    const { result } = (await response.json()) as { result?: unknown };
    const chainId = typeof result === "string" ? Number(result) : Number.NaN;
    if (!Number.isSafeInteger(chainId)) throw new TypeError(`no chain id in the answer (HTTP ${response.status})`);
    return chainId;
  } catch (cause) {
    throw sdkError("ChainUnreachable", { url, reason: reasonOf(cause) }, cause);
  }
}

/** Hash of the chain's first block, which tells chains of one id apart. */
export async function genesisOf({ provider }: Node): Promise<string> {
  return (await provider.getBlock(0))?.hash ?? "";
}
