import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { defineAct } from "../act.js";
import { lot, reference } from "../schemas.js";
import { paymentsOf } from "../settlement/payment.js";
import { billLots, LOT_EXAMPLE } from "./bill-lot.js";
import { toldLot } from "./told.js";

/** `bills.pay` */
export const pay = defineAct({
  name: "bills.pay",
  summary: "The acceptor instructs the payment of presented lots to those who are entitled, all or nothing.",
  params: z.strictObject({
    lots: z.array(lot).min(1).max(200).describe("The lots to pay"),
    reference: reference.describe("The acceptor's own reference for this run; the same one again pays no lot twice"),
  }),
  errors: [
    "PresentationNothing",
    "PresentationNotTheAcceptor",
    "PresentationAnswerTooLate",
    "LotsNotEncumbered",
    "LotsChanged",
    "LotsEncumbered",
    "SettlementNoAgent",
    "SettlementInstructionExists",
  ],
  example: { lots: [LOT_EXAMPLE], reference: "RUN-2027-02-21" },
  async prepare(context, { lots, reference: run }) {
    const named = await billLots(context, lots);
    const refs = named.map(({ ref }) => ref);
    return { ...callOf("presentation", "pay", [refs, referenceHash(run)]), currency: named[0]?.currency };
  },
  result: (events) => ({
    payments: paymentsOf(events, events.all("presentation.PresentedLotInstructed"), ({ lot: name }) => toldLot(name)),
  }),
});
