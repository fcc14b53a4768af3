import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { sdkError } from "../../errors/tradelane-error.js";
import { referenceHash } from "../../inputs/hash.js";
import { lotName } from "../../path/lot-name.js";
import { billsTable } from "../../tables/bills.js";
import { ANSWER_ERRORS, LOT_EXAMPLE } from "../bills/bill-lot.js";
import { defineAct } from "../act.js";
import { lot, reference } from "../schemas.js";
import { agreedOf } from "./agreed.js";
import { DISCOUNT_ERRORS } from "./terms.js";

/** The buyer's own reference for what it pays. */
export const paymentReference = reference.describe("A reference for the payment; unused free of payment");

/** `discounting.buy` */
export const buy = defineAct({
  name: "discounting.buy",
  summary: "The bank buys a lot as it was offered; the lot passes with the final cash, or at once free of payment.",
  params: z.strictObject({ lot, reference: paymentReference }),
  errors: ["RequestNotFound", ...ANSWER_ERRORS, ...DISCOUNT_ERRORS, "SettlementNoAgent", "SettlementInstructionExists"],
  example: { lot: LOT_EXAMPLE, reference: "DISC-2026-0001" },
  async prepare(context, { lot: given, reference: own }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    const { act } = await context.contracts.bills.requestAt(name);
    const asked = Number(act) === billsTable.acts.offerDiscount.number;
    const offered = asked ? await context.history.newest("discounting.DiscountOffered", [name]) : undefined;
    if (offered === undefined) throw sdkError("RequestNotFound", { subject: lotName(name), act: "offerDiscount" });
    return { ...callOf("discounting", "buy", [offered.terms, referenceHash(own)]), currency };
  },
  result: agreedOf,
});
