import { SUITE_CONTRACTS, type SuiteAddresses } from "@tradelane/sdk/events";
import type { Provider } from "ethers";
import { findSuite, type ChainOptions } from "../cli/chain.ts";
import { enterRepository } from "../deploy/cli.ts";
import { withNode } from "../deploy/node.ts";
import type { DeploymentRecord } from "../deploy/record.ts";

/** A deployment with a way to its node. */
export interface OpenSuite {
  readonly provider: Provider;
  readonly chainId: number;
  readonly addresses: SuiteAddresses;
  /** First block that may hold an event of the suite. */
  readonly fromBlock: number;
}

function addressesOf({ contracts }: DeploymentRecord): SuiteAddresses {
  const entries = SUITE_CONTRACTS.map((contract) => [contract, contracts[contract].proxy] as const);
  return Object.fromEntries(entries) as SuiteAddresses;
}

/**
 * Runs a task on the suite of a chain and lets go of its node.
 *
 * @throws DeploymentError `NodeUnreachable`, `RecordMissing`, `RecordInvalid`; TradelaneError `ChainAnew`
 */
export async function withSuite<Result>(options: ChainOptions, task: (suite: OpenSuite) => Promise<Result>) {
  enterRepository();
  const { rpc, record } = await findSuite(options);
  return withNode(rpc, (provider, { chainId }) =>
    task({ provider, chainId, addresses: addressesOf(record), fromBlock: record.deployedAtBlock }),
  );
}
