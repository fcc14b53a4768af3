import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { bill } from "../schemas.js";
import { ANSWER_ERRORS, BILL_EXAMPLE } from "./bill-lot.js";
import { receivedOf } from "./issued.js";
import { registeredBill } from "./terms.js";

/** `bills.receive` */
export const receive = defineAct({
  name: "bills.receive",
  summary: "The payee receives a bill that was handed to it; from then on it circulates.",
  params: z.strictObject({ bill }),
  errors: ["HistoryMissing", "IssuanceOtherTerms", "EvidenceUsedUp", ...ANSWER_ERRORS],
  example: { bill: BILL_EXAMPLE },
  async prepare(context, { bill: given }) {
    const { terms, trail, currency } = await registeredBill(context, given);
    return { ...callOf("issuance", "receiveBill", [terms, trail]), currency };
  },
  result: receivedOf,
});
