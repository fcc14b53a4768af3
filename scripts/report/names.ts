import { entityKey } from "@tradelane/sdk";
import type { SuiteState } from "@tradelane/sdk/state";
import type { Party } from "../cli/parties.ts";

/** The name of a member. */
export type NameOf = (member: bigint) => string;

/** Names members as the parties' file does: the chain keeps but the hashes of their legal entity numbers. */
export function namesOf(state: SuiteState, parties: readonly Party[]): NameOf {
  const names = new Map<bigint, string>();
  for (const { key, id } of parties) {
    const member = state.members.entities.get(entityKey(id));
    if (member !== undefined) names.set(member, key);
  }
  return (member) => names.get(member) ?? `member ${member}`;
}
