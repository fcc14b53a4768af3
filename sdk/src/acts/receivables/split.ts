import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseAmount } from "../../inputs/amount.js";
import { lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { amount, lot } from "../schemas.js";

/** `receivables.split` */
export const split = defineAct({
  name: "receivables.split",
  summary: "The holder cuts the front of a lot off into a lot of its own.",
  params: z.strictObject({ lot, amount: amount.describe("What the new lot is worth") }),
  errors: ["LotsUnknown", "LotsEnded", "LotsEncumbered", "LotsNotHolder", "LotsUnitsInvalid", "LotsBelowSmallest"],
  example: { lot: "0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000", amount: "25000.00" },
  async prepare(context, { lot: given, amount: part }) {
    const { lot: name, currency } = await context.lot(given);
    return { ...callOf("receivables", "split", [name, parseAmount(part, currency)]), currency };
  },
  result(events) {
    const { holder, parent, child } = events.one("receivables.LotSplit");
    return { lot: lotName(child), rest: lotName(parent), holder: Number(holder) };
  },
});
