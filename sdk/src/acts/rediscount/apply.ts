import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { LOT_EXAMPLE } from "../bills/bill-lot.js";
import { defineAct } from "../act.js";
import { provenLot } from "../proven-lot.js";
import { lot, reference, time } from "../schemas.js";
import { tellApproved } from "./approved.js";
import { rediscountExample, rediscountShape, tellLots, tellTerms, termsOf } from "./terms.js";

/** Errors of what is instructed as an application is approved. */
export const APPROVAL_ERRORS = [
  "RediscountInterestTooHigh",
  "RediscountRunExists",
  "QuotaExceeded",
  "SettlementNoAgent",
  "SettlementInstructionExists",
] as const;

/** `rediscount.apply` */
export const apply = defineAct({
  name: "rediscount.apply",
  summary: "A bank names bills to be rediscounted; within the central bank's mandate they are approved at once.",
  params: z.strictObject({
    ...rediscountShape,
    lots: z.array(lot).min(1).max(100).describe("The lots, all or nothing; check() judges each before"),
    deadline: time.optional().describe("Last moment to answer, before any bill falls due; a day from now"),
    reference: reference.describe("A reference for the payment, used where it is approved at once"),
  }),
  errors: [
    "RediscountCountInvalid",
    "RediscountNoSettlementAccount",
    "RediscountIneligible",
    "LotsRequestOpen",
    "LotsDeadlinePassed",
    "LotsDeadlineTooLate",
    ...APPROVAL_ERRORS,
  ],
  example: { ...rediscountExample, lots: [LOT_EXAMPLE], reference: "REDISC-2026-0001" },
  async prepare(context, { lots, deadline, reference: own, ...given }) {
    const named = await Promise.all(lots.map((each) => context.lot(each, "lots", "bills")));
    const [terms, last, ...bills] = await Promise.all([
      termsOf(context, given),
      context.moment(deadline ?? "+1d", "deadline"),
      ...named.map(({ lot: name }) => provenLot(context, name, "bills")),
    ]);
    const call = callOf("rediscountWindow", "applyFor", [terms, bills, last, referenceHash(own)]);
    return { ...call, currency: named[0]?.currency };
  },
  result(events) {
    const { bank, terms, lots, amount, deadline, time: at, epoch } = events.one("rediscountWindow.RediscountApplied");
    const [approved] = events.all("rediscountWindow.RediscountApproved");
    return {
      bank: Number(bank),
      ...tellTerms(terms),
      lots: tellLots(lots),
      amount,
      deadline: Number(deadline),
      /** Absent where the central bank is to answer by hand. */
      ...(approved && { approved: tellApproved(events, approved) }),
      at: Number(at),
      epoch: Number(epoch),
    };
  },
});
