import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseAmount } from "../../inputs/amount.js";
import { BillRole } from "../../values/enums.js";
import { LOT_EXAMPLE } from "../bills/bill-lot.js";
import { toldLot } from "../bills/told.js";
import { defineAct } from "../act.js";
import { provenLot } from "../proven-lot.js";
import { amount, lot, member, time } from "../schemas.js";

const WEEK = "+7d";

/** `billRecourse.claim` */
export const claim = defineAct({
  name: "billRecourse.claim",
  summary: "The holder of a dishonoured lot claims what is unpaid from one of those liable.",
  params: z.strictObject({
    lot,
    liable: member.describe("From whom the holder claims; liableOn() lists who is liable"),
    costs: amount.default("0").describe("The holder's costs of evidence and notices"),
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: [
    "BillRecourseNotLiable",
    "BillRecourseLapsed",
    "BillRecoursePathWrong",
    "LotsNotEncumbered",
    "LotsEncumbered",
    "LotsEnded",
    "LotsNotHolder",
    "LotsRequestOpen",
    "LotsDeadlinePassed",
  ],
  example: { lot: LOT_EXAMPLE, liable: 2, costs: "120.00" },
  async prepare(context, { lot: given, liable, costs, deadline }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    const { ref, path } = await provenLot(context, name, "bills");
    const [from, last] = await Promise.all([
      context.member(liable, "liable"),
      context.moment(deadline ?? WEEK, "deadline"),
    ]);
    const claimed = parseAmount(costs, currency, "costs");
    return { ...callOf("billRecourse", "claim", [ref, path, from, claimed, last]), currency };
  },
  result(events) {
    const told = events.one("billRecourse.BillRecourseClaimed");
    return {
      ...toldLot(told.lot),
      holder: Number(told.holder),
      liable: Number(told.liable),
      role: BillRole.nameOf(told.role),
      costs: told.costs,
      /** First moment at which the claim would have been too late, UTC seconds. */
      lapsedFrom: Number(told.lapsedFrom),
      deadline: Number(told.deadline),
      at: Number(told.time),
      epoch: Number(told.epoch),
    };
  },
});
