import { entityKey } from "@tradelane/sdk";
import type { SuiteState } from "@tradelane/sdk/state";
import type { Party } from "../cli/parties.ts";

/** Names of members by number: parties are recognised by the hash of their legal entity number. */
export function memberNames({ members }: SuiteState, parties: readonly Party[]): ReadonlyMap<bigint, string> {
  const byEntity = new Map(parties.map(({ id, key }) => [entityKey(id), key]));
  const named = [...members.members].flatMap(([number, { entity }]) => {
    const name = byEntity.get(entity);
    return name === undefined ? [] : [[number, name] as const];
  });
  return new Map(named);
}
