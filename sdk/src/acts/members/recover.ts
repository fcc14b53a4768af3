import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { address, member } from "../schemas.js";

/** `members.recover` */
export const recover = defineAct({
  name: "members.recover",
  summary: "The council gives a member that lost its keys a new administrator and strips the lost accounts.",
  params: z.strictObject({ member, administrator: address, lost: z.array(address).max(100) }),
  errors: ["ConsortiumMemberUnknown", "ConsortiumStateNot", "ConsortiumNotYourAccount", "ConsortiumAccountTaken"],
  example: {
    member: 3,
    administrator: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    lost: ["0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"],
  },
  restricted: true,
  prepare: async (context, { member: reference, administrator, lost }) =>
    callOf("consortium", "recover", [await context.member(reference, "member"), administrator, lost]),
  result(events) {
    const { member: id, account } = events.one("consortium.AccountRecovered");
    return { member: Number(id), administrator: account };
  },
});
