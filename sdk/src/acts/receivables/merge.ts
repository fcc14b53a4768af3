import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { sdkError } from "../../errors/tradelane-error.js";
import { lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { lot, trail } from "../schemas.js";

/** `receivables.merge` */
export const merge = defineAct({
  name: "receivables.merge",
  summary: "The holder undoes a split whose two parts have not moved since.",
  params: z.strictObject({
    lot: lot.describe("The lot that kept the rest"),
    child: lot.describe("The lot that was cut off"),
    before: trail.optional().describe("The lot's trail before the split; from the chain's events unless told"),
  }),
  errors: ["LotsUnknown", "LotsEnded", "LotsEncumbered", "LotsNotHolder", "LotsNotSiblings"],
  example: { lot: "0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000", child: "0x5f1e9a8b7c6d5e4f3a2b1c0d:2500000" },
  async prepare(context, { lot: given, child, before }) {
    const { lot: name, currency } = await context.lot(given);
    const { lot: childName } = await context.lot(child, "child");
    return { ...callOf("receivables", "merge", [name, childName, before ?? (await trailBefore())]), currency };

    async function trailBefore(): Promise<string> {
      const { previous } = await context.history.of(name);
      if (previous === null) throw sdkError("HistoryMissing", { subject: lotName(name), event: "LotSplit" });
      return previous.trail;
    }
  },
  result(events) {
    const { holder, parent, child } = events.one("receivables.LotsMerged");
    return { lot: lotName(parent), merged: lotName(child), holder: Number(holder) };
  },
});
