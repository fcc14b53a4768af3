import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { answerBy } from "../deadline.js";
import { defineAct } from "../act.js";
import { time } from "../schemas.js";
import { ENDORSEMENT_ERRORS, endorsementExample, endorsementOf, endorsementShape } from "./endorsement.js";
import { toldLot } from "./told.js";

/** `bills.offerEndorsement` */
export const offerEndorsement = defineAct({
  name: "bills.offerEndorsement",
  summary: "The holder offers to endorse a lot, or its front part; it stays with the holder until the answer.",
  params: z.strictObject({
    ...endorsementShape,
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: [...ENDORSEMENT_ERRORS, "LotsDeadlineTooLate"],
  example: { ...endorsementExample, deadline: "+2d" },
  async prepare(context, { deadline, ...given }) {
    const { instrument } = await context.lot(given.lot, "lot", "bills");
    const { maturity } = await context.contracts.bills.instrumentAt(instrument);
    const last = await answerBy(context, deadline, maturity);
    const { endorsement, of } = await endorsementOf(context, given, last, context.clock);
    return { ...callOf("bills", "offerEndorsement", [endorsement]), currency: of.currency };
  },
  result(events) {
    const { lot, from, to, units, deadline, notTransferable, background } = events.one("bills.EndorsementOffered");
    const parties = { from: Number(from), to: Number(to) };
    return { ...toldLot(lot), ...parties, units, deadline: Number(deadline), notTransferable, background };
  },
});
