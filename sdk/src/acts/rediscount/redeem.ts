import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { LOT_EXAMPLE } from "../bills/bill-lot.js";
import { toldLot } from "../bills/told.js";
import { defineAct } from "../act.js";
import { lot, reference } from "../schemas.js";
import { paymentOf } from "../settlement/payment.js";

/** `rediscount.redeem` */
export const redeem = defineAct({
  name: "rediscount.redeem",
  summary: "Within the window of a repurchase the bank instructs a bill's value to have it back.",
  params: z.strictObject({ lot, reference: reference.describe("The bank's own reference for the payment") }),
  errors: [
    "RediscountStateForbids",
    "RediscountNotTheBank",
    "RediscountOutsideWindow",
    "LotsEncumbered",
    "SettlementNoAgent",
    "SettlementInstructionExists",
  ],
  example: { lot: LOT_EXAMPLE, reference: "RED-2027-0002" },
  async prepare(context, { lot: given, reference: own }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("rediscountWindow", "redeem", [name, referenceHash(own)]), currency };
  },
  result(events) {
    const { lot: name, bank, time, epoch } = events.one("rediscountWindow.RediscountRedemptionInstructed");
    const payment = paymentOf(events.one("settlement.PaymentInstructed"));
    return { ...toldLot(name), bank: Number(bank), payment, at: Number(time), epoch: Number(epoch) };
  },
});
