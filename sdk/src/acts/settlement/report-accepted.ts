import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { instructions } from "./instructions.js";

/** `settlement.reportAccepted` */
export const reportAccepted = defineAct({
  name: "settlement.reportAccepted",
  summary: "The settlement agent has taken instructions in; from now on nothing but its report ends them.",
  params: z.strictObject({ instructions }),
  errors: ["SettlementNotTheAgent", "SettlementNoAgent", "SettlementStateForbids", "SettlementInstructionUnknown"],
  example: { instructions: ["0x1111111111111111111111111111111111111111111111111111111111111111"] },
  prepare: (_context, { instructions: ids }) => callOf("settlement", "reportAccepted", [ids]),
  result: (events) => ({
    instructions: events.all("settlement.PaymentAccepted").map(({ instruction }) => instruction),
  }),
});
