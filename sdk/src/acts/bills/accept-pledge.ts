import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { ANSWER_ERRORS, billLot, LOT_EXAMPLE } from "./bill-lot.js";
import { pledgedOf } from "./pledged.js";

/** `bills.acceptPledge` */
export const acceptPledge = defineAct({
  name: "bills.acceptPledge",
  summary: "The pledgee accepts what it was offered in pledge.",
  params: z.strictObject({ lot }),
  errors: ["PledgesPledgeeInvalid", ...ANSWER_ERRORS],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { ref, currency } = await billLot(context, given);
    return { ...callOf("pledges", "acceptPledge", [ref]), currency };
  },
  result: pledgedOf,
});
