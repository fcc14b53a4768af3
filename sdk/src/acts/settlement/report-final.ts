import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { instructions } from "./instructions.js";

/** `settlement.reportFinal` */
export const reportFinal = defineAct({
  name: "settlement.reportFinal",
  summary: "The settlement agent reports that the cash has moved for good; each desk delivers in the same transaction.",
  params: z.strictObject({ instructions }),
  errors: ["SettlementNotTheAgent", "SettlementNoAgent", "SettlementStateForbids", "SettlementInstructionUnknown"],
  example: { instructions: ["0x1111111111111111111111111111111111111111111111111111111111111111"] },
  prepare: (_context, { instructions: ids }) => callOf("settlement", "reportFinal", [ids]),
  result: (events) => ({
    instructions: events.all("settlement.PaymentFinal").map(({ instruction }) => instruction),
  }),
});
