import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { Business } from "../../values/enums.js";
import { defineAct } from "../act.js";
import { business } from "../schemas.js";

/** `members.resume` */
export const resume = defineAct({
  name: "members.resume",
  summary: "The council ends a halt before its time.",
  params: z.strictObject({ business }),
  errors: ["ConsortiumHaltInvalid"],
  example: { business: "Receivables" },
  restricted: true,
  prepare: (_context, { business: field }) => callOf("consortium", "resume", [Business.numberOf(field)]),
  result: (events) => ({ business: Business.nameOf(events.one("consortium.BusinessResumed").business) }),
});
