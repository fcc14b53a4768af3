import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { nameHash } from "../../inputs/hash.js";
import { defineAct } from "../act.js";
import { member } from "../schemas.js";

/** `attestations.withdraw` */
export const withdraw = defineAct({
  name: "attestations.withdraw",
  summary: "The responsible authority ends an attestation now.",
  params: z.strictObject({
    attribute: z.string().min(1).max(100).describe("The attribute's name, or its hash"),
    subject: member,
  }),
  errors: ["AttestationsNone", "AttestationsNotResponsible", "ConsortiumMandateMissing"],
  example: { attribute: "green", subject: 3 },
  prepare: async (context, { attribute, subject }) =>
    callOf("attestations", "withdraw", [nameHash(attribute), await context.member(subject, "subject")]),
  result(events) {
    const { attribute, subject, authority } = events.one("attestations.AttestationWithdrawn");
    return { attribute, subject: Number(subject), authority: Number(authority) };
  },
});
