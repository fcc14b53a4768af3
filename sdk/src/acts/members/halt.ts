import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { Business, HaltLevel } from "../../values/enums.js";
import { defineAct } from "../act.js";
import { business, haltLevel, reason, reference, time } from "../schemas.js";

/** `members.halt` */
export const halt = defineAct({
  name: "members.halt",
  summary: "The council halts a business, or all of them, until a moment.",
  params: z.strictObject({
    business,
    level: haltLevel.describe('"Entry" stops acts that start or answer, "All" those that close as well'),
    until: time.describe("The halt ends by itself after this moment"),
    reason,
    case: reference.describe("Identifies the decision off chain; the chain keeps its hash"),
  }),
  errors: ["ConsortiumHaltInvalid"],
  example: { business: "Receivables", level: "Entry", until: "+24h", reason: 7, case: "2026-EM-014" },
  restricted: true,
  async prepare(context, { business: field, level, until, reason: code, case: decision }) {
    const order = {
      level: HaltLevel.numberOf(level),
      until: await context.moment(until, "until"),
      reason: code,
      caseId: referenceHash(decision),
    };
    return callOf("consortium", "halt", [Business.numberOf(field), order]);
  },
  result(events) {
    const { business: field, level, until, caseId } = events.one("consortium.BusinessHalted");
    return { business: Business.nameOf(field), level: HaltLevel.nameOf(level), until: Number(until), caseId };
  },
});
