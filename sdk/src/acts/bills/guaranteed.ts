import { z } from "zod";
import type { ActEvents } from "../events.js";
import { toldLot } from "./told.js";

/** Whose part of a lot is guaranteed. */
export const forAcceptor = z
  .boolean()
  .default(false)
  .describe("Whether the acceptor's part is guaranteed; else its holder's, a drawer's before the payee receives it");

/** A part of a lot that somebody guarantees from now on. */
export function guaranteedOf(events: ActEvents) {
  const { lot, guarantor, guaranteed, forAcceptor: acceptors, time, epoch } = events.one("guarantees.BillGuaranteed");
  const parties = { guarantor: Number(guarantor), guaranteed: Number(guaranteed), forAcceptor: acceptors };
  return { ...toldLot(lot), ...parties, at: Number(time), epoch: Number(epoch) };
}
