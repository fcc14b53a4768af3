import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { billLot, LOT_EXAMPLE } from "../bills/bill-lot.js";
import { toldLot } from "../bills/told.js";
import { defineAct } from "../act.js";
import { lot, reference } from "../schemas.js";
import { paymentOf } from "../settlement/payment.js";

/** `discounting.redeem` */
export const redeem = defineAct({
  name: "discounting.redeem",
  summary: "Within the agreed window the seller instructs the price at which it redeems a lot.",
  params: z.strictObject({ lot, reference: reference.describe("The seller's own reference for the payment") }),
  errors: [
    "DiscountingNoRepurchase",
    "DiscountingNotTheSeller",
    "DiscountingOutsideWindow",
    "LotsChanged",
    "LotsEncumbered",
    "SettlementNoAgent",
    "SettlementInstructionExists",
  ],
  example: { lot: LOT_EXAMPLE, reference: "RED-2027-0001" },
  async prepare(context, { lot: given, reference: own }) {
    const { ref, currency } = await billLot(context, given);
    return { ...callOf("discounting", "redeem", [ref, referenceHash(own)]), currency };
  },
  result(events) {
    const { lot: name, time, epoch } = events.one("discounting.LotRedemptionInstructed");
    const payment = paymentOf(events.one("settlement.PaymentInstructed"));
    return { ...toldLot(name), payment, at: Number(time), epoch: Number(epoch) };
  },
});
