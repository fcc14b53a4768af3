import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { member } from "../schemas.js";

/** `members.exclude` */
export const exclude = defineAct({
  name: "members.exclude",
  summary: "The council starts a member's exit against its will.",
  params: z.strictObject({ member }),
  errors: ["ConsortiumStateNot", "ConsortiumMemberUnknown"],
  example: { member: 3 },
  restricted: true,
  prepare: async (context, { member: reference }) =>
    callOf("consortium", "exclude", [await context.member(reference, "member")]),
  result: (events) => ({ member: Number(events.one("consortium.MemberExitStarted").member) }),
});
