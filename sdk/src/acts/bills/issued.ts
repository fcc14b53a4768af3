import type { ActEvents } from "../events.js";
import { toldBill } from "./told.js";

/** A bill that its acceptor accepted. */
export function acceptedOf(events: ActEvents) {
  const { instrument, acceptor, margin, time, epoch } = events.one("issuance.BillAccepted");
  return { ...toldBill(instrument), acceptor: Number(acceptor), margin, at: Number(time), epoch: Number(epoch) };
}

/** A bill that its payee received. */
export function receivedOf(events: ActEvents) {
  const { instrument, payee, time, epoch } = events.one("issuance.BillReceived");
  return { ...toldBill(instrument), payee: Number(payee), at: Number(time), epoch: Number(epoch) };
}
