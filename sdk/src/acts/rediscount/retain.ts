import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { LOT_EXAMPLE } from "../bills/bill-lot.js";
import { toldLot } from "../bills/told.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";

/** `rediscount.retain` */
export const retain = defineAct({
  name: "rediscount.retain",
  summary: "The central bank keeps a bill that was not redeemed within its window, and may exercise it.",
  params: z.strictObject({ lot }),
  errors: ["RediscountStateForbids", "RediscountNotTheCentralBank", "RediscountWindowOpen", "LotsEncumbered"],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("rediscountWindow", "retain", [name]), currency };
  },
  result(events) {
    const { lot: name, centralBank, time, epoch } = events.one("rediscountWindow.RediscountRetained");
    return { ...toldLot(name), centralBank: Number(centralBank), at: Number(time), epoch: Number(epoch) };
  },
});
