import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { member } from "../schemas.js";

/** `members.admit` */
export const admit = defineAct({
  name: "members.admit",
  summary: "The council admits applicants, all or nothing.",
  params: z.strictObject({ members: z.array(member).min(1).max(100) }),
  errors: ["ConsortiumStateNot", "ConsortiumMemberUnknown"],
  example: { members: [1, 2] },
  restricted: true,
  async prepare(context, { members }) {
    const numbers = await Promise.all(members.map((reference) => context.member(reference, "members")));
    return callOf("consortium", "admit", [numbers]);
  },
  result: (events) => ({ members: events.all("consortium.MemberAdmitted").map(({ member: id }) => Number(id)) }),
});
