import { requestOfTerms } from "./terms-request.js";

/** `receivables.issue` */
export const issue = requestOfTerms("issue", "The debtor issues a receivable and asks the creditor to accept.");
