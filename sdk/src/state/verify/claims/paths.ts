import { pathOf } from "../../../path/history.js";
import { lotName } from "../../../path/lot-name.js";
import { LEDGERS } from "../../../path/ledger.js";
import { ledgerOf, type SuiteState } from "../../suite.js";
import { VIEWS } from "../chain.js";
import { claimAs, type Claim } from "../claim.js";
import { pathArguments } from "../view.js";

/** Steps of one path that the chain is asked to walk: nodes limit the gas of a call. */
const LONGEST_PATH = 10_000;

export interface PathCounts {
  /** Paths that the chain itself accepted. */
  onChain: number;
  /** Paths whose trail, rebuilt from the events, is the chain's. */
  byTrail: number;
}

/** The path of every lot of either ledger, as long as the chain is to walk no more steps than this in all. */
export function* pathClaims(suite: SuiteState, mostSteps: number, counts: PathCounts): Generator<Claim> {
  let left = mostSteps;
  for (const ledger of LEDGERS) {
    for (const [id, { history }] of ledgerOf(suite, ledger).lots) {
      if (history.length > Math.min(left, LONGEST_PATH)) {
        counts.byTrail++;
        continue;
      }
      left -= history.length;
      counts.onChain++;
      yield claimAs(`lot ${lotName(id)}`, "path accepted", true, (chain) =>
        chain.ask(VIEWS[ledger].isPath, ...pathArguments(id, pathOf(history))),
      );
    }
  }
}
