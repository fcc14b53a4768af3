import { pathOf } from "../../../path/history.js";
import { lotName } from "../../../path/lot-name.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS } from "../chain.js";
import { claimAs, type Claim } from "../claim.js";
import { pathArguments } from "../view.js";

/**
 * Steps that the chain is asked to walk in all. Lots cut off one after the other from the same lot share their steps,
 * so all paths together can be as long as the square of the events; beyond this the trails speak for themselves: each
 * was rebuilt step by step from the events and compared with the chain's.
 */
export const MOST_STEPS = 2_000_000;

export interface PathCounts {
  /** Paths that the chain itself accepted. */
  onChain: number;
  /** Paths whose trail, rebuilt from the events, is the chain's. */
  byTrail: number;
}

/** The path of every lot, as far as the chain is asked. */
export function* pathClaims({ lots }: SuiteState, counts: PathCounts): Generator<Claim> {
  let left = MOST_STEPS;
  for (const [id, { history }] of lots.lots) {
    left -= history.length;
    if (left < 0) {
      counts.byTrail++;
      continue;
    }
    counts.onChain++;
    yield claimAs(`lot ${lotName(id)}`, "path accepted", true, (chain) =>
      chain.ask(VIEWS.isPath, ...pathArguments(id, pathOf(history))),
    );
  }
}
