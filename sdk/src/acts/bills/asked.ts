import { BillAct } from "../../values/enums.js";
import type { ActEvents } from "../events.js";
import { toldLot } from "./told.js";

/** What a desk asked of a member about a lot, which waits for the answer. */
export function askedOf(events: ActEvents) {
  const { lot, from, to, act, deadline } = events.one("bills.LotAsked");
  const parties = { from: Number(from), to: Number(to) };
  return { ...toldLot(lot), act: BillAct.nameOf(act), ...parties, deadline: Number(deadline) };
}
