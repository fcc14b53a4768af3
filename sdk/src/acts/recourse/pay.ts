import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { lot, reference } from "../schemas.js";
import { paymentOf } from "../settlement/payment.js";
import { provenLot } from "../proven-lot.js";

/** `recourse.pay` */
export const pay = defineAct({
  name: "recourse.pay",
  summary: "One of those liable pays what is unpaid of a lot; with the final cash it takes the holder's place.",
  params: z.strictObject({ lot, reference: reference.describe("The payer's own reference for the payment") }),
  errors: [
    "RecourseNotLiable",
    "RecourseNothingDue",
    "RecoursePathWrong",
    "LotsEncumbered",
    "LotsEnded",
    "LotsChanged",
    "LotsStateForbids",
    "LotsNotMatured",
    "SettlementNoAgent",
    "SettlementInstructionExists",
  ],
  example: { lot: "0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000", reference: "REC-2027-0003" },
  async prepare(context, { lot: given, reference: own }) {
    const { lot: name, currency } = await context.lot(given);
    const { ref, path } = await provenLot(context, name);
    return { ...callOf("recourse", "pay", [ref, path, referenceHash(own)]), currency };
  },
  result(events) {
    const { lot: name } = events.one("recourse.RecourseInstructed");
    return { lot: lotName(name), ...paymentOf(events.one("settlement.PaymentInstructed")) };
  },
});
