import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getAddress, id, keccak256 } from "ethers";
import { z } from "zod";
import { plain, proxied, type PlainName, type ProxiedName } from "./contracts.ts";
import { accountsOf, firstTransaction, type Addresses } from "./ignite.ts";
import { genesisHashOf } from "./journal.ts";
import { ROOT, type NetworkName } from "./networks.ts";
import type { Params } from "./params/schema.ts";
import { deploymentRecord, type DeploymentRecord } from "./record.ts";
import type { Runtime } from "./runtime.ts";

/** Writes down what the modules have deployed. */
export async function describe(
  runtime: Runtime,
  network: NetworkName,
  addresses: Addresses,
  journal: string,
  params: Params,
): Promise<DeploymentRecord> {
  const [deployer = ""] = await accountsOf(runtime);
  const contracts = await Promise.all([
    ...Object.keys(plain).map((name) => describePlain(runtime, addresses, name as PlainName)),
    ...Object.keys(proxied).map((name) => describeProxied(runtime, addresses, name as ProxiedName)),
  ]);
  return deploymentRecord.parse({
    chainId: runtime.chainId,
    name: network,
    version: suiteVersion(),
    genesisHash: await genesisHashOf(runtime),
    deployedAtBlock: await blockOf(runtime, await firstTransaction(runtime, journal)),
    gasPrice: "0",
    finality: { confirmations: 1 },
    deployer: getAddress(deployer),
    council: params.council,
    paramsHash: hashOf(params),
    contracts: Object.fromEntries(contracts),
  });
}

/** Hash of parameters, whatever the order and the comments of the file they came from. */
export function hashOf(params: Params): string {
  return id(JSON.stringify(params, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)));
}

async function describePlain(runtime: Runtime, addresses: Addresses, name: PlainName) {
  const { solidity, module } = plain[name];
  const proxy = addressOf(addresses, `${module}#${solidity}`);
  return [name, { proxy, codeHash: await codeHash(runtime, proxy) }] as const;
}

async function describeProxied(runtime: Runtime, addresses: Addresses, name: ProxiedName) {
  const { solidity, module } = proxied[name];
  const proxy = addressOf(addresses, `${module}#${solidity}Proxy`);
  const implementation = addressOf(addresses, `${module}#${solidity}Implementation`);
  const hashes = { codeHash: await codeHash(runtime, implementation), proxyCodeHash: await codeHash(runtime, proxy) };
  return [name, { proxy, implementation, ...hashes }] as const;
}

function addressOf(addresses: Addresses, step: string): string {
  const address = addresses[step];
  if (address === undefined) throw new Error(`the modules deployed nothing as ${step}`);
  return address;
}

async function codeHash({ connection }: Runtime, address: string): Promise<string> {
  return keccak256(
    (await connection.provider.request({ method: "eth_getCode", params: [address, "latest"] })) as string,
  );
}

async function blockOf({ connection }: Runtime, transaction: string): Promise<number> {
  const receipt: unknown = await connection.provider.request({
    method: "eth_getTransactionReceipt",
    params: [transaction],
  });
  return Number(z.object({ blockNumber: z.string() }).parse(receipt).blockNumber);
}

function suiteVersion(): string {
  const text = readFileSync(join(ROOT, "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
