import { entityKey, enums, formatTime, nameHash } from "@tradelane/sdk";
import { readEvents } from "@tradelane/sdk/events";
import { emptyState, fold } from "@tradelane/sdk/state";
import type { SuiteOnChain } from "../cli/chain.ts";
import type { Party } from "../cli/parties.ts";
import { withEvents } from "../cli/provider.ts";

/** A member with all that the chain's events say of it. */
export interface MemberOnRoll {
  readonly member: number;
  /** What scripts call it, where the parties' file knows it. */
  readonly name: string | undefined;
  readonly kind: string;
  readonly state: string;
  readonly region: number;
  readonly since: number;
  readonly entity: string;
  readonly accounts: readonly { account: string; rights: string }[];
  readonly mandate: { businesses: string; until: string } | undefined;
  readonly attestations: readonly { attribute: string; value: number; by: string; until: string }[];
}

// The chain keeps the hashes of attributes' names; these are the ones the rules know.
const ATTRIBUTES = ["small-enterprise", "agriculture", "green", "fx-class", "directory"];

/** All members by number, read from events. */
export async function readRoll(suite: SuiteOnChain, parties: readonly Party[]): Promise<MemberOnRoll[]> {
  const state = await withEvents(suite, async (provider, addresses) => {
    const folded = emptyState();
    const newest = await provider.getBlockNumber();
    const ranges = readEvents(provider, addresses, suite.record.deployedAtBlock, newest, { times: false });
    for await (const { events } of ranges) for (const event of events) fold(folded, event);
    return folded;
  });
  const names = new Map(parties.map(({ key, id }) => [entityKey(id), key]));
  const nameAt = (number: bigint) => names.get(state.members.members.get(number)?.entity ?? "") ?? `member ${number}`;
  const attributes = new Map(ATTRIBUTES.map((name) => [nameHash(name), name]));
  return [...state.members.members].map(([number, { entity, kind, state: standing, region, since }]) => {
    const mandate = state.members.mandates.get(number);
    return {
      member: Number(number),
      name: names.get(entity),
      kind: enums.MemberKind.nameOf(kind) ?? String(kind),
      state: enums.MemberState.nameOf(standing) ?? String(standing),
      region: Number(region),
      since: Number(since),
      entity,
      accounts: [...state.members.accounts].flatMap(([account, { member, rights }]) =>
        member === number ? [{ account, rights: enums.Right.namesIn(rights).join(" ") || "none" }] : [],
      ),
      mandate: mandate && {
        businesses: enums.Businesses.namesIn(mandate.businesses).join(", "),
        until: formatTime(mandate.until),
      },
      attestations: [...state.attestations.attestations].flatMap(([key, { authority, value, until }]) => {
        const [attribute = "", subject] = key.split(":");
        if (subject !== number.toString()) return [];
        const name = attributes.get(attribute) ?? attribute;
        return [{ attribute: name, value: Number(value), by: nameAt(authority), until: formatTime(until) }];
      }),
    };
  });
}
