import type { SuiteEvent } from "../../events/types.js";
import { endOf } from "../../path/lot-name.js";
import { StepAct } from "../../path/step.js";
import { billsTable } from "../../tables/index.js";
import type { Handlers } from "../area.js";
import { Flag } from "../flags.js";
import { checkHolder, knownLot, lotUnexplained } from "../lots/explain.js";
import { announce } from "./announced.js";
import { checkRequested } from "./asked.js";
import { discountDeal } from "./deals.js";
import { DiscountStage, NO_DISCOUNT, type BillsState, type DiscountRecord } from "./records.js";

const OFFER = billsTable.acts.offerDiscount;
const FREE_OF_PAYMENT = 0n;

/** What the desk of discount reports: lots offered, bought, redeemed by their sellers and retained. */
export const discountingHandlers: Handlers<"discounting", BillsState> = {
  DiscountOffered: (state, { lot, seller, buyer, terms, deadline }, event) => {
    checkRequested(state, { lot, row: OFFER, from: seller, to: buyer, deadline, deal: discountDeal(terms) }, event);
  },
  DiscountAgreed: (state, { lot: id, seller, buyer, terms, price, interest, instruction, time, epoch }, event) => {
    const lot = knownLot(state, id, event);
    checkHolder(id, lot, seller, event);
    const { ref, redemptionPrice, redeemFrom, redeemUntil } = terms;
    const units = endOf(id) - lot.start;
    const named = terms.buyer === buyer && ref.lot === id && ref.trail === lot.history.trail;
    const paid = price + interest === units && (BigInt(instruction) === FREE_OF_PAYMENT) === terms.freeOfPayment;
    if (!named || !paid) throw lotUnexplained(event, id, `it is not what was agreed on ${units} units`);
    const window = redeemUntil === 0n ? Flag.InFinancing : Flag.InFinancing | Flag.AwaitingRedemption;
    checkFlags(id, lot.flags, window, Flag.AwaitingRedemption, event);
    const deal = { stage: DiscountStage.Buying, seller, buyer, redemptionPrice, redeemFrom, redeemUntil, cutAt: 0n };
    state.discounts.set(id, deal);
    state.discountsAgreed.push({ lot: id, units, terms, interest, time, epoch });
  },
  LotDiscounted: (state, { lot, seller, buyer, waived }, event) => {
    const deal = dealAt(state, lot, DiscountStage.Buying, { seller, buyer }, event);
    const stage = DiscountStage.AwaitingRedemption;
    state.discounts.set(lot, deal.redeemUntil === 0n ? NO_DISCOUNT : { ...deal, stage });
    announce(state, lot, { act: waived ? StepAct.Sold : StepAct.Discounted, by: buyer }, event);
  },
  DiscountReleased: (state, { lot, seller, buyer, time }, event) => {
    dealAt(state, lot, DiscountStage.Buying, { seller, buyer }, event);
    state.discounts.set(lot, { ...NO_DISCOUNT, cutAt: time });
  },
  LotRedemptionInstructed: (state, { lot, seller, buyer, price, time }, event) => {
    const deal = dealAt(state, lot, DiscountStage.AwaitingRedemption, { seller, buyer }, event);
    if (price !== deal.redemptionPrice) throw lotUnexplained(event, lot, `its price is ${deal.redemptionPrice}`);
    if (time < deal.redeemFrom || time > deal.redeemUntil) {
      throw lotUnexplained(event, lot, `it is redeemed from ${deal.redeemFrom} until ${deal.redeemUntil}`);
    }
    state.discounts.set(lot, { ...deal, stage: DiscountStage.Redeeming });
  },
  LotRedeemedBySeller: (state, { lot, seller, buyer }, event) => {
    dealAt(state, lot, DiscountStage.Redeeming, { seller, buyer }, event);
    state.discounts.set(lot, NO_DISCOUNT);
    announce(state, lot, { act: StepAct.Repurchased, by: seller }, event);
  },
  LotRedemptionReleased: (state, { lot, seller }, event) => {
    const deal = dealAt(state, lot, DiscountStage.Redeeming, { seller }, event);
    state.discounts.set(lot, { ...deal, stage: DiscountStage.AwaitingRedemption });
  },
  LotRetained: (state, { lot, seller, buyer, time }, event) => {
    const { redeemUntil } = dealAt(state, lot, DiscountStage.AwaitingRedemption, { seller, buyer }, event);
    if (time <= redeemUntil) throw lotUnexplained(event, lot, `its seller may redeem it until ${redeemUntil}`);
    state.discounts.set(lot, NO_DISCOUNT);
  },
};

interface Between {
  readonly seller: bigint;
  readonly buyer?: bigint;
}

/** The deal on a lot, which is at this stage and between these two. */
function dealAt(state: BillsState, lot: bigint, stage: bigint, between: Between, event: SuiteEvent): DiscountRecord {
  const deal = state.discounts.get(lot) ?? NO_DISCOUNT;
  if (deal.stage !== stage) throw lotUnexplained(event, lot, `its discount is at stage ${deal.stage}, not ${stage}`);
  if (deal.seller !== between.seller || deal.buyer !== (between.buyer ?? deal.buyer)) {
    throw lotUnexplained(event, lot, `member ${deal.seller} sold it to member ${deal.buyer}`);
  }
  return deal;
}

/** Of some flags a lot has these and no other. */
function checkFlags(id: bigint, flags: bigint, has: bigint, among: bigint, event: SuiteEvent): void {
  if ((flags & (has | among)) !== has) throw lotUnexplained(event, id, `it is not encumbered for ${has}`);
}
