import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { time } from "../schemas.js";
import { answerBy } from "../deadline.js";
import { TRANSFER_ERRORS, transferExample, transferOf, transferShape } from "./transfer.js";

/** `receivables.offer` */
export const offer = defineAct({
  name: "receivables.offer",
  summary: "The holder offers a lot, or its front part; it stays with the holder until the receiver answers.",
  params: z.strictObject({
    ...transferShape,
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: [...TRANSFER_ERRORS, "LotsDeadlineTooLate"],
  example: { ...transferExample, deadline: "+2d" },
  async prepare(context, { deadline, ...given }) {
    const { instrument } = await context.lot(given.lot);
    const { maturity } = await context.contracts.receivables.instrumentAt(instrument);
    const last = await answerBy(context, deadline, maturity);
    const { transfer, currency } = await transferOf(context, given, last, context.clock);
    return { ...callOf("receivables", "offer", [transfer]), currency };
  },
  result(events) {
    const { lot, from, to, units, deadline, recourse, background } = events.one("receivables.LotOffered");
    const parties = { from: Number(from), to: Number(to) };
    return { lot: lotName(lot), ...parties, units, deadline: Number(deadline), recourse, background };
  },
});
