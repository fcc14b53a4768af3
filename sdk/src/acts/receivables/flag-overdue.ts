import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { instrumentName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { instrument } from "../schemas.js";

/** `receivables.flagOverdue` */
export const flagOverdue = defineAct({
  name: "receivables.flagOverdue",
  summary: "Any member records that the debtor has not paid in full by the end of the day of maturity and the grace.",
  params: z.strictObject({ instrument }),
  errors: ["ReceivablesNotOverdue", "LotsNotMatured", "LotsStateForbids"],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d" },
  prepare: (context, { instrument: given }) => callOf("servicing", "flagOverdue", [context.instrument(given)]),
  result(events) {
    const { instrument: number, debtor, time } = events.one("servicing.ReceivableOverdue");
    return { instrument: instrumentName(number), debtor: Number(debtor), at: Number(time) };
  },
});
