import { agreedTerms } from "./terms-agreed.js";

/** `receivables.issueWithConsent` */
export const issueWithConsent = agreedTerms(
  "issueWithConsent",
  "The debtor issues with the creditor's signature over the terms: confirmed at once.",
  "The creditor consents to the terms that the debtor will issue.",
);
