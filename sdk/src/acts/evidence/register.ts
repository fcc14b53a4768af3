import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { particulars, registrationOf } from "./particulars.js";
import { registeredOf } from "./registered.js";

/** `evidence.register` */
export const register = defineAct({
  name: "evidence.register",
  summary: "Seller or buyer registers a trade document by its tag and commitment.",
  params: z.union(particulars),
  errors: [
    "EvidenceDocumentKnown",
    "EvidenceDocumentConflict",
    "EvidenceTagInvalid",
    "EvidenceAmountInvalid",
    "EvidencePartiesInvalid",
    "EvidenceKindInvalid",
    "EvidenceNotAParty",
  ],
  example: {
    tag: "0x1111111111111111111111111111111111111111111111111111111111111111",
    seller: "91310000MA1FL0XX1X",
    buyer: 2,
    currency: "CNY",
    kind: "Invoice",
    amount: "120000.00",
    root: "0x2222222222222222222222222222222222222222222222222222222222222222",
    fingerprint: 4711,
  },
  async prepare(context, given) {
    const { registration, currency } = await registrationOf(context, given);
    return { ...callOf("evidence", "register", [registration]), currency };
  },
  result: (events) => registeredOf(events.one("evidence.DocumentRegistered")),
});
