import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { LOT_EXAMPLE } from "../bills/bill-lot.js";
import { toldLot } from "../bills/told.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";

/** `rediscount.recordDishonour` */
export const recordDishonour = defineAct({
  name: "rediscount.recordDishonour",
  summary: "Anyone records that a rediscounted bill is dishonoured.",
  params: z.strictObject({ lot }),
  errors: ["RediscountStateForbids", "RediscountNothingToRecord"],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("rediscountWindow", "recordDishonour", [name]), currency };
  },
  result(events) {
    const { lot: name, time } = events.one("rediscountWindow.RediscountDishonoured");
    return { ...toldLot(name), at: Number(time) };
  },
});
