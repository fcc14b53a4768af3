import { CONTRACT_NAMES, connect, type ConnectOptions, type DeploymentRecord, type Tradelane } from "@tradelane/sdk";
import { HDNodeWallet, Mnemonic, type BaseContract } from "ethers";
import { network } from "hardhat";
import { deploySuite, type Suite } from "../../helpers/suite.ts";
import type { CoreOptions } from "../../helpers/core.ts";

const TEST_MNEMONIC = Mnemonic.fromPhrase("test test test test test test test test test test test junk");

/** The private key of one of the development chain's accounts. */
export function keyOf(account: number): string {
  return HDNodeWallet.fromMnemonic(TEST_MNEMONIC, `m/44'/60'/0'/0/${account.toString()}`).privateKey;
}

export type Chain = Awaited<ReturnType<typeof network.create>>;

/** A chain of its own with the whole suite on it. */
export interface TestChain {
  chain: Chain;
  suite: Suite;
  record: DeploymentRecord;
  /** Connects an account of the chain; 1 is the council's. */
  as(account: number, options?: ConnectOptions): Promise<Tradelane>;
}

/** Deploys the suite and writes its record, as a deployment does. */
export async function startChain(options: CoreOptions = {}): Promise<TestChain> {
  const chain = await network.create();
  const suite = await deploySuite(chain.ethers, options);
  const record = await recordOf(suite);
  const as = (account: number, more: ConnectOptions = {}) =>
    connect({ provider: chain.provider, account: keyOf(account), deployment: record, ...more });
  return { chain, suite, record, as };
}

/** The record of a suite that a test deployed. */
export async function recordOf(suite: Suite): Promise<DeploymentRecord> {
  const deployed: Record<(typeof CONTRACT_NAMES)[number], BaseContract> = {
    ...suite,
    accessManager: suite.manager,
    ruleBook: suite.rules,
  };
  const places = CONTRACT_NAMES.map(async (name) => [name, { proxy: await deployed[name].getAddress() }] as const);
  const contracts = Object.fromEntries(await Promise.all(places)) as DeploymentRecord["contracts"];
  return { chainId: 31337, name: "test", version: "0.1.0", contracts, deployedAtBlock: 0, gasPrice: "0" };
}
