import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { sdkError } from "../../errors/tradelane-error.js";
import { parseAmount } from "../../inputs/amount.js";
import { currencyOf } from "../../inputs/currency.js";
import { referenceHash } from "../../inputs/hash.js";
import { defineAct } from "../act.js";
import { amount, hash, reference } from "../schemas.js";
import { paymentOf } from "./payment.js";

/** `settlement.returnPayment` */
export const returnPayment = defineAct({
  name: "settlement.returnPayment",
  summary: "The payee of a final payment sends all or part of it back: a new instruction, linked to the old one.",
  params: z.strictObject({
    original: hash.describe("Id of the payment to return"),
    amount: amount.optional().describe("All that is left unless told otherwise"),
    reference: reference.describe("The sender's own reference; the same one for the same payment is the same return"),
  }),
  errors: [
    "SettlementInstructionUnknown",
    "SettlementStateForbids",
    "SettlementNotThePayee",
    "SettlementReturnTooLarge",
    "SettlementInstructionExists",
    "SettlementAmountInvalid",
  ],
  example: {
    original: "0x1111111111111111111111111111111111111111111111111111111111111111",
    amount: "250.00",
    reference: "RET-2026-004",
  },
  async prepare(context, { original, amount: given, reference: own }) {
    const payment = await context.contracts.settlement.instructionAt(original);
    if (payment.currency === 0n) throw sdkError("HistoryMissing", { subject: original, event: "PaymentInstructed" });
    const currency = currencyOf(payment.currency);
    const minor = given === undefined ? payment.amount - payment.returned : parseAmount(given, currency);
    return { ...callOf("settlement", "returnPayment", [original, minor, referenceHash(own)]), currency };
  },
  result: (events) => paymentOf(events.one("settlement.PaymentInstructed")),
});
