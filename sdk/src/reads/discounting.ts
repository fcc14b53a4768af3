import type { ActContext } from "../acts/context.js";
import { discountShape, termsOf } from "../acts/discounting/terms.js";
import { parseLot, type LotInput } from "../inputs/lot.js";
import { DiscountStage } from "../values/enums.js";
import { z } from "zod";

const asked = z.strictObject(discountShape);

/** What the chain knows of discounts. Amounts in fen, times in UTC seconds. */
export function discountReads(context: ActContext) {
  const { discounting } = context.contracts;
  return {
    /** The purchase of a lot that is not over; undefined when there is none. */
    async dealOf(lot: LotInput) {
      const { stage, seller, buyer, redemptionPrice, redeemFrom, redeemUntil } = await discounting.dealOf(
        parseLot(lot),
      );
      if (stage === 0n) return undefined;
      const parties = { seller: Number(seller), buyer: Number(buyer) };
      const window = { price: redemptionPrice, from: Number(redeemFrom), until: Number(redeemUntil) };
      const repurchase = redeemUntil === 0n ? undefined : window;
      return { stage: DiscountStage.nameOf(stage), ...parties, ...(repurchase && { repurchase }) };
    },
    /** What a purchase on these terms would cost now, and the interest in it. */
    async priceOf(terms: z.input<typeof asked>) {
      const { terms: agreed } = await termsOf(context, asked.parse(terms), context.clock);
      const { price, interest } = await discounting.priceOf(agreed);
      return { price, interest };
    },
  };
}
