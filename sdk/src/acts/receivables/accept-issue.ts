import { answerToTerms } from "./terms-answer.js";

/** `receivables.acceptIssue` */
export const acceptIssue = answerToTerms(
  "acceptIssue",
  "The creditor accepts what was issued; the root lot is minted to it.",
);
