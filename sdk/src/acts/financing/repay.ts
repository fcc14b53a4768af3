import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseFinancing } from "../../inputs/financing.js";
import { referenceHash } from "../../inputs/hash.js";
import { financingName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { financing, reference } from "../schemas.js";
import { paymentOf } from "../settlement/payment.js";
import { currencyOfFinancing } from "./currency.js";

/** `financing.repay` */
export const repay = defineAct({
  name: "financing.repay",
  summary: "The borrower repays what the pledge still secures; when the cash is final the pledge is lifted.",
  params: z.strictObject({ financing, reference: reference.describe("The payer's own reference for the payment") }),
  errors: [
    "FinancingNotAParty",
    "FinancingStateForbids",
    "FinancingNotAPledge",
    "FinancingNothingDue",
    "FinancingPaymentOpen",
    "LotsEncumbered",
  ],
  example: { financing: `0x${"2a".repeat(20)}`, reference: "PAY-2026-08" },
  async prepare(context, { financing: given, reference: own }) {
    const number = parseFinancing(given);
    const call = callOf("financing", "repay", [number, referenceHash(own)]);
    return { ...call, currency: await currencyOfFinancing(context, number) };
  },
  result(events) {
    const { financing: number } = events.one("financing.RepaymentInstructed");
    return { financing: financingName(number), ...paymentOf(events.one("settlement.PaymentInstructed")) };
  },
});
