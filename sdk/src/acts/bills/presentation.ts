import { z } from "zod";
import type { ActEvents } from "../events.js";
import { lot } from "../schemas.js";
import { LOT_EXAMPLE } from "./bill-lot.js";
import { toldLot } from "./told.js";

/** Lots that are presented together. */
export const presentable = z.strictObject({ lots: z.array(lot).min(1).max(200).describe("The lots, all or nothing") });

export const presentableExample = { lots: [LOT_EXAMPLE] };

/** Errors of any presentation for payment. */
export const PRESENTATION_ERRORS = [
  "PresentationNothing",
  "LotsUnknown",
  "LotsEnded",
  "LotsChanged",
  "LotsEncumbered",
  "LotsNotMatured",
  "LotsStateForbids",
] as const;

/** The lots that were presented, and until when the acceptor may answer. */
export function presentedOf(events: ActEvents) {
  const presented = events.all("presentation.LotPresented").map((told) => ({
    ...toldLot(told.lot),
    presenter: Number(told.presenter),
    acceptor: Number(told.acceptor),
    automatically: told.automatically,
    overdue: told.overdue,
    /** First moment at which no answer is dishonour, UTC seconds. */
    dishonourFrom: Number(told.dishonourFrom),
    at: Number(told.time),
    epoch: Number(told.epoch),
  }));
  return { presented };
}

/** A lot that is dishonoured from now on. */
export function dishonouredOf(events: ActEvents) {
  const { lot: name, acceptor, reason, time, epoch } = events.one("presentation.LotDishonoured");
  return {
    ...toldLot(name),
    acceptor: Number(acceptor),
    reason: Number(reason),
    at: Number(time),
    epoch: Number(epoch),
  };
}
