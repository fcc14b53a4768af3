import type { ActContext } from "../acts/context.js";
import type { MemberInput } from "../directory.js";
import { entityKey } from "../inputs/hash.js";
import { Business, Businesses, HaltLevel, MemberKind, MemberState, Right, type BusinessName } from "../values/enums.js";
import { unpackRegions } from "../values/regions.js";

/** What the chain knows of members, accounts, mandates and halts. */
export function memberReads(context: ActContext) {
  const { consortium } = context.contracts;
  const resolve = (member: MemberInput) => context.member(member, "member");
  return {
    /** A member by number, legal entity number or name. */
    async memberAt(member: MemberInput) {
      const number = await resolve(member);
      const { entity, kind, state, region, since } = await consortium.memberAt(number);
      const words = { kind: MemberKind.nameOf(kind), state: MemberState.nameOf(state) };
      return { member: number, entity, ...words, region: Number(region), since: Number(since) };
    },
    /** The number of the member with that legal entity number; undefined when there is none. */
    async memberOf(entity: string) {
      const number = Number(await consortium.memberOf(entityKey(entity)));
      return number === 0 ? undefined : number;
    },
    /** How many membership numbers were given out. */
    memberCount: async () => Number(await consortium.memberCount()),
    /** For whom an account speaks, and what it may do; the connected account unless told otherwise. */
    async accountAt(account: string = context.account("members.accountAt").address) {
      const { member, rights, consentsFrom } = await consortium.accountAt(account);
      return {
        account,
        member: member === 0n ? undefined : Number(member),
        rights: Right.namesIn(rights),
        consentsFrom: Number(consentsFrom),
      };
    },
    /** What a regulator may do. */
    async mandateOf(member: MemberInput) {
      const number = await resolve(member);
      const { businesses, until, regions } = await consortium.mandateOf(number);
      const scope = { businesses: Businesses.namesIn(businesses), regions: unpackRegions(regions) };
      return { member: number, ...scope, until: Number(until) };
    },
    /** Whether a business is halted, how far, and until when. */
    async haltOf(business: BusinessName) {
      const { level, until, reason, caseId } = await consortium.haltOf(Business.numberOf(business));
      return { business, level: HaltLevel.nameOf(level), until: Number(until), reason: Number(reason), caseId };
    },
  };
}
