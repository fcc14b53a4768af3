import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { consent, time } from "../schemas.js";
import { CONSENT_ERRORS, CONSENT_EXAMPLE } from "./bill-lot.js";
import { endorsedOf, ENDORSEMENT_ERRORS, endorsementExample, endorsementOf, endorsementShape } from "./endorsement.js";

const deadline = time.describe("Last moment of the consent");

const form = defineConsent({
  name: "bills.endorse.sign",
  summary: "The endorsee consents to an endorsement, for the lot as it is now.",
  params: z.strictObject({ ...endorsementShape, deadline }),
  example: { ...endorsementExample, deadline: "+1d" },
  async deadUntil(context, given) {
    const { lot } = await context.lot(given.lot, "lot", "bills");
    return deadUntil(context.contracts.bills.requestAt(lot), context);
  },
  async content(context, { deadline: last, ...given }, issued, issuedAt) {
    const { endorsement, of } = await endorsementOf(context, given, last, issued);
    return {
      contract: "bills",
      domainName: "Tradelane Bills",
      type: "Endorsement",
      fields: fieldsOf(
        "uint256 lot,bytes21 trail,uint24 to,uint40 units,bool notTransferable,bytes32 background,uint40 issuedAt," +
          "uint40 deadline",
      ),
      value: { ...endorsement, trail: of.ref.trail },
      digest: () => context.contracts.bills.endorsementDigest(endorsement, issuedAt),
    };
  },
});

/** `bills.endorse` */
export const endorse = defineAct({
  name: "bills.endorse",
  summary: "The holder endorses a lot, or its front part, at once with the endorsee's consent.",
  params: z.strictObject({ ...endorsementShape, deadline, consent }),
  errors: [...ENDORSEMENT_ERRORS, ...CONSENT_ERRORS],
  example: { ...endorsementExample, deadline: "+1d", consent: CONSENT_EXAMPLE },
  consent: form,
  async prepare(context, { deadline: last, consent: signed, ...rest }) {
    const issued = timeBaseAt(issuedAtOf(signed), context);
    const { endorsement, of } = await endorsementOf(context, rest, last, issued);
    return { ...callOf("bills", "endorse", [endorsement, signed]), currency: of.currency };
  },
  result: endorsedOf,
});
