import { pay } from "./redemption/pay.js";

/** Payment of receivables at maturity. */
export const redemption = {
  pay,
} as const;
