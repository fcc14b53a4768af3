import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { consent, time } from "../schemas.js";
import { movedOf, TRANSFER_ERRORS, transferExample, transferOf, transferShape } from "./transfer.js";

const deadline = time.describe("Last moment of the consent");

const form = defineConsent({
  name: "receivables.assign.sign",
  summary: "The receiver consents to an assignment, for the lot as it is now.",
  params: z.strictObject({ ...transferShape, deadline }),
  example: { ...transferExample, deadline: "+1d" },
  async deadUntil(context, given) {
    const { lot } = await context.lot(given.lot);
    return deadUntil(context.contracts.receivables.requestAt(lot), context);
  },
  async content(context, { deadline: last, ...given }, issued, issuedAt) {
    const { transfer } = await transferOf(context, given, last, issued);
    const { receivables } = context.contracts;
    const { trail } = await receivables.lotAt(transfer.lot);
    return {
      contract: "receivables",
      domainName: "Tradelane Receivables",
      type: "Assignment",
      fields: fieldsOf(
        "uint256 lot,bytes21 trail,uint24 to,uint40 units,bool recourse,bytes32 background,uint40 issuedAt," +
          "uint40 deadline",
      ),
      value: { ...transfer, trail },
      digest: () => receivables.assignmentDigest(transfer, issuedAt),
    };
  },
});

/** `receivables.assign` */
export const assign = defineAct({
  name: "receivables.assign",
  summary: "The holder passes a lot, or its front part, on at once with the receiver's consent.",
  params: z.strictObject({ ...transferShape, deadline, consent }),
  errors: [
    ...TRANSFER_ERRORS,
    "LotsConsentForOther",
    "LotsConsentCut",
    "ConsentBadSignature",
    "ConsentMalformed",
    "ConsentFromFuture",
    "ConsortiumConsentRevoked",
  ],
  example: { ...transferExample, deadline: "+1d", consent: `0x${"11".repeat(90)}` },
  consent: form,
  async prepare(context, { deadline: last, consent: given, ...rest }) {
    const issued = timeBaseAt(issuedAtOf(given), context);
    const { transfer, currency } = await transferOf(context, rest, last, issued);
    return { ...callOf("receivables", "assign", [transfer, given]), currency };
  },
  result: movedOf,
});
