import { connect, type ConnectOptions } from "../connect.js";
import { genesisOf, openNode, type Node } from "../chain/provider.js";
import { asTradelaneError } from "../errors/node-fault.js";
import type { TimeInput } from "../inputs/time.js";
import type { AccountInput } from "../sending/account.js";
import type { Tradelane } from "../tradelane.js";
import { StageClock, type SendingProvider } from "./clock.js";
import type { Stage, StagedAct } from "./stage.js";

/** Where to play, and who the names of the file are. */
export interface StageOptions extends Omit<ConnectOptions, "account"> {
  /** The account of a name. Throws a TradelaneError (KeyMissing) when there is none. */
  readonly accountOf: (name: string) => AccountInput;
}

/** A stage on a chain: one connection a name, opened when the name first acts. */
export class ConnectedStage implements Stage, AsyncDisposable {
  /** A connection that only reads. */
  readonly reader: Tradelane;
  /** Names the chain and the deployment on it. A chain id may come again; its first block does not. */
  readonly scope: string;
  readonly #options: StageOptions;
  readonly #node: Node;
  readonly #clock: StageClock;
  readonly #actors = new Map<string, Promise<Tradelane>>();

  private constructor(options: StageOptions, reader: Tradelane, node: Node, genesis: string) {
    this.#options = options;
    this.reader = reader;
    this.#node = node;
    // What openNode gives for an address or an EIP-1193 provider passes any call on.
    this.#clock = new StageClock(node.provider as SendingProvider, node.chainId);
    const { consortium } = reader.deployment.contracts;
    this.scope = `${node.chainId}-${genesis.slice(2, 10)}-${consortium.proxy.slice(2, 10).toLowerCase()}`;
  }

  /**
   * Connects to the suite on a chain.
   *
   * @throws as `connect`
   */
  static async open(options: StageOptions): Promise<ConnectedStage> {
    const node = await openNode(options.rpc ?? options.provider ?? "http://127.0.0.1:8545");
    try {
      const genesis = await genesisOf(node);
      return new ConnectedStage(options, await connect({ ...options, outbox: undefined }), node, genesis);
    } catch (error) {
      node.close();
      throw asTradelaneError(error, node.url);
    }
  }

  async perform({ act, as, parameters, businessId, via }: StagedAct): Promise<unknown> {
    const actor = await this.#actor(as);
    return actor.act(act, parameters, { businessId, via });
  }

  moment(time: TimeInput): Promise<number> {
    return this.#telling(() => this.reader.time(time));
  }

  advance(moment: number): Promise<void> {
    return this.#telling(() => this.#clock.advance(moment));
  }

  reach(moment: number): Promise<void> {
    return this.#telling(async () => {
      if (await this.#clock.canBeMoved()) await this.#clock.advance(moment);
      else await this.#clock.wait(moment);
    });
  }

  /** Lets go of the node and of all keys. */
  async close(): Promise<void> {
    const actors = await Promise.allSettled(this.#actors.values());
    const open = actors.flatMap((actor) => (actor.status === "fulfilled" ? [actor.value] : []));
    await Promise.all([this.reader, ...open].map((connection) => connection.close()));
    this.#node.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #actor(name: string): Promise<Tradelane> {
    const known = this.#actors.get(name);
    if (known !== undefined) return known;
    const { accountOf, ...options } = this.#options;
    // Asked inside, so that a name without a key is a failed act like any other.
    const opened = (async () => connect({ ...options, account: accountOf(name) }))();
    this.#actors.set(name, opened);
    opened.catch(() => this.#actors.delete(name));
    return opened;
  }

  async #telling<Result>(task: () => Promise<Result>): Promise<Result> {
    try {
      return await task();
    } catch (error) {
      throw asTradelaneError(error, this.#node.url);
    }
  }
}
