import type { Provider } from "ethers";
import { parameterName } from "../inputs/hash.js";
import type { TimeBase } from "../inputs/time.js";
import type { SuiteContracts } from "./contracts.js";

/** The rule parameter keeps the zone this much shifted, so that it is never zero. */
const ZONE_SHIFT = 86_400;
const ZONE_PARAMETER = parameterName("businessDay.zoneSeconds");

/** Time as the chain sees it: the newest block's, never this machine's. */
export class ChainClock implements TimeBase {
  readonly #provider: Provider;
  readonly #contracts: SuiteContracts;

  constructor(provider: Provider, contracts: SuiteContracts) {
    this.#provider = provider;
    this.#contracts = contracts;
  }

  async now(): Promise<number> {
    // By tag: a node may name a block number before it can give that block.
    const block = await this.#provider.getBlock("latest");
    return block?.timestamp ?? 0;
  }

  async zone(): Promise<number> {
    const { consortium, ruleBook } = this.#contracts;
    const epoch = await consortium.ruleEpoch();
    return Number(await ruleBook.valueAt(ZONE_PARAMETER, epoch)) - ZONE_SHIFT;
  }
}
