import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { sdkError } from "../../errors/tradelane-error.js";
import { lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { BILL_EXAMPLE, LOT_ERRORS, LOT_EXAMPLE } from "./bill-lot.js";
import { toldLot } from "./told.js";

/** `bills.merge` */
export const merge = defineAct({
  name: "bills.merge",
  summary: "The holder undoes a split whose two parts have not moved since.",
  params: z.strictObject({
    lot: lot.describe("The lot that kept the rest"),
    child: lot.describe("The lot that was cut off"),
  }),
  errors: [...LOT_ERRORS, "LotsNotSiblings", "HistoryMissing"],
  example: { lot: LOT_EXAMPLE, child: `${BILL_EXAMPLE}:25000000` },
  async prepare(context, { lot: given, child }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    const { lot: childName } = await context.lot(child, "child", "bills");
    const { previous } = await context.history.of(name, "bills");
    if (previous === null) throw sdkError("HistoryMissing", { subject: lotName(name), event: "LotSplit" });
    return { ...callOf("bills", "merge", [name, childName, previous.trail]), currency };
  },
  result(events) {
    const { holder, parent, child } = events.one("bills.LotsMerged");
    return { ...toldLot(parent), merged: lotName(child), holder: Number(holder) };
  },
});
