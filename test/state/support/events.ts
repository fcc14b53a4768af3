import { id, toBeHex } from "ethers";
import type { EventPlace, SuiteContract, SuiteEvent } from "@tradelane/sdk/events";

type Named<Contract extends SuiteContract, Name extends string> = Extract<
  SuiteEvent,
  { readonly contract: Contract; readonly name: Name }
>;

/** Makes events that follow one another, each in a block of its own. */
export class EventLog {
  readonly events: SuiteEvent[] = [];

  emit<Contract extends SuiteContract, Name extends Extract<SuiteEvent, { contract: Contract }>["name"]>(
    contract: Contract,
    name: Name,
    args: Named<Contract, Name>["args"],
  ): this {
    const blockNumber = this.events.length + 1;
    const place: EventPlace = {
      blockNumber,
      blockHash: id(`block ${blockNumber}`),
      transactionHash: id(`transaction ${blockNumber}`),
      logIndex: 0,
      time: 1_800_000_000 + blockNumber,
    };
    this.events.push({ contract, name, args, ...place } as unknown as SuiteEvent);
    return this;
  }
}

/** A tag, a hash or an id by a word. */
export function hash(word: string): string {
  return id(word);
}

/** An account's address by a number. */
export function account(number: number): string {
  return toBeHex(number, 20);
}
