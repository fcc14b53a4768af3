import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lineExample, lineOf, lineShape, tellLine } from "./line.js";

/** `creditLines.resume` */
export const resume = defineAct({
  name: "creditLines.resume",
  summary: "A bank allows further use of a line again.",
  params: z.strictObject(lineShape),
  errors: ["CreditLineMissing"],
  example: lineExample,
  async prepare(context, given) {
    const { line } = await lineOf(context, given);
    return callOf("creditLines", "resume", line);
  },
  result(events) {
    const { time, ...line } = events.one("creditLines.CreditLineResumed");
    return { ...tellLine(line), at: Number(time) };
  },
});
