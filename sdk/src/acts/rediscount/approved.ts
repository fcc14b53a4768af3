import type { EventArguments } from "../../chain/history.js";
import type { ActEvents } from "../events.js";
import { paymentOf } from "../settlement/payment.js";
import { tellLots, tellTerms } from "./terms.js";

/** An approval: its bills, what is paid for them, and the payment it waits for. */
export function approvedOf(events: ActEvents) {
  return tellApproved(events, events.one("rediscountWindow.RediscountApproved"));
}

/** As {@link approvedOf}, of an approval that is at hand. */
export function tellApproved(events: ActEvents, told: EventArguments<"rediscountWindow.RediscountApproved">) {
  const { run, bank, terms, lots, amount, interest, automatically, time, epoch } = told;
  return {
    run,
    bank: Number(bank),
    ...tellTerms(terms),
    lots: tellLots(lots),
    /** Value of all lots, minor units. */
    amount,
    interest,
    automatically,
    payment: paymentOf(events.one("settlement.PaymentInstructed")),
    at: Number(time),
    epoch: Number(epoch),
  };
}
