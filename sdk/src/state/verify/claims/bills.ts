import { instrumentName, lotName } from "../../../path/lot-name.js";
import { NO_INSTRUMENT } from "../../lots/records.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS } from "../chain.js";
import { claimAll, claimOne, type Claim } from "../claim.js";

/** Whom lots of bills are pledged to. */
export function* pledgeClaims({ bills: { pledgees } }: SuiteState): Generator<Claim> {
  for (const [id, pledgee] of pledgees) {
    yield claimOne(`lot ${lotName(id)}`, "pledgee", pledgee, VIEWS.pledgeeOf, id);
  }
}

/** What is known of presentations of lots. */
export function* presentationClaims({ bills: { presentations } }: SuiteState): Generator<Claim> {
  for (const [id, record] of presentations) {
    yield claimAll(`presentation of lot ${lotName(id)}`, record, VIEWS.presentationOf, id);
  }
}

/** Bills, and the deposits that their acceptors took for them. */
export function* billClaims({ bills: { instruments, registrations } }: SuiteState): Generator<Claim> {
  for (const [instrument, { margin }] of registrations) {
    const name = `instrument ${instrumentName(instrument)}`;
    yield claimAll(name, instruments.get(instrument) ?? NO_INSTRUMENT, VIEWS.bills.instrumentAt, instrument);
    yield claimOne(name, "margin", margin, VIEWS.marginOf, instrument);
  }
}
