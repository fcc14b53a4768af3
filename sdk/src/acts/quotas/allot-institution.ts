import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { member } from "../schemas.js";
import { ALLOTMENT_ERRORS, allotmentExample, allotmentOf, allotmentShape, allotted, yuan } from "./allotment.js";

/** `quotas.allotInstitution` */
export const allotInstitution = defineAct({
  name: "quotas.allotInstitution",
  summary: "The central bank sets a bank's quota, out of that of its region's branch.",
  params: z.strictObject({ bank: member, ...allotmentShape }),
  errors: ["QuotaNotCovered", ...ALLOTMENT_ERRORS],
  example: { bank: 3, ...allotmentExample },
  async prepare(context, { bank, ...allotment }) {
    const to = await context.member(bank, "bank");
    return { ...callOf("quotas", "allotInstitution", [to, ...allotmentOf(allotment)]), currency: yuan() };
  },
  result: allotted,
});
