import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseFinancing } from "../../inputs/financing.js";
import { financingName, instrumentOf } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { answerBy } from "../deadline.js";
import { financing, time } from "../schemas.js";
import { appliedFor } from "./application.js";
import { tellTerms, termsExample, termsOf, termsShape } from "./terms.js";

/** `financing.offer` */
export const offer = defineAct({
  name: "financing.offer",
  summary: "The bank offers terms for what was applied for; nothing is locked.",
  params: z.strictObject({
    financing,
    ...termsShape,
    deadline: time.optional().describe("Last moment to accept; a week from now, before the cash is to be instructed"),
  }),
  errors: [
    "RequestNotFound",
    "FinancingNotAParty",
    "FinancingTermsInvalid",
    "FinancingAdvanceTooHigh",
    "FinancingRateTooHigh",
    "LotsNoRequest",
    "LotsNotAssignable",
    "LotsDeadlinePassed",
    "LotsDeadlineTooLate",
  ],
  example: { financing: `0x${"2a".repeat(20)}`, ...termsExample, deadline: "+2d" },
  async prepare(context, { financing: given, deadline, ...terms }) {
    const application = await appliedFor(context, parseFinancing(given));
    const currency = await context.currencyOf(instrumentOf(application.ref.lot));
    const offered = await termsOf(terms, currency, context.clock);
    const last = await answerBy(context, deadline, offered.disburseBy);
    return { ...callOf("financing", "offerTerms", [application, offered, last]), currency };
  },
  result(events) {
    const { financing: number, bank, applicant, offer: terms, deadline } = events.one("financing.FinancingOffered");
    const parties = { bank: Number(bank), applicant: Number(applicant) };
    return { financing: financingName(number), ...parties, ...tellTerms(terms), deadline: Number(deadline) };
  },
});
