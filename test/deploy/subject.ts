import { BrowserProvider, getAddress, keccak256 } from "ethers";
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkConnection } from "hardhat/types/network";
import { checkDeployment } from "../../scripts/deploy/check/deployment.ts";
import { firstDifferences } from "../../scripts/deploy/check/report.ts";
import { plainNames, proxiedNames, type PlainName, type ProxiedName } from "../../scripts/deploy/contracts.ts";
import { hashOf } from "../../scripts/deploy/describe.ts";
import type { Params } from "../../scripts/deploy/params/schema.ts";
import { deploymentRecord, type DeploymentRecord } from "../../scripts/deploy/record.ts";
import type { Deployed } from "../helpers/deployed.ts";

const IMPLEMENTATION = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";

/** What a check is about: a suite in this process, its record, and the parameters it should have. */
export interface TestSubject {
  connection: NetworkConnection;
  record: DeploymentRecord;
  params: Params;
}

type Contracts = Omit<Deployed, "params" | "councillors">;

/** Writes down a suite in this process as the deployment script does for one on a node. */
export async function describeSuite(contracts: Contracts, params: Params): Promise<DeploymentRecord> {
  const { ethers, deployer } = contracts;
  const at = { ...contracts, accessManager: contracts.manager, ruleBook: contracts.rules };
  const plain = plainNames.map(async (name) => [name, await placed(ethers, at[name])] as const);
  const proxies = proxiedNames.map(async (name) => [name, await proxiedPlace(ethers, at[name])] as const);
  return deploymentRecord.parse({
    chainId: 31337,
    name: "local",
    version: "0.1.0",
    genesisHash: (await ethers.provider.getBlock(0))!.hash,
    deployedAtBlock: 0,
    gasPrice: "0",
    finality: { confirmations: 1 },
    deployer: deployer.address,
    council: params.council,
    paramsHash: hashOf(params),
    contracts: Object.fromEntries(await Promise.all([...plain, ...proxies])) as Record<
      PlainName | ProxiedName,
      unknown
    >,
  });
}

/** What the check finds different, a line each. */
export async function differences({ connection, record, params }: TestSubject): Promise<string[]> {
  const provider = new BrowserProvider(connection.provider, undefined, { cacheTimeout: -1 });
  return firstDifferences(await checkDeployment(provider, record, params));
}

interface Addressed {
  getAddress(): Promise<string>;
}

async function placed(ethers: HardhatEthers, contract: Addressed) {
  const proxy = await contract.getAddress();
  return { proxy, codeHash: await hashAt(ethers, proxy) };
}

async function proxiedPlace(ethers: HardhatEthers, contract: Addressed) {
  const proxy = await contract.getAddress();
  const slot = await ethers.provider.getStorage(proxy, IMPLEMENTATION);
  const implementation = getAddress(`0x${slot.slice(-40)}`);
  const [codeHash, proxyCodeHash] = await Promise.all([hashAt(ethers, implementation), hashAt(ethers, proxy)]);
  return { proxy, implementation, codeHash, proxyCodeHash };
}

async function hashAt(ethers: HardhatEthers, address: string): Promise<string> {
  return keccak256(await ethers.provider.getCode(address));
}
