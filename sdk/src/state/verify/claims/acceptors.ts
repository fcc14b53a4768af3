import { instrumentName } from "../../../path/lot-name.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS } from "../chain.js";
import { claimAll, claimOne, type Claim } from "../claim.js";

/** Every acceptor of which an event speaks, and every instrument that was overdue. */
export function* acceptorClaims({ acceptors: { acceptors, overdue, overdueSince } }: SuiteState): Generator<Claim> {
  for (const [number, record] of acceptors) {
    yield claimAll(`acceptor ${number}`, record, VIEWS.acceptorAt, number);
  }
  for (const [number, moments] of overdue) {
    yield claimOne(`acceptor ${number}`, "overdue", moments, VIEWS.overdueOf, number);
  }
  for (const [instrument, moment] of overdueSince) {
    yield claimOne(`instrument ${instrumentName(instrument)}`, "overdue since", moment, VIEWS.overdueSince, instrument);
  }
}
