import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { member } from "../schemas.js";

/** `members.refuse` */
export const refuse = defineAct({
  name: "members.refuse",
  summary: "The council refuses an application; entity and account are free for another one.",
  params: z.strictObject({ member }),
  errors: ["ConsortiumStateNot", "ConsortiumMemberUnknown"],
  example: { member: 3 },
  restricted: true,
  prepare: async (context, { member: reference }) =>
    callOf("consortium", "refuseApplication", [await context.member(reference, "member")]),
  result: (events) => ({ member: Number(events.one("consortium.ApplicationRefused").member) }),
});
