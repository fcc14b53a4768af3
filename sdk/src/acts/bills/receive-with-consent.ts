import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { resolveTime } from "../../inputs/time.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { bill, consent, time } from "../schemas.js";
import { BILL_EXAMPLE, CONSENT_ERRORS, CONSENT_EXAMPLE } from "./bill-lot.js";
import { receivedOf } from "./issued.js";
import { registeredBill, TERMS_FIELDS } from "./terms.js";

const deadline = time.describe("Last moment of the consent");
const example = { bill: BILL_EXAMPLE, deadline: "+1d" } as const;

const form = defineConsent({
  name: "bills.receiveWithConsent.sign",
  summary: "The payee consents to receive a bill, for the bill as it is now.",
  params: z.strictObject({ bill, deadline }),
  example,
  async deadUntil(context, { bill: given }) {
    const { root } = await registeredBill(context, given);
    return deadUntil(context.contracts.bills.requestAt(root), context);
  },
  async content(context, { bill: given, deadline: last }, issued, issuedAt) {
    const { terms, trail } = await registeredBill(context, given);
    const until = await resolveTime(last, issued, "deadline");
    return {
      contract: "issuance",
      domainName: "Tradelane Issuance",
      type: "Receipt",
      fields: fieldsOf(`${TERMS_FIELDS},uint40 issuedAt,uint40 deadline`),
      value: { ...terms, trail, deadline: until },
      digest: () => context.contracts.issuance.receiptDigest(terms, trail, issuedAt, until),
    };
  },
});

/** `bills.receiveWithConsent` */
export const receiveWithConsent = defineAct({
  name: "bills.receiveWithConsent",
  summary: "The drawer hands a bill over with its payee's consent: it is received at once.",
  params: z.strictObject({ bill, deadline, consent }),
  errors: [
    "HistoryMissing",
    "IssuanceNotAParty",
    "IssuanceOtherTerms",
    "EvidenceUsedUp",
    "LotsStateForbids",
    "LotsEncumbered",
    ...CONSENT_ERRORS,
  ],
  example: { ...example, consent: CONSENT_EXAMPLE },
  consent: form,
  async prepare(context, { bill: given, deadline: last, consent: signed }) {
    const { terms, trail, currency } = await registeredBill(context, given);
    const until = await resolveTime(last, timeBaseAt(issuedAtOf(signed), context), "deadline");
    return { ...callOf("issuance", "receiveWithConsent", [terms, trail, until, signed]), currency };
  },
  result: receivedOf,
});
