import { stateAt } from "../../instructions.js";
import type { SuiteState } from "../../suite.js";
import type { ChainAt } from "../chain.js";
import { claimAll, claimOf, type Claim } from "../claim.js";

/** Every payment instruction, and the agents that report on them. */
export function* instructionClaims({ instructions }: SuiteState, { time }: ChainAt): Generator<Claim> {
  for (const [id, record] of instructions.instructions) {
    const now = { ...record, state: stateAt(record, time) };
    yield claimAll(`instruction ${id}`, now, ({ settlement, at }) => settlement.instructionAt(id, at));
  }
  for (const [currency, agent] of instructions.agents) {
    yield claimOf(`settlement of currency ${currency}`, "agent", agent, ({ settlement, at }) =>
      settlement.agentOf(currency, at),
    );
  }
}

/** What each member still owes in each book. */
export function* obligationClaims({ members, obligations }: SuiteState): Generator<Claim> {
  for (const member of members.members.keys()) {
    const thing = `obligations of member ${member}`;
    const owed = obligations.receivables.get(member) ?? 0n;
    yield claimOf(thing, "receivables", owed, ({ receivables, at }) => receivables.obligationsOf(member, at));
    const open = obligations.payments.get(member) ?? 0n;
    yield claimOf(thing, "payments", open, ({ settlement, at }) => settlement.obligationsOf(member, at));
  }
}
