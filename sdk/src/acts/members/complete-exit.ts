import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { member } from "../schemas.js";

/** `members.completeExit` */
export const completeExit = defineAct({
  name: "members.completeExit",
  summary: "Anyone completes a member's exit once it owes nothing in any book.",
  params: z.strictObject({ member }),
  errors: ["ConsortiumStateNot", "ConsortiumObligationsOpen", "ConsortiumMemberUnknown"],
  example: { member: 3 },
  prepare: async (context, { member: reference }) =>
    callOf("consortium", "completeExit", [await context.member(reference, "member")]),
  result: (events) => ({ member: Number(events.one("consortium.MemberExited").member) }),
});
