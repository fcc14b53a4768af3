import type { Log, Provider } from "ethers";
import { SUITE_CONTRACTS } from "./abi.js";
import { logDecoder } from "./decode.js";
import { stateError } from "./errors.js";
import { inPieces, type BlockRange } from "./ranges.js";
import type { SuiteAddresses, SuiteEvent } from "./types.js";

export interface ReadSettings {
  /** Most blocks asked for at once (2,000 unless told otherwise). */
  readonly largestRange?: number;
  /** Whether events carry their block's time, at one more request a block (yes unless told otherwise). */
  readonly times?: boolean;
}

/** The events of a range of blocks, in the order of the chain. */
export interface EventRange {
  readonly range: BlockRange;
  readonly events: readonly SuiteEvent[];
}

const LARGEST_RANGE = 2000;
const HEADERS_AT_ONCE = 50;

async function timesOf(provider: Provider, blocks: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const times = new Map<number, number>();
  for (let i = 0; i < blocks.length; i += HEADERS_AT_ONCE) {
    const asked = blocks.slice(i, i + HEADERS_AT_ONCE);
    const headers = await Promise.all(asked.map((block) => provider.getBlock(block)));
    for (const [k, block] of asked.entries()) {
      const header = headers[k];
      if (!header) throw stateError("EVENTS_BLOCK_MISSING", { block });
      times.set(block, header.timestamp);
    }
  }
  return times;
}

/** The order in which the chain made logs. */
export function inChainOrder(a: Log, b: Log): number {
  return a.blockNumber - b.blockNumber || a.index - b.index;
}

/**
 * Reads all events of the suite in a range of blocks, a piece at a time and in order, so that a long history never
 * stands in memory at once.
 *
 * @throws StateError `EVENTS_UNREADABLE` when the node refuses even a single block; and what {@link logDecoder} throws.
 *
 * @example
 * for await (const { range, events } of readEvents(provider, addresses, 0, await provider.getBlockNumber()))
 *   for (const event of events) if (event.name === "LotAssigned") console.log(range.to, event.args.to);
 */
export async function* readEvents(
  provider: Provider,
  addresses: SuiteAddresses,
  fromBlock: number,
  toBlock: number,
  { largestRange = LARGEST_RANGE, times = true }: ReadSettings = {},
): AsyncGenerator<EventRange> {
  const address = SUITE_CONTRACTS.map((contract) => addresses[contract]);
  const decode = logDecoder(addresses);
  const ask = (range: BlockRange) =>
    provider.getLogs({ address, fromBlock: range.from, toBlock: range.to }).catch((cause: unknown) => {
      throw stateError("EVENTS_UNREADABLE", { ...range, reason: reasonOf(cause) }, cause);
    });
  for await (const { range, answer } of inPieces({ from: fromBlock, to: toBlock }, { largest: largestRange }, ask)) {
    const events = answer.sort(inChainOrder).map(decode);
    if (!times) {
      yield { range, events };
      continue;
    }
    const timeAt = await timesOf(provider, [...new Set(events.map(({ blockNumber }) => blockNumber))]);
    yield { range, events: events.map((event) => ({ ...event, time: timeAt.get(event.blockNumber) })) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
