import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { consent } from "../schemas.js";
import { assignedManyOf, LIST_ERRORS } from "./assigned-many.js";
import { listExample, listOf, listShape } from "./list.js";
import { acceptancesOf, listConsent } from "./list-consent.js";

/** `receivables.assignMany` */
export const assignMany = defineAct({
  name: "receivables.assignMany",
  summary: "The holder passes many lots, or parts of them, on in one transaction with one consent a receiver.",
  params: z.strictObject({ ...listShape, consents: z.array(consent).min(1).max(500).describe("One a receiver") }),
  errors: LIST_ERRORS,
  example: { ...listExample, consents: [`0x${"11".repeat(90)}`] },
  consent: listConsent("receivables.assignMany", "A receiver consents to all it receives in a list."),
  async prepare(context, { consents, ...given }) {
    const { items, deadline, currency } = await listOf(context, given);
    const acceptances = await acceptancesOf(context, items, consents);
    return { ...callOf("bulkAssignment", "assignMany", [[...items], deadline, acceptances]), currency };
  },
  result: assignedManyOf,
});
