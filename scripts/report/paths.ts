import { traceLot, type LotTrace } from "@tradelane/sdk/path";
import { isLive, type LotRecord, type SuiteState } from "@tradelane/sdk/state";

/**
 * The lots that show most: the one that was redeemed farthest down the tiers, and where lots were sold or taken over in
 * recourse, the one that was so most often.
 */
export function pathsToShow(state: SuiteState): LotTrace[] {
  return [...receivablesToShow(state), ...billToShow(state)];
}

/** The lot of a bill that went through most hands, and was taken back in recourse if any was. */
function billToShow(state: SuiteState): LotTrace[] {
  const traces = [...state.bills.lots.keys()].map((lot) => traceLot(state, lot));
  const shown = highest(traces, (trace) => [count(trace, RECOVERIES), trace.steps.length]);
  return shown === undefined ? [] : [shown];
}

function receivablesToShow(state: SuiteState): LotTrace[] {
  const lots = [...state.lots.lots];
  const longest = highest(lots, ([, lot]) => [isLive(lot) ? 0 : 1, Number(lot.tier), arrival(lot)]);
  if (longest === undefined) return [];
  const traces = lots.map(([lot]) => traceLot(state, lot));
  const deals = highest(traces, (trace) => [count(trace, RECOVERIES), count(trace, SALES), trace.steps.length]);
  const first = traceLot(state, longest[0]);
  const shows = deals !== undefined && count(deals, [...RECOVERIES, ...SALES]) > 0 && deals.lot !== first.lot;
  return shows ? [first, deals] : [first];
}

const SALES = ["Sold", "SoldWithRecourse"];
const RECOVERIES = ["Recovered"];

function count({ steps }: LotTrace, kinds: readonly string[]): number {
  return steps.filter(({ kind }) => kinds.includes(kind)).length;
}

/** The block in which a lot got where it is; a redeemed one got there with the step before. */
function arrival(lot: LotRecord): number {
  const { previous, place } = lot.history;
  return (isLive(lot) ? place : (previous?.place ?? place)).blockNumber;
}

/** The first of those that rank highest. */
function highest<Item>(items: readonly Item[], rankOf: (item: Item) => readonly number[]): Item | undefined {
  let best: { item: Item; rank: readonly number[] } | undefined;
  for (const item of items) {
    const rank = rankOf(item);
    if (best === undefined || isAbove(rank, best.rank)) best = { item, rank };
  }
  return best?.item;
}

function isAbove(a: readonly number[], b: readonly number[]): boolean {
  const first = a.findIndex((value, at) => value !== b[at]);
  return first >= 0 && (a[first] ?? 0) > (b[first] ?? 0);
}
