import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { splitConsents } from "../consent-parts.js";
import { consent } from "../schemas.js";
import { assignedManyOf, joinedOf, LIST_ERRORS, retoldOf } from "./assigned-many.js";
import { listExample, listOf, listShape } from "./list.js";
import { acceptancesOf, consentsBy, listConsent } from "./list-consent.js";
import { cutBy } from "./list-cut.js";

/** `receivables.assignManyFor` */
export const assignManyFor = defineAct({
  name: "receivables.assignManyFor",
  summary: "Anybody sends a list of assignments that its holder and all its receivers signed.",
  params: z.strictObject({
    ...listShape,
    order: consent.describe("The holder's consent to the whole list, which says how it is cut"),
    consents: z.array(consent).min(1).max(5_000).describe("One a receiver"),
  }),
  errors: [...LIST_ERRORS, "ConsentBadSignature", "ConsortiumConsentRevoked"],
  example: { ...listExample, order: `0x${"11".repeat(90)}`, consents: [`0x${"11".repeat(90)}`] },
  consent: listConsent(
    "receivables.assignManyFor",
    "The holder orders a list that somebody else will send, or a receiver consents to all it receives in it.",
  ),
  async prepare(context, { order, consents, ...given }) {
    const { items, deadline, currency } = await listOf(context, given);
    const orders = splitConsents(order) ?? [{ items: items.length, consent: order }];
    const signed = await consentsBy(context, consents);
    const parts = cutBy(orders, items, await context.limits.all()).map((part, at) => {
      const passages = part.map(({ passage }) => passage);
      const ordered = orders[at]?.consent ?? order;
      const acceptances = acceptancesOf(part, signed);
      const call = callOf("bulkAssignment", "assignManyFor", [passages, deadline, ordered, acceptances]);
      return { data: call.data, places: part.map(({ place }) => place) };
    });
    return { contract: "bulkAssignment", parts, currency };
  },
  result: assignedManyOf,
  join: joinedOf,
  retell: retoldOf,
});
