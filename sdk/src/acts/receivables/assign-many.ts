import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { consent } from "../schemas.js";
import { assignedManyOf, joinedOf, LIST_ERRORS, retoldOf } from "./assigned-many.js";
import { listExample, listOf, listShape } from "./list.js";
import { acceptancesOf, consentsBy, listConsent } from "./list-consent.js";
import { cutOf } from "./list-cut.js";

/** `receivables.assignMany` */
export const assignMany = defineAct({
  name: "receivables.assignMany",
  summary: "The holder passes many lots, or parts of them, on with one consent a receiver.",
  params: z.strictObject({ ...listShape, consents: z.array(consent).min(1).max(5_000).describe("One a receiver") }),
  errors: LIST_ERRORS,
  example: { ...listExample, consents: [`0x${"11".repeat(90)}`] },
  consent: listConsent("receivables.assignMany", "A receiver consents to all it receives in a list."),
  async prepare(context, { consents, ...given }) {
    const { items, deadline, currency } = await listOf(context, given);
    const signed = await consentsBy(context, consents);
    const parts = cutOf(items, await context.limits.all()).map((part) => {
      const passages = part.map(({ passage }) => passage);
      const call = callOf("bulkAssignment", "assignMany", [passages, deadline, acceptancesOf(part, signed)]);
      return { data: call.data, places: part.map(({ place }) => place) };
    });
    return { contract: "bulkAssignment", parts, currency };
  },
  result: assignedManyOf,
  join: joinedOf,
  retell: retoldOf,
});
