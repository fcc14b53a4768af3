import { JsonRpcProvider, type Provider } from "ethers";
import { SUITE_CONTRACTS, type SuiteAddresses } from "@tradelane/sdk/events";
import type { SuiteOnChain } from "./chain.ts";

/** Runs a task that reads a deployment's events by itself. */
export async function withEvents<Result>(
  { rpc, record }: SuiteOnChain,
  task: (provider: Provider, addresses: SuiteAddresses) => Promise<Result>,
): Promise<Result> {
  const { chainId, contracts } = record;
  const provider = new JsonRpcProvider(rpc, chainId, { staticNetwork: true, cacheTimeout: -1, batchStallTime: 0 });
  try {
    const entries = SUITE_CONTRACTS.map((name) => [name, contracts[name].proxy] as const);
    return await task(provider, Object.fromEntries(entries) as SuiteAddresses);
  } finally {
    provider.destroy();
  }
}
