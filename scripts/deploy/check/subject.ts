import { contracts } from "@tradelane/sdk";
import { getAddress, Interface, type Log, type Provider } from "ethers";
import { proxied, proxiedNames, type ProxiedName } from "../contracts.ts";
import type { Params } from "../params/schema.ts";
import type { DeploymentRecord } from "../record.ts";

/** Besu answers for no more blocks at once unless told otherwise. */
const RANGE = 5_000;

/** An event of the suite with its arguments. */
export interface Event {
  address: string;
  name: string;
  args: readonly unknown[];
}

/** What is checked: a chain against a record and the parameters it was deployed with. */
export interface Subject {
  provider: Provider;
  record: DeploymentRecord;
  params: Params;
  /** Address to call, by name. */
  addresses: Readonly<Record<string, string>>;
  /** Events of the governing contracts since the deployment. */
  events: readonly Event[];
  manager: contracts.AccessManager;
}

/** Reads the events that tell who got which power. */
export async function openSubject(provider: Provider, record: DeploymentRecord, params: Params): Promise<Subject> {
  const entries = Object.entries(record.contracts).map(([name, { proxy }]) => [name, getAddress(proxy)] as const);
  const addresses = Object.fromEntries(entries);
  const manager = contracts.AccessManager__factory.connect(record.contracts.accessManager.proxy, provider);
  const events = await readEvents(provider, record, Object.values(addresses));
  return { provider, record, params, addresses, events, manager };
}

/** The name of an address of the suite, or the address. */
export function nameOf({ addresses }: Subject, address: string): string {
  const wanted = getAddress(address);
  return Object.keys(addresses).find((name) => addresses[name] === wanted) ?? wanted;
}

/** The interface of a contract behind a proxy. */
export function interfaceOf(name: ProxiedName): Interface {
  return new Interface(contracts[`${proxied[name].solidity}__factory`].abi);
}

const WATCHED = [
  "RoleGranted",
  "RoleRevoked",
  "TargetFunctionRoleUpdated",
  "EvidenceDeskSet",
  "LotDeskSet",
  "CreditLineDeskSet",
  "SettlementDeskSet",
  "FinancingDeskSet",
  "QuotaDeskSet",
  "AcceptorDeskSet",
  "PledgeDeskSet",
  "SettlementAgentSet",
  "ParameterChanged",
];

async function readEvents(provider: Provider, record: DeploymentRecord, addresses: string[]): Promise<Event[]> {
  const abis = [new Interface(contracts.AccessManager__factory.abi), ...proxiedNames.map(interfaceOf)];
  const fragments = abis.flatMap((abi) => WATCHED.flatMap((name) => abi.getEvent(name) ?? []));
  const events = new Interface(fragments);
  const topics = [[...new Set(fragments.map(({ topicHash }) => topicHash))]];
  const last = await provider.getBlockNumber();
  const logs: Log[] = [];
  for (let fromBlock = record.deployedAtBlock; fromBlock <= last; fromBlock += RANGE) {
    const toBlock = Math.min(fromBlock + RANGE - 1, last);
    logs.push(...(await provider.getLogs({ address: addresses, topics, fromBlock, toBlock })));
  }
  return logs.flatMap((log) => {
    const parsed = events.parseLog(log);
    return parsed === null
      ? []
      : [{ address: getAddress(log.address), name: parsed.name, args: [...parsed.args] as unknown[] }];
  });
}
