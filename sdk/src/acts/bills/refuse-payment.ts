import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot, reason } from "../schemas.js";
import { LOT_EXAMPLE } from "./bill-lot.js";
import { dishonouredOf } from "./presentation.js";

/** `bills.refusePayment` */
export const refusePayment = defineAct({
  name: "bills.refusePayment",
  summary: "The acceptor refuses to pay a presented lot, with a reason: it is dishonoured.",
  params: z.strictObject({ lot, reason }),
  errors: ["PresentationNotTheAcceptor", "PresentationReasonMissing", "LotsNotEncumbered", "LotsEncumbered"],
  example: { lot: LOT_EXAMPLE, reason: 7 },
  async prepare(context, { lot: given, reason: code }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("presentation", "refusePayment", [name, code]), currency };
  },
  result: dishonouredOf,
});
