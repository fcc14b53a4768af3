import { hexlify, toUtf8Bytes } from "ethers";
import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { instructions } from "./instructions.js";

/** `settlement.reportRejected` */
export const reportRejected = defineAct({
  name: "settlement.reportRejected",
  summary: "The settlement agent reports that the cash has not moved and will not; what waited for it is unlocked.",
  params: z.strictObject({
    instructions,
    reason: z
      .string()
      .regex(/^[A-Z0-9]{4}$/)
      .describe("ISO 20022 external status reason code, for example AM04"),
  }),
  errors: ["SettlementNotTheAgent", "SettlementNoAgent", "SettlementStateForbids", "SettlementInstructionUnknown"],
  example: { instructions: ["0x1111111111111111111111111111111111111111111111111111111111111111"], reason: "AM04" },
  prepare: (_context, { instructions: ids, reason }) =>
    callOf("settlement", "reportRejected", [ids, hexlify(toUtf8Bytes(reason))]),
  result: (events) => ({
    instructions: events.all("settlement.PaymentRejected").map(({ instruction }) => instruction),
  }),
});
