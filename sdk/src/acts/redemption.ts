import { payPart } from "./redemption/pay-part.js";
import { pay } from "./redemption/pay.js";

/** Payment of receivables at maturity. */
export const redemption = {
  pay,
  payPart,
} as const;
