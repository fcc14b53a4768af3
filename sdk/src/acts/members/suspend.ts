import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { member, reason } from "../schemas.js";

/** `members.suspend` */
export const suspend = defineAct({
  name: "members.suspend",
  summary: "The council leaves an active member nothing but acts that close.",
  params: z.strictObject({ member, reason }),
  errors: ["ConsortiumStateNot", "ConsortiumMemberUnknown"],
  example: { member: 3, reason: 12 },
  restricted: true,
  prepare: async (context, { member: reference, reason: code }) =>
    callOf("consortium", "suspend", [await context.member(reference, "member"), code]),
  result: (events) => ({ member: Number(events.one("consortium.MemberSuspended").member) }),
});
