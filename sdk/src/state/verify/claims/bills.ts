import { instrumentName, lotName } from "../../../path/lot-name.js";
import { daysBetween, interestHalfUp } from "../../../values/interest.js";
import { NO_INSTRUMENT } from "../../lots/records.js";
import { epochAt } from "../../rules.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS, type ChainAt } from "../chain.js";
import { claimAll, claimOne, type Claim } from "../claim.js";
import { rulesIn } from "../reckoning.js";

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

/** Purchases of lots that are not over. */
export function* discountClaims({ bills: { discounts } }: SuiteState): Generator<Claim> {
  for (const [id, deal] of discounts) yield claimAll(`discount of lot ${lotName(id)}`, deal, VIEWS.dealOf, id);
}

const YEAR = 360n * 86_400n;

/** What holders paid in recourse, and when: what they may claim a year later tells both. */
export function* recourseClaims({ bills: { recoveries }, rules }: SuiteState, { time }: ChainAt): Generator<Claim> {
  const { value, zone, yearDays } = rulesIn(rules, epochAt(rules, time));
  for (const [id, { paid: principal, paidAt }] of recoveries) {
    if (principal === 0n) continue;
    const moment = paidAt + YEAR;
    const days = daysBetween(paidAt, moment, zone);
    const interest = interestHalfUp(principal, value("bills.recourseRatePpm"), days, yearDays);
    yield claimAll(`recourse on lot ${lotName(id)}`, { principal, interest, costs: 0n }, VIEWS.owedAt, id, moment);
  }
}

/** Rediscounted lots, and what central banks approve at once. */
export function* rediscountClaims({ bills: { rediscounts, rediscountMandates } }: SuiteState): Generator<Claim> {
  for (const [id, record] of rediscounts) {
    yield claimAll(`rediscount of lot ${lotName(id)}`, record, VIEWS.rediscountOf, id);
  }
  for (const [number, mandate] of rediscountMandates) {
    yield claimAll(`mandate of central bank ${number}`, mandate, VIEWS.rediscountMandateOf, number);
  }
}
