import type { Provider } from "ethers";
import { reasonOf, isUnreachable } from "../errors/node-fault.js";
import { sdkError } from "../errors/tradelane-error.js";
import { pause } from "../sending/pause.js";

/** A provider that passes any call on to its node. */
export type SendingProvider = Provider & { send(method: string, params: unknown[]): Promise<unknown> };

const LONGEST_PAUSE_MS = 5_000;

/** The clock of a chain as a player meets it: it can be moved on development chains, and goes by itself elsewhere. */
export class StageClock {
  readonly #provider: SendingProvider;
  readonly #chainId: number;

  constructor(provider: SendingProvider, chainId: number) {
    this.#provider = provider;
    this.#chainId = chainId;
  }

  /**
   * Makes a block of that moment, unless there is one of that time or later.
   *
   * @throws ClockFixed, ChainUnreachable
   */
  async advance(moment: number): Promise<void> {
    if ((await this.#now()) >= moment) return;
    try {
      await this.#provider.send("evm_setNextBlockTimestamp", [moment]);
      await this.#provider.send("evm_mine", []);
    } catch (error) {
      if (isUnreachable(error)) throw error;
      throw sdkError("ClockFixed", { chainId: this.#chainId, reason: reasonOf(error) }, error);
    }
  }

  /** Whether this is a chain whose clock obeys; nothing is changed by asking. */
  async canBeMoved(): Promise<boolean> {
    try {
      await this.#provider.send("evm_increaseTime", [0]);
      return true;
    } catch (error) {
      if (isUnreachable(error)) throw error;
      return false;
    }
  }

  /** Waits until there is a block of that moment or later. */
  async wait(moment: number): Promise<void> {
    for (let left = moment - (await this.#now()); left > 0; left = moment - (await this.#now()))
      await pause(Math.min(left * 1000, LONGEST_PAUSE_MS));
  }

  async #now(): Promise<number> {
    return (await this.#provider.getBlock("latest"))?.timestamp ?? 0;
  }
}
