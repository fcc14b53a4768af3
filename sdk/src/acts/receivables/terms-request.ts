import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { currencyOf } from "../../inputs/currency.js";
import { instrumentName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { time } from "../schemas.js";
import { answerBy } from "./deadline.js";
import { tellTerms, termsExample, termsOf, termsShape } from "./terms.js";

const EVENTS = { submit: "origination.ReceivableSubmitted", issue: "origination.ReceivableIssued" } as const;
type Verb = keyof typeof EVENTS;

/** The act by which one party puts the terms of a receivable to the other, for the act of that verb. */
export function requestOfTerms<const Name extends Verb>(name: Name, summary: string) {
  const verb: Verb = name;
  return defineAct({
    name: `receivables.${name}` as const,
    summary,
    params: z.strictObject({
      ...termsShape,
      deadline: time.optional().describe("Last moment to answer; a week from now"),
    }),
    errors: [
      "ReceivablesTermsInvalid",
      "ReceivablesTermTooLong",
      "ReceivablesCurrencyNotAccepted",
      "ReceivablesFaceBelowSmallest",
      "ReceivablesPartiesInvalid",
      "ReceivablesNotAParty",
      "LotsStateForbids",
      "LotsDeadlinePassed",
      "LotsDeadlineTooLate",
    ],
    example: { ...termsExample, deadline: "+3d" },
    async prepare(context, { deadline, ...given }) {
      const terms = await termsOf(context, given, context.clock);
      const last = await answerBy(context, deadline, terms.maturity);
      return { ...callOf("origination", verb, [terms, last]), currency: currencyOf(given.currency) };
    },
    result(events) {
      const { instrument, terms, deadline } = events.one(EVENTS[verb]);
      return { instrument: instrumentName(instrument), ...tellTerms(terms), deadline: Number(deadline) };
    },
  });
}
