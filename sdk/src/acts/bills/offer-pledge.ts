import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { answerBy } from "../deadline.js";
import { lot, member, time } from "../schemas.js";
import { billLot, LOT_ERRORS, LOT_EXAMPLE } from "./bill-lot.js";
import { askedOf } from "./asked.js";

/** `bills.offerPledge` */
export const offerPledge = defineAct({
  name: "bills.offerPledge",
  summary: "The holder offers a lot in pledge.",
  params: z.strictObject({
    lot,
    pledgee: member,
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: [
    "PledgesPledgeeInvalid",
    ...LOT_ERRORS,
    "LotsRequestOpen",
    "LotsMatured",
    "LotsDeadlinePassed",
    "LotsDeadlineTooLate",
  ],
  example: { lot: LOT_EXAMPLE, pledgee: 5 },
  async prepare(context, { lot: given, pledgee, deadline }) {
    const { ref, instrument, currency } = await billLot(context, given);
    const { maturity } = await context.contracts.bills.instrumentAt(instrument);
    const to = await context.member(pledgee, "pledgee");
    return {
      ...callOf("pledges", "offerPledge", [ref, to, await answerBy(context, deadline, maturity)]),
      currency,
    };
  },
  result: askedOf,
});
