import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { instrument } from "../schemas.js";
import { cancelledOf, issueStepOf } from "./issue-step.js";

/** `receivables.cancel` */
export const cancel = defineAct({
  name: "receivables.cancel",
  summary: "The other side agrees to cancel a receivable; the document gets back what was used up.",
  params: z.strictObject({ instrument }),
  errors: ["LotsNoRequest", "LotsNotYourRequest", "LotsNotWhole", "LotsOtherDeal", "LotsEncumbered"],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d" },
  async prepare(context, { instrument: given }) {
    const number = context.instrument(given);
    return callOf("servicing", "cancel", [number, await issueStepOf(context, number)]);
  },
  result: cancelledOf,
});
