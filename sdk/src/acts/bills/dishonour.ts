import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { LOT_EXAMPLE } from "./bill-lot.js";
import { dishonouredOf } from "./presentation.js";

/** `bills.dishonour` */
export const dishonour = defineAct({
  name: "bills.dishonour",
  summary: "Anyone records that the acceptor has not answered within its days: the lot is dishonoured.",
  params: z.strictObject({ lot }),
  errors: ["PresentationAnswerAwaited", "LotsNotEncumbered", "LotsEncumbered"],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("presentation", "dishonour", [name]), currency };
  },
  result: dishonouredOf,
});
