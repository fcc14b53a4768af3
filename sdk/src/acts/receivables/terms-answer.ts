import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { currencyOf } from "../../inputs/currency.js";
import { defineAct } from "../act.js";
import { instrument } from "../schemas.js";
import { confirmedOf } from "./confirmed.js";
import { openTerms } from "./terms.js";

const REQUESTS = { confirm: "submit", acceptIssue: "issue" } as const;
type Verb = keyof typeof REQUESTS;

/** The act by which a party agrees to the terms put to it, for the act of that verb. */
export function answerToTerms<const Name extends Verb>(name: Name, summary: string) {
  const verb: Verb = name;
  return defineAct({
    name: `receivables.${name}` as const,
    summary,
    params: z.strictObject({ instrument }),
    errors: [
      "RequestNotFound",
      "ReceivablesNotAParty",
      "LotsDeadlinePassed",
      "LotsOtherDeal",
      "EvidenceDocumentUnknown",
      "EvidenceForeignParties",
      "EvidenceOtherCurrency",
      "EvidenceUsedUp",
    ],
    example: { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d" },
    async prepare(context, { instrument: given }) {
      const terms = await openTerms(context, context.instrument(given), REQUESTS[verb]);
      return { ...callOf("origination", verb, [terms]), currency: currencyOf(terms.currency) };
    },
    result: confirmedOf,
  });
}
