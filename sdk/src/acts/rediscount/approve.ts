import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { ANSWER_ERRORS, billLots, LOT_EXAMPLE } from "../bills/bill-lot.js";
import { defineAct } from "../act.js";
import { lot, member, reference } from "../schemas.js";
import { APPROVAL_ERRORS } from "./apply.js";
import { approvedOf } from "./approved.js";
import { rediscountExample, rediscountShape, termsOf } from "./terms.js";

/** `rediscount.approve` */
export const approve = defineAct({
  name: "rediscount.approve",
  summary: "The central bank approves bills by name as they were applied for; the others it refuses.",
  params: z.strictObject({
    bank: member.describe("The bank that applied"),
    ...rediscountShape,
    lots: z.array(lot).min(1).max(100).describe("The lots that are approved"),
    reference: reference.describe("The central bank's own reference for the payment"),
  }),
  errors: [
    "RediscountCountInvalid",
    "RediscountNotTheCentralBank",
    "ConsortiumMandateMissing",
    ...ANSWER_ERRORS,
    ...APPROVAL_ERRORS,
  ],
  example: { bank: 3, ...rediscountExample, lots: [LOT_EXAMPLE], reference: "PBC-2026-0001" },
  async prepare(context, { bank, lots, reference: own, ...given }) {
    const [of, terms, named] = await Promise.all([
      context.member(bank, "bank"),
      termsOf(context, given),
      billLots(context, lots),
    ]);
    const refs = named.map(({ ref }) => ref);
    const call = callOf("rediscountWindow", "approve", [of, terms, refs, referenceHash(own)]);
    return { ...call, currency: named[0]?.currency };
  },
  result: approvedOf,
});
