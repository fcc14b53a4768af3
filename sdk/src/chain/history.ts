import type { Provider } from "ethers";
import type { Deployment } from "../deployments/record.js";
import { logDecoder } from "../events/decode.js";
import type { SuiteAddresses, SuiteContract, SuiteEvent } from "../events/types.js";
import { eventFragments, SUITE_CONTRACTS } from "../events/abi.js";
import { toBeHex } from "ethers";

/** An event by contract and name. */
export type EventNamed<Contract extends SuiteContract, Name extends string> = Extract<
  SuiteEvent,
  { readonly contract: Contract; readonly name: Name }
>;

const FIRST_RANGE = 5_000;
const LARGEST_RANGE = 500_000;

/** The addresses of a deployment by the names events use. */
export function suiteAddresses(deployment: Deployment): SuiteAddresses {
  const entries = SUITE_CONTRACTS.map((name) => [name, deployment.contracts[name].proxy]);
  return Object.fromEntries(entries) as unknown as SuiteAddresses;
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
   * The newest event of a name whose indexed fields have these values, in their order; `undefined` leaves one open.
   * Searches from the newest block back to the deployment, in ever larger ranges.
   */
  async newest<Contract extends SuiteContract, Name extends EventNamed<Contract, string>["name"]>(
    contract: Contract,
    name: Name,
    indexed: readonly (bigint | undefined)[],
  ): Promise<EventNamed<Contract, Name> | undefined> {
    const [topic] = eventFragments(contract).filter((event) => event.name === name);
    const topics = [topic?.topicHash ?? "", ...indexed.map((value) => (value === undefined ? null : toBeHex(value, 32)))];
    const decode = logDecoder(this.#addresses);
    const first = this.#deployment.deployedAtBlock;
    let to = (await this.#provider.getBlock("latest"))?.number ?? first;
    for (let size = FIRST_RANGE; to >= first; ) {
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
      if (last !== undefined) return decode(last) as EventNamed<Contract, Name>;
      to = fromBlock - 1;
      size = Math.min(size * 2, LARGEST_RANGE);
    }
    return undefined;
  }
}
