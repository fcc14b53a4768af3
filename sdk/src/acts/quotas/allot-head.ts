import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { ALLOTMENT_ERRORS, allotmentExample, allotmentOf, allotmentShape, allotted, yuan } from "./allotment.js";

/** `quotas.allotHead` */
export const allotHead = defineAct({
  name: "quotas.allotHead",
  summary: "The central bank sets the quota of its head office, from which all others come.",
  params: z.strictObject(allotmentShape),
  errors: ["QuotaMandateTooNarrow", ...ALLOTMENT_ERRORS],
  example: allotmentExample,
  prepare(_, allotment) {
    return { ...callOf("quotas", "allotHead", allotmentOf(allotment)), currency: yuan() };
  },
  result: allotted,
});
