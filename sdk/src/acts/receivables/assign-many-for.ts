import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { consent } from "../schemas.js";
import { assignedManyOf, LIST_ERRORS } from "./assigned-many.js";
import { listExample, listOf, listShape } from "./list.js";
import { acceptancesOf, listConsent } from "./list-consent.js";

/** `receivables.assignManyFor` */
export const assignManyFor = defineAct({
  name: "receivables.assignManyFor",
  summary: "Anybody sends a list of assignments that its holder and all its receivers signed.",
  params: z.strictObject({
    ...listShape,
    order: consent.describe("The holder's consent to the whole list"),
    consents: z.array(consent).min(1).max(500).describe("One a receiver"),
  }),
  errors: [...LIST_ERRORS, "ConsentBadSignature", "ConsortiumConsentRevoked"],
  example: { ...listExample, order: `0x${"11".repeat(90)}`, consents: [`0x${"11".repeat(90)}`] },
  consent: listConsent(
    "receivables.assignManyFor",
    "The holder orders a list that somebody else will send, or a receiver consents to all it receives in it.",
  ),
  async prepare(context, { order, consents, ...given }) {
    const { items, deadline, currency } = await listOf(context, given);
    const acceptances = await acceptancesOf(context, items, consents);
    return { ...callOf("bulkAssignment", "assignManyFor", [[...items], deadline, order, acceptances]), currency };
  },
  result: assignedManyOf,
});
