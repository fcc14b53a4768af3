import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { address, time } from "../schemas.js";

/** `members.revokeConsents` */
export const revokeConsents = defineAct({
  name: "members.revokeConsents",
  summary: "A member revokes everything that accounts of it signed at or before a moment.",
  params: z.strictObject({
    accounts: z.array(address).max(100).optional().describe("The sender's account unless told otherwise"),
    before: time.default("now").describe("Not in the future, and later than the last revocation"),
  }),
  errors: ["ConsortiumRevocationInvalid", "ConsortiumNotYourAccount", "ConsortiumRightMissing"],
  example: { before: "now" },
  async prepare(context, { accounts, before }) {
    const chosen = accounts ?? [context.account("members.revokeConsents").address];
    return callOf("consortium", "revokeConsents", [chosen, await context.moment(before, "before")]);
  },
  result: (events) => ({
    revoked: events
      .all("consortium.ConsentsRevoked")
      .map(({ account, consentsFrom }) => ({ account, consentsFrom: Number(consentsFrom) })),
  }),
});
