import type { Log } from "ethers";
import { eventFragments, SUITE_CONTRACTS } from "./abi.js";
import { eventDecoder, type EventDecoder } from "./decoder.js";
import { stateError } from "./errors.js";
import type { SuiteAddresses, SuiteContract, SuiteEvent } from "./types.js";

interface Known {
  readonly name: string;
  readonly decode: EventDecoder;
}

const KNOWN: ReadonlyMap<SuiteContract, ReadonlyMap<string, Known>> = new Map(
  SUITE_CONTRACTS.map((contract) => [
    contract,
    new Map(
      eventFragments(contract).map((event) => [event.topicHash, { name: event.name, decode: eventDecoder(event) }]),
    ),
  ]),
);

/** The part of a log that decoding needs; ethers' `Log` has it. */
export type RawLog = Pick<
  Log,
  "address" | "topics" | "data" | "blockNumber" | "blockHash" | "transactionHash" | "index"
>;

/** Turns logs of one deployment into typed events. */
export type LogDecoder = (log: RawLog) => SuiteEvent;

/**
 * Makes the decoder of one deployment's logs.
 *
 * @throws StateError `EVENTS_ADDRESS_FOREIGN` for a log of another address; `EVENTS_TOPIC_UNKNOWN` for an event that
 * no interface of the contract declares; `EVENTS_LOG_MALFORMED` for one that has not its event's form.
 *
 * @example
 * const decode = logDecoder(addresses);
 * const events = (await provider.getLogs({ address: Object.values(addresses) })).map(decode);
 */
export function logDecoder(addresses: SuiteAddresses): LogDecoder {
  const contracts = new Map(SUITE_CONTRACTS.map((contract) => [addresses[contract].toLowerCase(), contract]));
  return (log) => {
    const { address, blockNumber, blockHash, transactionHash, index: logIndex } = log;
    const contract = contracts.get(address.toLowerCase());
    const place = { block: blockNumber, logIndex, transaction: transactionHash };
    if (contract === undefined) throw stateError("EVENTS_ADDRESS_FOREIGN", { address, ...place });
    const topic = log.topics[0] ?? "";
    const known = KNOWN.get(contract)?.get(topic);
    if (known === undefined) throw stateError("EVENTS_TOPIC_UNKNOWN", { contract, topic, ...place });
    const args = known.decode(log);
    if (args === undefined) throw stateError("EVENTS_LOG_MALFORMED", { contract, event: known.name, ...place });
    // The table is built from the ABI the types are generated from.
    return { contract, name: known.name, args, blockNumber, blockHash, transactionHash, logIndex } as SuiteEvent;
  };
}
