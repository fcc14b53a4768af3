import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { lot } from "../schemas.js";
import { ANSWER_ERRORS, LOT_EXAMPLE } from "./bill-lot.js";
import { endorsedOf, openEndorsement } from "./endorsement.js";

/** `bills.acceptEndorsement` */
export const acceptEndorsement = defineAct({
  name: "bills.acceptEndorsement",
  summary: "The endorsee accepts what it was offered; the lot, or its front part, moves.",
  params: z.strictObject({ lot }),
  errors: [
    "RequestNotFound",
    ...ANSWER_ERRORS,
    "LotsMatured",
    "EvidenceDocumentUnknown",
    "EvidenceForeignParties",
    "EvidenceOtherCurrency",
    "EvidenceUsedUp",
  ],
  example: { lot: LOT_EXAMPLE },
  async prepare(context, { lot: given }) {
    const { lot: name, currency } = await context.lot(given, "lot", "bills");
    return { ...callOf("bills", "acceptEndorsement", [await openEndorsement(context, name)]), currency };
  },
  result: endorsedOf,
});
