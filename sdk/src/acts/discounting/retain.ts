import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { LOT_EXAMPLE } from "../bills/bill-lot.js";
import { toldLot } from "../bills/told.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";

/** `discounting.retain` */
export const retain = defineAct({
  name: "discounting.retain",
  summary: "The buyer keeps a lot that was not redeemed within its window.",
  params: z.strictObject({ lot }),
  errors: ["DiscountingNoRepurchase", "DiscountingWindowOpen", "LotsNotHolder", "LotsEncumbered"],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("discounting", "retain", [name]), currency };
  },
  result(events) {
    const { lot: name, buyer, seller, time, epoch } = events.one("discounting.LotRetained");
    return { ...toldLot(name), buyer: Number(buyer), seller: Number(seller), at: Number(time), epoch: Number(epoch) };
  },
});
