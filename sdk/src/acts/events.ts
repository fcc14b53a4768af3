import type { Log, TransactionReceipt } from "ethers";
import type { SuiteContracts } from "../chain/contracts.js";
import { suiteAddresses, type EventArguments, type EventKey } from "../chain/history.js";
import type { Deployment } from "../deployments/record.js";
import { sdkError } from "../errors/tradelane-error.js";
import { logDecoder } from "../events/decode.js";
import type { SuiteEvent } from "../events/types.js";
import { IBootstrapCouncil__factory } from "../typechain/index.js";
import type { TypedContractEvent, TypedLogDescription } from "../typechain/common.js";

type CouncilFilters = SuiteContracts["council"]["filters"];
/** What an event of the council says. */
export type CouncilEvent<Name extends keyof CouncilFilters> = CouncilFilters[Name] extends TypedContractEvent
  ? TypedLogDescription<CouncilFilters[Name]>["args"]
  : never;

/** What the suite said in the transaction of one act. */
export class ActEvents {
  readonly #events: readonly SuiteEvent[];
  readonly #councilLogs: readonly Log[];
  readonly hash: string;

  constructor({ logs, hash }: TransactionReceipt, deployment: Deployment) {
    const addresses = suiteAddresses(deployment);
    const known = new Set(Object.values(addresses).map((address) => address.toLowerCase()));
    const decode = logDecoder(addresses);
    const council = deployment.contracts.council.proxy.toLowerCase();
    this.#events = logs.filter(({ address }) => known.has(address.toLowerCase())).map((log) => decode(log));
    this.#councilLogs = logs.filter(({ address }) => address.toLowerCase() === council);
    this.hash = hash;
  }

  /** The arguments of every event of a name, in the order of the chain. */
  all<Key extends EventKey>(key: Key): EventArguments<Key>[] {
    const chosen = this.#events.filter(({ contract, name }) => `${contract}.${name}` === key);
    // The key is made of the contract and the name that tell the arguments' type.
    return chosen.map(({ args }) => args as EventArguments<Key>);
  }

  /**
   * The arguments of the first event of a name, which an act that makes one always has.
   *
   * @throws EventMissing
   */
  one<Key extends EventKey>(key: Key): EventArguments<Key> {
    const [first] = this.all(key);
    if (first === undefined) throw sdkError("EventMissing", { event: key, hash: this.hash });
    return first;
  }

  /** An event of the council, if there was one. */
  council<Name extends keyof CouncilFilters>(name: Name): CouncilEvent<Name> | undefined {
    const abi = IBootstrapCouncil__factory.createInterface();
    for (const log of this.#councilLogs) {
      const event = abi.parseLog(log);
      if (event?.name === name) return event.args.toObject() as CouncilEvent<Name>;
    }
    return undefined;
  }
}
