import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { instrument } from "../schemas.js";
import { disputeEndedOf } from "./disputed.js";

/** `receivables.withdrawDispute` */
export const withdrawDispute = defineAct({
  name: "receivables.withdrawDispute",
  summary: "The debtor gives its dispute up.",
  params: z.strictObject({ instrument }),
  errors: ["ServicingNotAParty", "LotsStateForbids"],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d" },
  prepare: (context, { instrument: given }) => callOf("servicing", "withdrawDispute", [context.instrument(given)]),
  result: disputeEndedOf,
});
