import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { instrumentName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { instrument } from "../schemas.js";

/** `receivables.accelerate` */
export const accelerate = defineAct({
  name: "receivables.accelerate",
  summary: "Any member makes a receivable due now, because a court attests that its debtor is insolvent.",
  params: z.strictObject({ instrument }),
  errors: ["ServicingDebtorNotInsolvent", "LotsMatured", "LotsStateForbids"],
  example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d" },
  prepare: (context, { instrument: given }) => callOf("servicing", "accelerate", [context.instrument(given)]),
  result(events) {
    const { instrument: number, debtor, maturity, time, epoch } = events.one("servicing.ReceivableAccelerated");
    const name = instrumentName(number);
    return { instrument: name, debtor: Number(debtor), from: Number(maturity), to: Number(time), epoch: Number(epoch) };
  },
});
