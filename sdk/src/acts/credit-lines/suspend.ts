import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lineExample, lineOf, lineShape, tellLine } from "./line.js";

/** `creditLines.suspend` */
export const suspend = defineAct({
  name: "creditLines.suspend",
  summary: "A bank stops further use of a line it granted; what is used is released as it is paid.",
  params: z.strictObject(lineShape),
  errors: ["CreditLineMissing"],
  example: lineExample,
  async prepare(context, given) {
    const { line } = await lineOf(context, given);
    return callOf("creditLines", "suspend", line);
  },
  result(events) {
    const { time, ...line } = events.one("creditLines.CreditLineSuspended");
    return { ...tellLine(line), at: Number(time) };
  },
});
