import { lotName } from "../../path/lot-name.js";
import type { ActEvents } from "../events.js";
import { paymentOf } from "../settlement/payment.js";

/** The payments that were instructed, each with its lot: to the holder, and to the pledgee of what it may claim. */
export function paymentsOf(events: ActEvents) {
  const payments = new Map(
    events.all("settlement.PaymentInstructed").map((args) => [args.instruction, paymentOf(args)]),
  );
  return events.all("redemption.RedemptionInstructed").flatMap(({ lot: name, instruction }) => {
    const payment = payments.get(instruction);
    return payment === undefined ? [] : [{ lot: lotName(name), ...payment }];
  });
}
