import { isLive, type SuiteState } from "@tradelane/sdk/state";

/** The lot that shows most: redeemed rather than live, farthest down the tiers, the last one to have got there. */
export function longestPath({ lots: { lots } }: SuiteState): bigint | undefined {
  let best: { id: bigint; rank: readonly number[] } | undefined;
  for (const [id, lot] of lots) {
    const { previous, place } = lot.history;
    // A redeemed lot got where it is with the step before.
    const got = isLive(lot) ? place : (previous?.place ?? place);
    const rank = [isLive(lot) ? 0 : 1, Number(lot.tier), got.blockNumber];
    if (best === undefined || isAbove(rank, best.rank)) best = { id, rank };
  }
  return best?.id;
}

function isAbove(a: readonly number[], b: readonly number[]): boolean {
  const first = a.findIndex((value, at) => value !== b[at]);
  return first >= 0 && (a[first] ?? 0) > (b[first] ?? 0);
}
