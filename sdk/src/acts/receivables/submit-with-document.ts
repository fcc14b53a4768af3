import { callOf } from "../../chain/contracts.js";
import { currencyOf } from "../../inputs/currency.js";
import { resolveTime } from "../../inputs/time.js";
import { defineAct, defineConsent } from "../act.js";
import { issuedAtOf, timeBaseAt } from "../consent.js";
import { registeredOf } from "../evidence/registered.js";
import { consent } from "../schemas.js";
import { confirmedOf } from "./confirmed.js";
import { groundedTerms, termsWithDocument, withDocumentExample } from "./ground.js";
import { AGREED_ERRORS } from "./terms-agreed.js";
import { consentDeadline, termsContent, termsDeadUntil } from "./terms-consent.js";
import { termsOf } from "./terms.js";

const form = defineConsent({
  name: "receivables.submitWithDocument.sign",
  summary: "The debtor consents to the terms that the creditor will submit with their document.",
  params: termsWithDocument({ deadline: consentDeadline }),
  example: { ...withDocumentExample, deadline: "+3d" },
  async deadUntil(context, given) {
    return termsDeadUntil(context, (await groundedTerms(context, given)).terms);
  },
  async content(context, given, _issued, issuedAt) {
    const { terms } = await groundedTerms(context, given);
    return termsContent(context, terms, given.deadline, issuedAt);
  },
});

/** `receivables.submitWithDocument` */
export const submitWithDocument = defineAct({
  name: "receivables.submitWithDocument",
  summary:
    "The creditor registers its document and submits with the debtor's signature, in one transaction: confirmed.",
  params: termsWithDocument({ deadline: consentDeadline, consent }),
  errors: [
    ...AGREED_ERRORS,
    "EvidenceDocumentKnown",
    "EvidenceDocumentConflict",
    "EvidenceTagInvalid",
    "EvidenceAmountInvalid",
    "EvidenceKindInvalid",
  ],
  example: { ...withDocumentExample, deadline: "+3d", consent: `0x${"11".repeat(90)}` },
  consent: form,
  async prepare(context, given) {
    const issued = timeBaseAt(issuedAtOf(given.consent), context);
    const { terms: agreed, ground } = await groundedTerms(context, given);
    const terms = await termsOf(context, agreed, issued);
    const last = await resolveTime(given.deadline, issued, "deadline");
    const call = callOf("origination", "submitWithDocument", [terms, ground, last, given.consent]);
    return { ...call, currency: currencyOf(given.currency) };
  },
  result(events) {
    return { ...confirmedOf(events), document: registeredOf(events.one("evidence.DocumentRegistered")) };
  },
});
