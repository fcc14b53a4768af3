import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { instrument } from "../schemas.js";
import { disputeEndedOf } from "./disputed.js";

/** `receivables.dismissDispute` */
export const dismissDispute = defineAct({
  name: "receivables.dismissDispute",
  summary: "A court whose mandate covers the debtor's region dismisses a dispute.",
  params: z.strictObject({ instrument }),
  errors: ["LotsStateForbids", "ConsortiumMandateMissing"],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d" },
  prepare: (context, { instrument: given }) => callOf("servicing", "dismissDispute", [context.instrument(given)]),
  result: disputeEndedOf,
});
