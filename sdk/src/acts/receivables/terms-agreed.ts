import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { currencyOf } from "../../inputs/currency.js";
import { resolveTime } from "../../inputs/time.js";
import { defineAct } from "../act.js";
import { issuedAtOf, timeBaseAt } from "../consent.js";
import { consent } from "../schemas.js";
import { CONFIRMED_ERRORS, confirmedOf } from "./confirmed.js";
import { consentDeadline, termsConsent } from "./terms-consent.js";
import { agreedExample, agreedShape, TERMS_ERRORS, termsOf } from "./terms.js";

/** What terms may meet that come with the other party's signature. */
export const AGREED_ERRORS = [
  ...TERMS_ERRORS,
  "LotsConsentForOther",
  "LotsConsentCut",
  "ConsentBadSignature",
  "ConsortiumConsentRevoked",
  ...CONFIRMED_ERRORS,
] as const;

type Verb = "submitWithConsent" | "issueWithConsent";

/**
 * The act by which one party presents the other's signature over the terms, for the act of that verb.
 *
 * @param summary what the act does
 * @param consentSummary what the consent says
 */
export function agreedTerms<const Name extends Verb>(name: Name, summary: string, consentSummary: string) {
  const verb: Verb = name;
  return defineAct({
    name: `receivables.${name}` as const,
    summary,
    params: z.strictObject({ ...agreedShape, deadline: consentDeadline, consent }),
    errors: AGREED_ERRORS,
    example: { ...agreedExample, deadline: "+3d", consent: `0x${"11".repeat(90)}` },
    consent: termsConsent(`receivables.${verb}`, consentSummary),
    async prepare(context, { deadline, consent: given, ...agreed }) {
      const issued = timeBaseAt(issuedAtOf(given), context);
      const terms = await termsOf(context, agreed, issued);
      const last = await resolveTime(deadline, issued, "deadline");
      return {
        ...callOf("origination", verb, [terms, last, given]),
        currency: currencyOf(agreed.currency),
      };
    },
    result: confirmedOf,
  });
}
