import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { parseAmount } from "../../inputs/amount.js";
import { resolveTime } from "../../inputs/time.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { bill, consent, time } from "../schemas.js";
import { ACCEPTOR_ERRORS, margin } from "./accept.js";
import { BILL_EXAMPLE, CONSENT_ERRORS, CONSENT_EXAMPLE } from "./bill-lot.js";
import { acceptedOf } from "./issued.js";
import { registeredBill, TERMS_FIELDS } from "./terms.js";

const deadline = time.describe("Last moment of the consent");
const example = { bill: BILL_EXAMPLE, margin: "300000.00", deadline: "+1d" } as const;

const form = defineConsent({
  name: "bills.acceptWithConsent.sign",
  summary: "The acceptor consents to accept a bill, for the bill as it is now.",
  params: z.strictObject({ bill, margin, deadline }),
  example,
  async deadUntil(context, { bill: given }) {
    const { root } = await registeredBill(context, given);
    return deadUntil(context.contracts.bills.requestAt(root), context);
  },
  async content(context, { bill: given, margin: deposit, deadline: last }, issued, issuedAt) {
    const { terms, trail, currency } = await registeredBill(context, given);
    const held = parseAmount(deposit, currency, "margin");
    const until = await resolveTime(last, issued, "deadline");
    return {
      contract: "issuance",
      domainName: "Tradelane Issuance",
      type: "Acceptance",
      fields: fieldsOf(`${TERMS_FIELDS},uint40 margin,uint40 issuedAt,uint40 deadline`),
      value: { ...terms, trail, margin: held, deadline: until },
      digest: () => context.contracts.issuance.acceptanceDigest(terms, trail, held, issuedAt, until),
    };
  },
});

/** `bills.acceptWithConsent` */
export const acceptWithConsent = defineAct({
  name: "bills.acceptWithConsent",
  summary: "The drawer presents a bill with the acceptor's consent: it is accepted at once.",
  params: z.strictObject({ bill, margin, deadline, consent }),
  errors: [...ACCEPTOR_ERRORS, "IssuanceNotAParty", "LotsStateForbids", "LotsEncumbered", ...CONSENT_ERRORS],
  example: { ...example, consent: CONSENT_EXAMPLE },
  consent: form,
  async prepare(context, { bill: given, margin: deposit, deadline: last, consent: signed }) {
    const { terms, trail, currency } = await registeredBill(context, given);
    const until = await resolveTime(last, timeBaseAt(issuedAtOf(signed), context), "deadline");
    const held = parseAmount(deposit, currency, "margin");
    return { ...callOf("issuance", "acceptWithConsent", [terms, trail, held, until, signed]), currency };
  },
  result: acceptedOf,
});
