import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseAmount } from "../../inputs/amount.js";
import { defineAct } from "../act.js";
import { amount, bill } from "../schemas.js";
import { ANSWER_ERRORS, BILL_EXAMPLE } from "./bill-lot.js";
import { acceptedOf } from "./issued.js";
import { registeredBill } from "./terms.js";

/** The deposit that an acceptor takes for a bill. */
export const margin = amount.default("0").describe("Margin deposit that the acceptor took for it");

/** Errors by which an acceptor's standing keeps it from accepting. */
export const ACCEPTOR_ERRORS = [
  "HistoryMissing",
  "IssuanceMarginInvalid",
  "IssuanceOtherTerms",
  "AcceptorCapExceeded",
  "AcceptorMarginCapExceeded",
  "AcceptorFiguresMissing",
  "AcceptorFiguresExpired",
  "AcceptorBarred",
] as const;

/** `bills.accept` */
export const accept = defineAct({
  name: "bills.accept",
  summary: "The acceptor accepts a bill that was presented to it, and owes its face from then on.",
  params: z.strictObject({ bill, margin }),
  errors: [...ACCEPTOR_ERRORS, ...ANSWER_ERRORS],
  example: { bill: BILL_EXAMPLE, margin: "300000.00" },
  async prepare(context, { bill: given, margin: deposit }) {
    const { terms, trail, currency } = await registeredBill(context, given);
    return { ...callOf("issuance", "accept", [terms, trail, parseAmount(deposit, currency, "margin")]), currency };
  },
  result: acceptedOf,
});
