import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseAmount } from "../../inputs/amount.js";
import { lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { amount, lot } from "../schemas.js";
import { LOT_ERRORS, LOT_EXAMPLE } from "./bill-lot.js";
import { toldLot } from "./told.js";

/** `bills.split` */
export const split = defineAct({
  name: "bills.split",
  summary: "The holder cuts the front of a lot off into a lot of its own.",
  params: z.strictObject({ lot, amount: amount.describe("What the new lot is worth") }),
  errors: [...LOT_ERRORS, "LotsUnitsInvalid", "LotsBelowSmallest", "LotsNotSplittable"],
  example: { lot: LOT_EXAMPLE, amount: "250000.00" },
  async prepare(context, { lot: given, amount: part }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("bills", "split", [name, parseAmount(part, currency)]), currency };
  },
  result(events) {
    const { holder, parent, child } = events.one("bills.LotSplit");
    return { ...toldLot(child), rest: lotName(parent), holder: Number(holder) };
  },
});
