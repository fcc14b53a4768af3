import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { answerBy } from "../deadline.js";
import { lot, member, time } from "../schemas.js";
import { billLot, LOT_ERRORS, LOT_EXAMPLE } from "./bill-lot.js";
import { forAcceptor } from "./guaranteed.js";
import { askedOf } from "./asked.js";

/** `bills.askGuarantee` */
export const askGuarantee = defineAct({
  name: "bills.askGuarantee",
  summary: "The one whose part is to be guaranteed asks a guarantor.",
  params: z.strictObject({
    lot,
    guarantor: member,
    forAcceptor,
    deadline: time.optional().describe("Last moment to answer; a week from now"),
  }),
  errors: [
    "GuaranteesNotTheGuaranteed",
    "GuaranteesGuarantorInvalid",
    ...LOT_ERRORS,
    "LotsRequestOpen",
    "LotsMatured",
    "LotsDeadlinePassed",
    "LotsDeadlineTooLate",
  ],
  example: { lot: LOT_EXAMPLE, guarantor: 5 },
  async prepare(context, { lot: given, guarantor, forAcceptor: acceptors, deadline }) {
    const { ref, instrument, currency } = await billLot(context, given);
    const { maturity } = await context.contracts.bills.instrumentAt(instrument);
    const to = await context.member(guarantor, "guarantor");
    const last = await answerBy(context, deadline, maturity);
    return { ...callOf("guarantees", "askGuarantee", [ref, to, acceptors, last]), currency };
  },
  result: askedOf,
});
