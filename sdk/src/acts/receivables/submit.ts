import { requestOfTerms } from "./terms-request.js";

/** `receivables.submit` */
export const submit = requestOfTerms("submit", "The creditor asks the debtor to confirm a receivable.");
