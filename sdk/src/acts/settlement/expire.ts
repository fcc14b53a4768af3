import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { instructions } from "./instructions.js";

/** `settlement.expire` */
export const expire = defineAct({
  name: "settlement.expire",
  summary: "Anyone ends instructions that nobody accepted in time.",
  params: z.strictObject({ instructions }),
  errors: ["SettlementNotExpired", "SettlementStateForbids", "SettlementInstructionUnknown"],
  example: { instructions: ["0x1111111111111111111111111111111111111111111111111111111111111111"] },
  prepare: (_context, { instructions: ids }) => callOf("settlement", "expire", [ids]),
  result: (events) => ({
    instructions: events.all("settlement.PaymentExpired").map(({ instruction }) => instruction),
  }),
});
