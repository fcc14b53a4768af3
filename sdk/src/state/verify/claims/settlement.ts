import { stateAt } from "../../instructions.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS, type ChainAt } from "../chain.js";
import { claimAll, claimOne, type Claim } from "../claim.js";

/** Every payment instruction, and the agents that report on them. */
export function* instructionClaims({ instructions }: SuiteState, { time }: ChainAt): Generator<Claim> {
  for (const [id, record] of instructions.instructions) {
    yield claimAll(`instruction ${id}`, { ...record, state: stateAt(record, time) }, VIEWS.instructionAt, id);
  }
  for (const [currency, agent] of instructions.agents) {
    yield claimOne(`settlement of currency ${currency}`, "agent", agent, VIEWS.agentOf, currency);
  }
}

/** What each member still owes in each book. */
export function* obligationClaims({ members, obligations, acceptors }: SuiteState): Generator<Claim> {
  for (const member of members.members.keys()) {
    const thing = `obligations of member ${member}`;
    yield claimOne(thing, "creditLines", obligations.lines.get(member) ?? 0n, VIEWS.linesInUse, member);
    yield claimOne(thing, "payments", obligations.payments.get(member) ?? 0n, VIEWS.paymentsOwed, member);
    const owed = acceptors.acceptors.get(member)?.outstanding ?? 0n;
    yield claimOne(thing, "acceptances", owed, VIEWS.acceptancesOwed, member);
  }
}
