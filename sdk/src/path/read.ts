import { toBeHex, type Provider } from "ethers";
import { eventFragments } from "../events/abi.js";
import { logDecoder } from "../events/decode.js";
import { stateError } from "../events/errors.js";
import { inPieces } from "../events/ranges.js";
import { inChainOrder } from "../events/read.js";
import type { SuiteAddresses } from "../events/types.js";
import { foldHistory, HISTORY_EVENTS, isHistoryEvent, type Histories } from "./histories.js";
import { pathOf, type History } from "./history.js";
import type { LedgerContract } from "./ledger.js";
import { instrumentOf, lotName } from "./lot-name.js";
import type { PathStep } from "./step.js";

const LARGEST_RANGE = 100_000;

function topicsOf(ledger: LedgerContract): string[] {
  const told = eventFragments(ledger).filter(({ name }) => (HISTORY_EVENTS as readonly string[]).includes(name));
  return told.map(({ topicHash }) => topicHash);
}

const TOPICS: Readonly<Record<LedgerContract, readonly string[]>> = {
  receivables: topicsOf("receivables"),
  bills: topicsOf("bills"),
};

/** Where histories are read. */
export interface BlockSpan {
  /** The ledger that keeps the lots (that of receivables unless told otherwise). */
  readonly ledger?: LedgerContract;
  /** First block that may hold an event of the instrument (0 unless told otherwise). */
  readonly fromBlock?: number;
  /** Last block to look at (the latest unless told otherwise). */
  readonly toBlock?: number;
}

/**
 * Reads the histories of all lots of an instrument, and nothing else.
 *
 * @throws ethers' errors when the node does not answer.
 */
export async function readHistories(
  provider: Provider,
  addresses: SuiteAddresses,
  instrument: bigint,
  { ledger = "receivables", fromBlock = 0, toBlock }: BlockSpan = {},
): Promise<Histories> {
  const histories: Histories = new Map();
  const decode = logDecoder(addresses);
  const topics = [[...TOPICS[ledger]], toBeHex(instrument, 32)];
  const range = { from: fromBlock, to: toBlock ?? (await provider.getBlockNumber()) };
  const logs = inPieces(range, { largest: LARGEST_RANGE }, ({ from, to }) =>
    provider.getLogs({ address: addresses[ledger], topics, fromBlock: from, toBlock: to }),
  );
  for await (const { answer } of logs) {
    for (const event of answer.sort(inChainOrder).map(decode)) if (isHistoryEvent(event)) foldHistory(histories, event);
  }
  return histories;
}

/** A lot's history, read from its instrument's events alone. */
export async function readHistory(
  provider: Provider,
  addresses: SuiteAddresses,
  lot: bigint,
  span: BlockSpan = {},
): Promise<History> {
  const histories = await readHistories(provider, addresses, instrumentOf(lot), span);
  const history = histories.get(lot);
  if (history === undefined) throw stateError("PATH_LOT_UNKNOWN", { lot: lotName(lot) });
  return history;
}

/**
 * A lot's path from issue to now, as `ILots.isPath` takes it.
 *
 * @throws StateError `PATH_LOT_UNKNOWN`.
 *
 * @example
 * const path = await readPath(provider, addresses, parseLotName("0x2a:30000"));
 * await receivables.isPath(lot, path); // true
 */
export async function readPath(
  provider: Provider,
  addresses: SuiteAddresses,
  lot: bigint,
  span: BlockSpan = {},
): Promise<PathStep[]> {
  return pathOf(await readHistory(provider, addresses, lot, span));
}
