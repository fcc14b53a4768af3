import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseAmount } from "../../inputs/amount.js";
import { defineAct } from "../act.js";
import { amount, time } from "../schemas.js";
import { lineExample, lineOf, lineShape, tellLine } from "./line.js";

/** `creditLines.grant` */
export const grant = defineAct({
  name: "creditLines.grant",
  summary: "A bank grants a core enterprise a line, or changes its limit and term; what is used stays used.",
  params: z.strictObject({
    ...lineShape,
    limit: amount.describe("In all, what is used already included; zero ends the line for further use"),
    until: time.describe("Last moment at which it may be used up further"),
  }),
  errors: ["CreditLineTermsInvalid"],
  example: { ...lineExample, limit: "5000000.00", until: "+365d" },
  async prepare(context, { limit, until, ...given }) {
    const { line, units } = await lineOf(context, given);
    const terms = [parseAmount(limit, units, "limit"), await context.moment(until, "until")] as const;
    return { ...callOf("creditLines", "grant", [...line, ...terms]), currency: units };
  },
  result(events) {
    const { limit, until, epoch, ...line } = events.one("creditLines.CreditLineGranted");
    return { ...tellLine(line), limit, until: Number(until), epoch: Number(epoch) };
  },
});
