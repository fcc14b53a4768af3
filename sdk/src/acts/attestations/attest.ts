import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { nameHash } from "../../inputs/hash.js";
import { defineAct } from "../act.js";
import { member, time } from "../schemas.js";

/** `attestations.attest` */
export const attest = defineAct({
  name: "attestations.attest",
  summary: "The responsible authority states an attribute of a member; replaces an earlier statement.",
  params: z.strictObject({
    attribute: z.string().min(1).max(100).describe('The attribute\'s name ("green"), or its hash'),
    subject: member,
    value: z.int().min(1).max(0xffffffff).default(1).describe("1 for a plain yes; a class or code where it has one"),
    from: time.default("now"),
    until: time,
  }),
  errors: [
    "AttestationsNotResponsible",
    "AttestationsPeriodInvalid",
    "AttestationsValueInvalid",
    "ConsortiumMandateMissing",
  ],
  example: { attribute: "green", subject: 3, until: "+365d" },
  async prepare(context, { attribute, subject, value, from, until }) {
    return callOf("attestations", "attest", [
      nameHash(attribute),
      await context.member(subject, "subject"),
      value,
      await context.moment(from, "from"),
      await context.moment(until, "until"),
    ]);
  },
  result(events) {
    const { attribute, subject, authority, value, from, until } = events.one("attestations.Attested");
    return {
      attribute,
      subject: Number(subject),
      authority: Number(authority),
      value: Number(value),
      from: Number(from),
      until: Number(until),
    };
  },
});
