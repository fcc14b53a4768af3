import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseFinancing } from "../../inputs/financing.js";
import { financingName, lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { financing } from "../schemas.js";

/** `financing.releasePledge` */
export const releasePledge = defineAct({
  name: "financing.releasePledge",
  summary: "The bank lifts a pledge without having been paid.",
  params: z.strictObject({ financing }),
  errors: [
    "FinancingNotAParty",
    "FinancingStateForbids",
    "FinancingNotAPledge",
    "FinancingNothingDue",
    "FinancingPaymentOpen",
    "LotsEncumbered",
  ],
  example: { financing: `0x${"2a".repeat(20)}` },
  prepare: (_context, { financing: given }) => callOf("financing", "releasePledge", [parseFinancing(given)]),
  result(events) {
    const { financing: number, lot, time } = events.one("financing.PledgeReleased");
    return { financing: financingName(number), lot: lotName(lot), at: Number(time) };
  },
});
