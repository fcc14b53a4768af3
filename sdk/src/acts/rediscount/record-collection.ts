import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { LOT_EXAMPLE } from "../bills/bill-lot.js";
import { toldLot } from "../bills/told.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";

/** `rediscount.recordCollection` */
export const recordCollection = defineAct({
  name: "rediscount.recordCollection",
  summary: "Anyone records that a rediscounted bill was paid, or taken over in recourse: the quota is repaid.",
  params: z.strictObject({ lot }),
  errors: ["RediscountStateForbids", "RediscountNothingToRecord"],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("rediscountWindow", "recordCollection", [name]), currency };
  },
  result(events) {
    const { lot: name, time } = events.one("rediscountWindow.RediscountCollected");
    return { ...toldLot(name), at: Number(time) };
  },
});
