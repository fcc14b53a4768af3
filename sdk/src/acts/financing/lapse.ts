import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseFinancing } from "../../inputs/financing.js";
import { financingName, lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { financing } from "../schemas.js";

/** `financing.lapse` */
export const lapse = defineAct({
  name: "financing.lapse",
  summary: "Anyone frees the lot of a financing whose cash was not instructed in time.",
  params: z.strictObject({ financing }),
  errors: ["FinancingStateForbids", "FinancingNotLapsed"],
  example: { financing: `0x${"2a".repeat(20)}` },
  prepare: (_context, { financing: given }) => callOf("financing", "lapse", [parseFinancing(given)]),
  result(events) {
    const { financing: number, lot, time } = events.one("financing.FinancingReleased");
    return { financing: financingName(number), lot: lotName(lot), at: Number(time) };
  },
});
