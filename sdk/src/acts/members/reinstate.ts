import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { member } from "../schemas.js";

/** `members.reinstate` */
export const reinstate = defineAct({
  name: "members.reinstate",
  summary: "The council makes a suspended member active again.",
  params: z.strictObject({ member }),
  errors: ["ConsortiumStateNot", "ConsortiumMemberUnknown"],
  example: { member: 3 },
  restricted: true,
  prepare: async (context, { member: reference }) =>
    callOf("consortium", "reinstate", [await context.member(reference, "member")]),
  result: (events) => ({ member: Number(events.one("consortium.MemberReinstated").member) }),
});
