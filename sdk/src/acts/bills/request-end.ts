import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { BillAct } from "../../values/enums.js";
import type { ActContext } from "../context.js";
import type { ActEvents } from "../events.js";
import { lot } from "../schemas.js";
import { LOT_EXAMPLE } from "./bill-lot.js";
import { toldLot } from "./told.js";

/** The lot on which a request stands: of whole bills, and those to every desk, too. */
export const requested = z.strictObject({
  lot: lot.describe("The lot on which the request stands; of a whole bill the one that ends at its face"),
});

export const requestedExample = { lot: LOT_EXAMPLE } as const;

/** The call that ends a request without agreement. */
export async function endingCall(
  context: ActContext,
  verb: "refuse" | "withdraw" | "expire",
  given: z.output<typeof requested>,
) {
  const { lot: name, currency } = await context.lot(given.lot, "lot", "bills");
  return { ...callOf("bills", verb, [name]), currency };
}

/** How a request ended. */
export function closedOf(events: ActEvents) {
  const { subject, by, act, time } = events.one("bills.RequestClosed");
  return { ...toldLot(subject), by: Number(by), act: BillAct.nameOf(act), at: Number(time) };
}
