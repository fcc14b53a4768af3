import { toBeHex, type Provider } from "ethers";
import type { Deployment } from "../deployments/record.js";
import { logDecoder } from "../events/decode.js";
import type { SuiteAddresses, SuiteContract, SuiteEvent } from "../events/types.js";
import { eventFragments, SUITE_CONTRACTS } from "../events/abi.js";
import { readHistory } from "../path/read.js";
import type { LedgerContract } from "../path/ledger.js";
import type { History as LotHistory } from "../path/history.js";

type ByKey = { [Event in SuiteEvent as `${Event["contract"]}.${Event["name"]}`]: Event["args"] };

/** An event of the suite: contract and name, `receivables.LotOffered`. */
export type EventKey = keyof ByKey;
/** What an event says. */
export type EventArguments<Key extends EventKey> = ByKey[Key];

const FIRST_RANGE = 5_000;
const LARGEST_RANGE = 500_000;

/** The addresses of a deployment by the names events use. */
export function suiteAddresses(deployment: Deployment): SuiteAddresses {
  const entries = SUITE_CONTRACTS.map((name) => [name, deployment.contracts[name].proxy] as const);
  return Object.fromEntries(entries) as SuiteAddresses;
}

/** Finds single events of the past. */
export class History {
  readonly #provider: Provider;
  readonly #deployment: Deployment;
  readonly #addresses: SuiteAddresses;

  constructor(provider: Provider, deployment: Deployment) {
    this.#provider = provider;
    this.#deployment = deployment;
    this.#addresses = suiteAddresses(deployment);
  }

  /**
   * What the newest event of a name says whose indexed fields have these values, in their order; `undefined` leaves one
   * open. Searches from the newest block back to the deployment, in ever larger ranges.
   */
  async newest<Key extends EventKey>(
    key: Key,
    indexed: readonly (bigint | undefined)[],
  ): Promise<EventArguments<Key> | undefined> {
    const [contract, name] = key.split(".") as [SuiteContract, string];
    const topic = eventFragments(contract).find((event) => event.name === name)?.topicHash ?? null;
    const topics = [topic, ...indexed.map((value) => (value === undefined ? null : toBeHex(value, 32)))];
    const decode = logDecoder(this.#addresses);
    const first = this.#deployment.deployedAtBlock;
    let to = (await this.#provider.getBlock("latest"))?.number ?? first;
    for (let size = FIRST_RANGE; to >= first;) {
      const fromBlock = Math.max(first, to - size + 1);
      const filter = { address: this.#addresses[contract], topics, fromBlock, toBlock: to };
      const logs = await this.#provider.getLogs(filter).catch((error: unknown) => {
        if (fromBlock === to) throw error;
        return undefined;
      });
      if (logs === undefined) {
        // The node gives fewer blocks at once.
        size = Math.max(1, Math.floor((to - fromBlock + 1) / 2));
        continue;
      }
      const last = logs.at(-1);
      if (last !== undefined) return decode(last).args as EventArguments<Key>;
      to = fromBlock - 1;
      size = Math.min(size * 2, LARGEST_RANGE);
    }
    return undefined;
  }

  /** A lot's life from issue to now. */
  async of(lot: bigint, ledger: LedgerContract = "receivables"): Promise<LotHistory> {
    const fromBlock = this.#deployment.deployedAtBlock;
    return readHistory(this.#provider, this.#addresses, lot, { ledger, fromBlock });
  }
}
