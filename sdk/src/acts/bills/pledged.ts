import type { ActEvents } from "../events.js";
import { toldLot } from "./told.js";

/** A lot that is pledged from now on. */
export function pledgedOf(events: ActEvents) {
  const { lot, holder, pledgee, time, epoch } = events.one("pledges.LotPledged");
  return { ...toldLot(lot), holder: Number(holder), pledgee: Number(pledgee), at: Number(time), epoch: Number(epoch) };
}
