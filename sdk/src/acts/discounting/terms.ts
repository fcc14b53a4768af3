import { z } from "zod";
import { parseAmount } from "../../inputs/amount.js";
import { formatRate, parseRate } from "../../inputs/rate.js";
import { resolveTime, type TimeBase } from "../../inputs/time.js";
import type { EventArguments } from "../../chain/history.js";
import { billLot, LOT_EXAMPLE, type BillLot } from "../bills/bill-lot.js";
import { toldLot } from "../bills/told.js";
import type { ActContext } from "../context.js";
import { amount, lot, member, rate, time } from "../schemas.js";

/** What the holder of a lot and a bank agree on. The lot is sold whole. */
export const discountShape = {
  lot,
  buyer: member.describe("The bank that buys"),
  rate: rate.describe('Interest, per cent of the lot\'s value a year: "2.85"'),
  freeOfPayment: z.boolean().default(false).describe("Whether the lot passes at once, and is paid outside"),
  repurchase: z
    .strictObject({
      price: amount.describe("What the seller redeems it at: from what was paid up to its value"),
      from: time.describe("First moment to redeem"),
      until: time.describe("Last moment to redeem, before maturity"),
    })
    .optional()
    .describe("The window in which the seller redeems it; bought for good without"),
};

export const discountExample = { lot: LOT_EXAMPLE, buyer: 4, rate: "2.85" } as const;

/** Errors of any purchase of a lot. */
export const DISCOUNT_ERRORS = [
  "DiscountingBuyerInvalid",
  "DiscountingRateTooHigh",
  "DiscountingInterestTooHigh",
  "DiscountingRedemptionInvalid",
  "LotsUnknown",
  "LotsEnded",
  "LotsEncumbered",
  "LotsChanged",
  "LotsStateForbids",
  "LotsMatured",
  "LotsDeadlinePassed",
] as const;

export type DiscountInput = z.output<z.ZodObject<typeof discountShape>>;

/** What seller and buyer agree on, as the contract takes it. */
export type DiscountTerms = EventArguments<"discounting.DiscountAgreed">["terms"];

/** The terms for the contract, with the lot as it is now. Relative times count from `base`. */
export async function termsOf(
  context: ActContext,
  given: DiscountInput,
  base: TimeBase,
): Promise<{ terms: DiscountTerms; of: BillLot }> {
  const of = await billLot(context, given.lot);
  const buyer = BigInt(await context.member(given.buyer, "buyer"));
  const { repurchase, freeOfPayment } = given;
  const window = {
    redemptionPrice: repurchase === undefined ? 0n : parseAmount(repurchase.price, of.currency, "repurchase.price"),
    redeemFrom: repurchase === undefined ? 0n : BigInt(await resolveTime(repurchase.from, base, "repurchase.from")),
    redeemUntil: repurchase === undefined ? 0n : BigInt(await resolveTime(repurchase.until, base, "repurchase.until")),
  };
  return { terms: { ref: of.ref, buyer, ratePpm: parseRate(given.rate), freeOfPayment, ...window }, of };
}

/** What was agreed on, as results tell it. */
export function tellTerms({ ref, ratePpm, freeOfPayment, redemptionPrice, redeemFrom, redeemUntil }: DiscountTerms) {
  const window = { price: redemptionPrice, from: Number(redeemFrom), until: Number(redeemUntil) };
  const repurchase = redeemUntil === 0n ? undefined : window;
  return { ...toldLot(ref.lot), rate: formatRate(ratePpm), freeOfPayment, ...(repurchase && { repurchase }) };
}
