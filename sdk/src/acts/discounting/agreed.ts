import type { ActEvents } from "../events.js";
import { paymentOf } from "../settlement/payment.js";
import { tellTerms } from "./terms.js";

/** A purchase that was agreed on: what it costs, and the payment that it waits for. */
export function agreedOf(events: ActEvents) {
  const { seller, buyer, terms, price, interest, time, epoch } = events.one("discounting.DiscountAgreed");
  const [payment] = events.all("settlement.PaymentInstructed").map(paymentOf);
  const parties = { seller: Number(seller), buyer: Number(buyer) };
  return {
    ...tellTerms(terms),
    ...parties,
    price,
    interest,
    /** Absent where it is free of payment: the lot is the buyer's already. */
    ...(payment && { payment }),
    at: Number(time),
    epoch: Number(epoch),
  };
}
