import { paymentOn } from "./payment.js";

/** `financing.repay` */
export const repay = paymentOn(
  "repay",
  "The borrower repays what the pledge still secures; when the cash is final the pledge is lifted.",
  ["FinancingNotAPledge"],
);
