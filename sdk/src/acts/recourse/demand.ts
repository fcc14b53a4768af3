import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { lotName } from "../../path/lot-name.js";
import { defineAct } from "../act.js";
import { lot, member } from "../schemas.js";
import { provenLot } from "../proven-lot.js";

/** `recourse.demand` */
export const demand = defineAct({
  name: "recourse.demand",
  summary: "The holder of a lot that was not paid gives notice to one of those who passed it on with recourse.",
  params: z.strictObject({ lot, liable: member.describe("Whom the holder turns to") }),
  errors: [
    "RecourseNotHolder",
    "RecourseNotLiable",
    "RecourseNothingDue",
    "RecoursePathWrong",
    "LotsEncumbered",
    "LotsEnded",
    "LotsStateForbids",
    "LotsNotMatured",
  ],
  example: { lot: "0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000", liable: 4 },
  async prepare(context, { lot: given, liable }) {
    const { lot: name, currency } = await context.lot(given);
    const { ref, path } = await provenLot(context, name);
    return { ...callOf("recourse", "demand", [ref, path, await context.member(liable, "liable")]), currency };
  },
  result(events) {
    const { lot: name, holder, liable, order, amount } = events.one("recourse.RecourseDemanded");
    return { lot: lotName(name), holder: Number(holder), liable: Number(liable), order: Number(order), amount };
  },
});
