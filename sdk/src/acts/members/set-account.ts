import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { Right } from "../../values/enums.js";
import { defineAct } from "../act.js";
import { address, right } from "../schemas.js";

/** `members.setAccount` */
export const setAccount = defineAct({
  name: "members.setAccount",
  summary: "An administrator adds an account to its member, changes its rights, or removes it (no rights).",
  params: z.strictObject({ account: address, rights: z.array(right) }),
  errors: [
    "ConsortiumAccountTaken",
    "ConsortiumLastAdministrator",
    "ConsortiumRightMissing",
    "ConsortiumRightsInvalid",
    "ConsortiumNotYourAccount",
  ],
  example: { account: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", rights: ["Prepare", "Act"] },
  prepare: (_context, { account, rights }) => callOf("consortium", "setAccount", [account, Right.bitsOf(rights)]),
  result(events) {
    const { member, account, rights, consentsFrom } = events.one("consortium.AccountSet");
    return { member: Number(member), account, rights: Right.namesIn(rights), consentsFrom: Number(consentsFrom) };
  },
});
