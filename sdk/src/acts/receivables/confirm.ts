import { answerToTerms } from "./terms-answer.js";

/** `receivables.confirm` */
export const confirm = answerToTerms(
  "confirm",
  "The debtor confirms what was submitted; the root lot is minted to the creditor.",
);
