import { attestationKey } from "../../attestations.js";
import { NO_HALT, NO_MANDATE } from "../../members.js";
import { epochAt } from "../../rules.js";
import type { SuiteState } from "../../suite.js";
import type { ChainAt } from "../chain.js";
import { claimAll, claimOf, type Claim } from "../claim.js";

/** How many fields of business there are: `Business` of the contracts. */
const BUSINESSES = 9n;

/** Members, their legal entities and mandates. */
export function* memberClaims({ members }: SuiteState): Generator<Claim> {
  const count = BigInt(members.members.size);
  yield claimOf("members", "count", count, ({ consortium, at }) => consortium.memberCount(at));
  for (const [member, record] of members.members) {
    yield claimAll(`member ${member}`, record, ({ consortium, at }) => consortium.memberAt(member, at));
    const mandate = members.mandates.get(member) ?? NO_MANDATE;
    yield claimAll(`mandate of member ${member}`, mandate, ({ consortium, at }) => consortium.mandateOf(member, at));
  }
  for (const [entity, member] of members.entities) {
    yield claimOf(`entity ${entity}`, "member", member, ({ consortium, at }) => consortium.memberOf(entity, at));
  }
}

/** Accounts and what they may do. */
export function* accountClaims({ members }: SuiteState): Generator<Claim> {
  for (const [account, record] of members.accounts) {
    yield claimAll(`account ${account}`, record, ({ consortium, at }) => consortium.accountAt(account, at));
  }
}

/** What is halted, which books are asked before a member leaves, and which rules the gate goes by. */
export function* gateClaims({ members, rules }: SuiteState, { time }: ChainAt): Generator<Claim> {
  for (let business = 0n; business < BUSINESSES; business++) {
    const halt = members.halts.get(business) ?? NO_HALT;
    yield claimAll(`halt of business ${business}`, halt, ({ consortium, at }) => consortium.haltOf(business, at));
  }
  const { gate, obligationBooks } = members;
  const epoch = gate.nextAt === 0n || time < gate.nextAt ? gate.epoch : epochAt(rules, time);
  yield claimOf("gate", "ruleBook", gate.ruleBook, ({ consortium, at }) => consortium.ruleBook(at));
  yield claimOf("gate", "ruleEpoch", epoch, ({ consortium, at }) => consortium.ruleEpoch(at));
  yield claimOf("gate", "obligationBooks", obligationBooks.join(" "), async ({ consortium, at }) =>
    (await consortium.obligationBooks(at)).join(" "),
  );
}

/** What authorities stated of members. */
export function* attestationClaims({ attestations }: SuiteState): Generator<Claim> {
  for (const [key, record] of attestations.attestations) {
    const [attribute = "", subject = ""] = key.split(":");
    const thing = `attestation ${attestationKey(attribute, BigInt(subject))}`;
    yield claimAll(thing, record, (chain) => chain.attestations.attestationOf(attribute, subject, chain.at));
  }
}
