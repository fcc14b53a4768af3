import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { answerBy } from "../deadline.js";
import type { ActContext } from "../context.js";
import { bill, time } from "../schemas.js";
import { BILL_EXAMPLE } from "./bill-lot.js";
import { registeredBill } from "./terms.js";

/** What the drawer presents, for acceptance or for receipt. */
export const presented = z.strictObject({
  bill,
  deadline: time.optional().describe("Last moment to answer; a week from now"),
});

export const presentedExample = { bill: BILL_EXAMPLE, deadline: "+2d" } as const;

export const PRESENTED_ERRORS = [
  "HistoryMissing",
  "IssuanceNotAParty",
  "IssuanceOtherTerms",
  "LotsStateForbids",
  "LotsEncumbered",
  "LotsRequestOpen",
  "LotsMatured",
  "LotsDeadlinePassed",
  "LotsDeadlineTooLate",
] as const;

/** The call by which the drawer asks acceptor or payee about the whole bill. */
export async function presentingCall(
  context: ActContext,
  verb: "presentForAcceptance" | "presentForReceipt",
  given: z.output<typeof presented>,
) {
  const { terms, trail, currency } = await registeredBill(context, given.bill);
  const last = await answerBy(context, given.deadline, terms.maturity);
  return { ...callOf("issuance", verb, [terms, trail, last]), currency };
}
