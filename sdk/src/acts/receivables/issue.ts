import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { currencyOf } from "../../inputs/currency.js";
import { instrumentName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { time } from "../schemas.js";
import { answerBy } from "../deadline.js";
import { agreedExample, agreedShape, tellTerms, TERMS_ERRORS, termsOf } from "./terms.js";

/** `receivables.issue` */
export const issue = defineAct({
  name: "receivables.issue",
  summary: "The debtor issues a receivable and asks the creditor to accept.",
  params: z.strictObject({
    ...agreedShape,
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: [...TERMS_ERRORS, "LotsDeadlineTooLate"],
  example: { ...agreedExample, deadline: "+3d" },
  async prepare(context, { deadline, ...given }) {
    const terms = await termsOf(context, given, context.clock);
    const last = await answerBy(context, deadline, terms.maturity);
    return { ...callOf("origination", "issue", [terms, last]), currency: currencyOf(given.currency) };
  },
  result(events) {
    const { instrument, terms, deadline } = events.one("origination.ReceivableIssued");
    return { instrument: instrumentName(instrument), ...tellTerms(terms), deadline: Number(deadline) };
  },
});
