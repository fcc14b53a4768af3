import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { LOT_EXAMPLE } from "./bill-lot.js";
import { toldLot } from "./told.js";

/** `bills.withdrawPresentation` */
export const withdrawPresentation = defineAct({
  name: "bills.withdrawPresentation",
  summary: "Who is to be paid takes a presentation back before the acceptor answers.",
  params: z.strictObject({ lot }),
  errors: ["PresentationNotForMember", "LotsNotEncumbered", "LotsEncumbered"],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("presentation", "withdrawPresentation", [name]), currency };
  },
  result(events) {
    const { lot: name, by, time, epoch } = events.one("presentation.PresentationWithdrawn");
    return { ...toldLot(name), by: Number(by), at: Number(time), epoch: Number(epoch) };
  },
});
