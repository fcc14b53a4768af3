import type { ActContext } from "../acts/context.js";
import type { MemberInput } from "../directory.js";
import { nameHash } from "../inputs/hash.js";
import type { TimeInput } from "../inputs/time.js";

/** What authorities attest of members. */
export function attestationReads(context: ActContext) {
  const { attestations } = context.contracts;
  return {
    /** The statement of an attribute of a member; undefined when there is none. */
    async attestationOf(attribute: string, subject: MemberInput) {
      const found = await attestations.attestationOf(nameHash(attribute), await context.member(subject, "subject"));
      if (found.authority === 0n) return undefined;
      const { authority, value, from, until } = found;
      return { authority: Number(authority), value: Number(value), from: Number(from), until: Number(until) };
    },
    /** The attested value at a moment (now unless told otherwise); zero when nothing is attested then. */
    async valueAt(attribute: string, subject: MemberInput, moment: TimeInput = "now"): Promise<number> {
      const [member, at] = await Promise.all([context.member(subject, "subject"), context.moment(moment, "moment")]);
      return Number(await attestations.valueAt(nameHash(attribute), member, at));
    },
  };
}
