import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { entityKey } from "../../inputs/hash.js";
import { MemberKind } from "../../values/enums.js";
import { defineAct } from "../act.js";
import { entity, memberKind, region } from "../schemas.js";

/** `members.apply` */
export const apply = defineAct({
  name: "members.apply",
  summary: "Anyone applies for membership; the sender's account becomes the member's first, with all rights.",
  params: z.strictObject({ entity, kind: memberKind, region: region.default(0) }),
  errors: ["ConsortiumEntityKnown", "ConsortiumEntityInvalid", "ConsortiumAccountTaken", "ConsortiumKindInvalid"],
  example: { entity: "91310000MA1FL0XX1X", kind: "Enterprise", region: 3100 },
  prepare: (_context, { entity: registration, kind, region: where }) =>
    callOf("consortium", "applyForMembership", [entityKey(registration), MemberKind.numberOf(kind), where]),
  result(events) {
    const { member, entity: key, account } = events.one("consortium.MemberApplied");
    return { member: Number(member), entity: key, account };
  },
});
