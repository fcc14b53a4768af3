import type { Log, TransactionReceipt } from "ethers";
import type { SuiteContracts } from "../chain/contracts.js";
import { suiteAddresses, type EventNamed } from "../chain/history.js";
import type { Deployment } from "../deployments/record.js";
import { sdkError } from "../errors/tradelane-error.js";
import { logDecoder } from "../events/decode.js";
import type { SuiteContract, SuiteEvent } from "../events/types.js";
import { IBootstrapCouncil__factory } from "../typechain/index.js";
import type { TypedContractEvent } from "../typechain/common.js";

type CouncilFilters = SuiteContracts["council"]["filters"];
/** What an event of the council says. */
export type CouncilEvent<Name extends keyof CouncilFilters> =
  CouncilFilters[Name] extends TypedContractEvent<infer _Input, infer _Output, infer Fields> ? Fields : never;

/** What the suite said in the transaction of one act. */
export class ActEvents {
  readonly #events: readonly SuiteEvent[];
  readonly #councilLogs: readonly Log[];
  readonly #hash: string;

  constructor({ logs, hash }: TransactionReceipt, deployment: Deployment) {
    const addresses = suiteAddresses(deployment);
    const known = new Set(Object.values(addresses).map((address) => address.toLowerCase()));
    const decode = logDecoder(addresses);
    const council = deployment.contracts.council.proxy.toLowerCase();
    this.#events = logs.filter(({ address }) => known.has(address.toLowerCase())).map((log) => decode(log));
    this.#councilLogs = logs.filter(({ address }) => address.toLowerCase() === council);
    this.#hash = hash;
  }

  /** The arguments of every event of a name, in the order of the chain. */
  all<Contract extends SuiteContract, Name extends EventNamed<Contract, string>["name"]>(
    contract: Contract,
    name: Name,
  ): EventNamed<Contract, Name>["args"][] {
    return this.#events
      .filter((event): event is EventNamed<Contract, Name> => event.contract === contract && event.name === name)
      .map(({ args }) => args);
  }

  /**
   * The arguments of the only event of a name.
   *
   * @throws EventMissing
   */
  one<Contract extends SuiteContract, Name extends EventNamed<Contract, string>["name"]>(
    contract: Contract,
    name: Name,
  ): EventNamed<Contract, Name>["args"] {
    const [first] = this.all(contract, name);
    if (first === undefined) throw sdkError("EventMissing", { event: name, hash: this.#hash });
    return first;
  }

  /** An event of the council, if there was one. */
  council<Name extends keyof CouncilFilters & string>(name: Name): CouncilEvent<Name> | undefined {
    const abi = IBootstrapCouncil__factory.createInterface();
    for (const log of this.#councilLogs) {
      const event = abi.parseLog(log);
      if (event?.name === name) return event.args.toObject() as CouncilEvent<Name>;
    }
    return undefined;
  }
}
