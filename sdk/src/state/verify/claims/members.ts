import { attestationSubject } from "../../attestations.js";
import { NO_HALT, NO_MANDATE } from "../../members.js";
import { epochAt } from "../../rules.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS, type ChainAt } from "../chain.js";
import { claimAll, claimAs, claimOne, type Claim } from "../claim.js";

/** How many fields of business there are: `Business` of the contracts. */
const BUSINESSES = 9n;

/** Members, their legal entities and mandates. */
export function* memberClaims({ members }: SuiteState): Generator<Claim> {
  yield claimOne("members", "count", BigInt(members.members.size), VIEWS.memberCount);
  for (const [member, record] of members.members) {
    yield claimAll(`member ${member}`, record, VIEWS.memberAt, member);
    const mandate = members.mandates.get(member) ?? NO_MANDATE;
    yield claimAll(`mandate of member ${member}`, mandate, VIEWS.mandateOf, member);
  }
  for (const [entity, member] of members.entities) {
    yield claimOne(`entity ${entity}`, "member", member, VIEWS.memberOf, entity);
  }
}

/** Accounts and what they may do. */
export function* accountClaims({ members }: SuiteState): Generator<Claim> {
  for (const [account, record] of members.accounts) {
    yield claimAll(`account ${account}`, record, VIEWS.accountAt, account);
  }
}

/** What is halted, which books are asked before a member leaves, and which rules the gate goes by. */
export function* gateClaims({ members, rules }: SuiteState, { time }: ChainAt): Generator<Claim> {
  for (let business = 0n; business < BUSINESSES; business++) {
    const halt = members.halts.get(business) ?? NO_HALT;
    yield claimAll(`halt of business ${business}`, halt, VIEWS.haltOf, business);
  }
  const { gate, obligationBooks } = members;
  const epoch = gate.nextAt === 0n || time < gate.nextAt ? gate.epoch : epochAt(rules, time);
  yield claimOne("gate", "ruleBook", gate.ruleBook, VIEWS.gateRuleBook);
  yield claimOne("gate", "ruleEpoch", epoch, VIEWS.ruleEpoch);
  yield claimAs("gate", "obligationBooks", obligationBooks.join(" "), (chain) => chain.obligationBooks());
}

/** What authorities stated of members. */
export function* attestationClaims({ attestations }: SuiteState): Generator<Claim> {
  for (const [key, record] of attestations.attestations) {
    const { attribute, subject } = attestationSubject(key);
    yield claimAll(`attestation ${key}`, record, VIEWS.attestationOf, attribute, subject);
  }
}
