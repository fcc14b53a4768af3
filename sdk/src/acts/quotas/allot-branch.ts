import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { region } from "../schemas.js";
import { ALLOTMENT_ERRORS, allotmentExample, allotmentOf, allotmentShape, allotted, yuan } from "./allotment.js";

/** `quotas.allotBranch` */
export const allotBranch = defineAct({
  name: "quotas.allotBranch",
  summary: "The central bank sets a branch's quota, out of the head's.",
  params: z.strictObject({ region, ...allotmentShape }),
  errors: ["QuotaMandateTooNarrow", "QuotaNotCovered", ...ALLOTMENT_ERRORS],
  example: { region: 3100, ...allotmentExample },
  prepare(_, { region: branch, ...allotment }) {
    return { ...callOf("quotas", "allotBranch", [branch, ...allotmentOf(allotment)]), currency: yuan() };
  },
  result: allotted,
});
