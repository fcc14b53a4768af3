import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseFinancing } from "../../inputs/financing.js";
import { referenceHash } from "../../inputs/hash.js";
import { financingName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { financing, reference } from "../schemas.js";
import { paymentOf } from "../settlement/payment.js";
import { currencyOfFinancing } from "./currency.js";

/** `financing.disburse` */
export const disburse = defineAct({
  name: "financing.disburse",
  summary: "The bank instructs the cash, once the financing is in the movable-property registry.",
  params: z.strictObject({
    financing,
    registration: reference.describe("The number in the movable-property registry"),
    reference: reference.describe("The bank's own reference for the payment"),
  }),
  errors: [
    "FinancingNotAParty",
    "FinancingStateForbids",
    "FinancingTooLate",
    "FinancingRegistrationMissing",
    "FinancingInterestTooHigh",
    "LotsEncumbered",
    "LotsMatured",
    "LotsStateForbids",
    "SettlementNoAgent",
    "SettlementInstructionExists",
  ],
  example: { financing: `0x${"2a".repeat(20)}`, registration: "0123456789012345678901", reference: "PAY-2026-07" },
  async prepare(context, { financing: given, registration, reference: own }) {
    const number = parseFinancing(given);
    const call = callOf("financing", "disburse", [number, referenceHash(registration), referenceHash(own)]);
    return { ...call, currency: await currencyOfFinancing(context, number) };
  },
  result(events) {
    const { financing: number, registration, interest, proceeds } = events.one("financing.FinancingInstructed");
    const payment = paymentOf(events.one("settlement.PaymentInstructed"));
    return { financing: financingName(number), registration, interest, proceeds, ...payment };
  },
});
