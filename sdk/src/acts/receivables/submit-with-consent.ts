import { agreedTerms } from "./terms-agreed.js";

/** `receivables.submitWithConsent` */
export const submitWithConsent = agreedTerms(
  "submitWithConsent",
  "The creditor submits with the debtor's signature over the terms: confirmed at once.",
  "The debtor consents to the terms that the creditor will submit.",
);
