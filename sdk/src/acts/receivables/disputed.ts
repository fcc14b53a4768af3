import { instrumentName } from "../../path/lot-name.js";
import type { ActEvents } from "../events.js";

/** What the end of a dispute returns. */
export function disputeEndedOf(events: ActEvents) {
  const { instrument, by, time } = events.one("servicing.ReceivableDisputeEnded");
  return { instrument: instrumentName(instrument), by: Number(by), at: Number(time) };
}
