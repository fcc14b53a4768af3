import { lotName } from "../../path/lot-name.js";
import type { ActEvents } from "../events.js";
import { paymentsOf as payments } from "../settlement/payment.js";

/** The payments that were instructed, each with its lot: to the holder, and to the pledgee of what it may claim. */
export function paymentsOf(events: ActEvents) {
  return payments(events, events.all("redemption.RedemptionInstructed"), ({ lot }) => ({ lot: lotName(lot) }));
}
