import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { movedOf, openOffer } from "./transfer.js";

/** `receivables.acceptOffer` */
export const acceptOffer = defineAct({
  name: "receivables.acceptOffer",
  summary: "The receiver accepts what it was offered; the lot, or its front part, moves.",
  params: z.strictObject({ lot }),
  errors: [
    "RequestNotFound",
    "LotsNotYourRequest",
    "LotsDeadlinePassed",
    "LotsOtherDeal",
    "LotsEncumbered",
    "LotsMatured",
    "EvidenceDocumentUnknown",
    "EvidenceForeignParties",
    "EvidenceOtherCurrency",
    "EvidenceUsedUp",
  ],
  example: { lot: "0x5f1e9a8b7c6d5e4f3a2b1c0d:10000000" },
  async prepare(context, { lot: given }) {
    const { lot: name, currency } = await context.lot(given);
    return { ...callOf("receivables", "acceptOffer", [await openOffer(context, name)]), currency };
  },
  result: movedOf,
});
