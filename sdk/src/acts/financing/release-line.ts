import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseFinancing } from "../../inputs/financing.js";
import { financingName, lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { financing } from "../schemas.js";

/** `financing.releaseLine` */
export const releaseLine = defineAct({
  name: "financing.releaseLine",
  summary: "Anyone frees the bank's line for a sale whose lot the bank no longer holds.",
  params: z.strictObject({ financing }),
  errors: ["FinancingStateForbids", "FinancingNothingDue", "FinancingLotHeld"],
  example: { financing: `0x${"2a".repeat(20)}` },
  prepare: (_context, { financing: given }) => callOf("financing", "releaseLine", [parseFinancing(given)]),
  result(events) {
    const { financing: number, lot, time } = events.one("financing.FinancingLotGone");
    return { financing: financingName(number), lot: lotName(lot), at: Number(time) };
  },
});
