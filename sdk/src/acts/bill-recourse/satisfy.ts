import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { sdkError } from "../../errors/tradelane-error.js";
import { referenceHash } from "../../inputs/hash.js";
import { lotName } from "../../path/lot-name.js";
import { billsTable } from "../../tables/bills.js";
import { ANSWER_ERRORS, billLot, LOT_EXAMPLE } from "../bills/bill-lot.js";
import { toldLot } from "../bills/told.js";
import { defineAct } from "../act.js";
import { lot, reference } from "../schemas.js";
import { paymentOf } from "../settlement/payment.js";

/** `billRecourse.satisfy` */
export const satisfy = defineAct({
  name: "billRecourse.satisfy",
  summary: "The one claimed from instructs the payment of what it owes today; with the final cash it holds the lot.",
  params: z.strictObject({ lot, reference: reference.describe("The payer's own reference for the payment") }),
  errors: [
    "RequestNotFound",
    ...ANSWER_ERRORS,
    "BillRecourseAmountTooHigh",
    "SettlementNoAgent",
    "SettlementInstructionExists",
  ],
  example: { lot: LOT_EXAMPLE, reference: "REC-2027-0003" },
  async prepare(context, { lot: given, reference: own }) {
    const { ref, currency } = await billLot(context, given);
    const { act } = await context.contracts.bills.requestAt(ref.lot);
    const asked = Number(act) === billsTable.acts.claim.number;
    const claimed = asked ? await context.history.newest("billRecourse.BillRecourseClaimed", [ref.lot]) : undefined;
    if (claimed === undefined) throw sdkError("RequestNotFound", { subject: lotName(ref.lot), act: "claim" });
    return { ...callOf("billRecourse", "satisfy", [ref, claimed.costs, referenceHash(own)]), currency };
  },
  result(events) {
    const { lot: name, payer, holder, owed, time, epoch } = events.one("billRecourse.BillRecourseInstructed");
    const { principal, interest, costs } = owed;
    return {
      ...toldLot(name),
      payer: Number(payer),
      holder: Number(holder),
      principal,
      interest,
      costs,
      payment: paymentOf(events.one("settlement.PaymentInstructed")),
      at: Number(time),
      epoch: Number(epoch),
    };
  },
});
