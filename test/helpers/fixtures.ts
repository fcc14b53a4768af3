import type { NetworkConnection } from "hardhat/types/network";

type NetworkHelpers = NetworkConnection["networkHelpers"];
type Snapshot = Awaited<ReturnType<NetworkHelpers["takeSnapshot"]>>;

interface Kept {
  fixture: () => Promise<unknown>;
  left: unknown;
  /** When its last block was made. */
  at: number;
  snapshot: Snapshot;
}

/**
 * States of a chain that fixtures left, each made once. Unlike with the network's own `loadFixture`, a fixture may
 * begin with another one: what many of them begin with is then made once. And the chain goes on at the second at which
 * the fixture ended, however long ago that was: no test depends on how long others took.
 */
export class Fixtures {
  readonly #helpers: NetworkHelpers;
  /** In the order in which they were made: who goes back to one loses those behind it. */
  readonly #kept: Kept[] = [];

  constructor(helpers: NetworkHelpers) {
    this.#helpers = helpers;
  }

  async load<T>(fixture: () => Promise<T>): Promise<T> {
    const index = this.#kept.findIndex((kept) => kept.fixture === fixture);
    const kept = this.#kept[index];
    if (kept !== undefined) {
      await kept.snapshot.restore();
      this.#kept.length = index + 1;
      await this.#helpers.time.setNextBlockTimestamp(kept.at + 1);
      return kept.left as T;
    }
    const left = await fixture();
    const at = await this.#helpers.time.latest();
    this.#kept.push({ fixture, left, at, snapshot: await this.#helpers.takeSnapshot() });
    return left;
  }
}
