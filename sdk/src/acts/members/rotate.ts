import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { Right } from "../../values/enums.js";
import { defineAct } from "../act.js";
import { address } from "../schemas.js";

/** `members.rotate` */
export const rotate = defineAct({
  name: "members.rotate",
  summary: "All rights of one account of a member move to a new one.",
  params: z.strictObject({
    from: address.optional().describe("The account that gives its rights up; the sender's unless told otherwise"),
    to: address.describe("A fresh account"),
  }),
  errors: ["ConsortiumAccountTaken", "ConsortiumNotYourAccount", "ConsortiumRightMissing", "ConsortiumAccountUnknown"],
  example: { to: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8" },
  prepare: (context, { from, to }) =>
    callOf("consortium", "rotateAccount", [from ?? context.account("members.rotate").address, to]),
  result(events) {
    const set = events.all("consortium.AccountSet");
    const accounts = set.map(({ account, rights }) => ({ account, rights: Right.namesIn(rights) }));
    return { member: Number(set[0]?.member ?? 0n), accounts };
  },
});
