import type { EventArguments } from "../../chain/history.js";
import { packageNumberOf } from "../../inputs/package-instrument.js";
import { instrumentName } from "../../path/lot-name.js";
import { BillAct } from "../../values/enums.js";
import { formatPackageNumber } from "../../values/package-number.js";
import type { ActEvents } from "../events.js";
import { toldLot } from "./told-lot.js";

/** How results name a bill. */
export function toldBill(instrument: bigint) {
  return { bill: formatPackageNumber(packageNumberOf(instrument)), instrument: instrumentName(instrument) };
}

/** What a desk asked of a member about a lot, which waits for the answer. */
export function askedOf(events: ActEvents) {
  return tellAsked(events.one("bills.LotAsked"));
}

/** One of several requests of a transaction, as results tell it. */
export function tellAsked({ lot, from, to, act, deadline }: EventArguments<"bills.LotAsked">) {
  const parties = { from: Number(from), to: Number(to) };
  return { ...toldLot(lot), act: BillAct.nameOf(act), ...parties, deadline: Number(deadline) };
}

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
