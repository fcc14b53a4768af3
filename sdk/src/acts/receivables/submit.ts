import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { currencyOf } from "../../inputs/currency.js";
import { instrumentName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { time } from "../schemas.js";
import { answerBy } from "../deadline.js";
import { tellTerms, TERMS_ERRORS, termsExample, termsOf, termsShape } from "./terms.js";

/** `receivables.submit` */
export const submit = defineAct({
  name: "receivables.submit",
  summary: "The creditor asks the debtor to confirm a receivable.",
  params: z.strictObject({
    ...termsShape,
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: [...TERMS_ERRORS, "LotsDeadlineTooLate"],
  example: { ...termsExample, deadline: "+3d" },
  async prepare(context, { deadline, ...given }) {
    const terms = await termsOf(context, given, context.clock);
    const last = await answerBy(context, deadline, terms.maturity);
    return { ...callOf("origination", "submit", [terms, last]), currency: currencyOf(given.currency) };
  },
  result(events) {
    const { instrument, terms, deadline } = events.one("origination.ReceivableSubmitted");
    return { instrument: instrumentName(instrument), ...tellTerms(terms), deadline: Number(deadline) };
  },
});
