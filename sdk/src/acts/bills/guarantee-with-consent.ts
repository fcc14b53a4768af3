import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { resolveTime } from "../../inputs/time.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { consent, lot, time } from "../schemas.js";
import { billLot, CONSENT_ERRORS, CONSENT_EXAMPLE, LOT_ERRORS, LOT_EXAMPLE } from "./bill-lot.js";
import { forAcceptor, guaranteedOf } from "./guaranteed.js";

const deadline = time.describe("Last moment of the consent");
const example = { lot: LOT_EXAMPLE, deadline: "+1d" } as const;

const form = defineConsent({
  name: "bills.guaranteeWithConsent.sign",
  summary: "The guarantor consents to guarantee a part of a lot, for the lot as it is now.",
  params: z.strictObject({ lot, forAcceptor, deadline }),
  example,
  async deadUntil(context, given) {
    const { lot: name } = await context.lot(given.lot, "lot", "bills");
    return deadUntil(context.contracts.bills.requestAt(name), context);
  },
  async content(context, { lot: given, forAcceptor: acceptors, deadline: last }, issued, issuedAt) {
    const { ref } = await billLot(context, given);
    const until = await resolveTime(last, issued, "deadline");
    return {
      contract: "guarantees",
      domainName: "Tradelane Guarantees",
      type: "Guarantee",
      fields: fieldsOf("uint256 lot,bytes21 trail,bool forAcceptor,uint40 issuedAt,uint40 deadline"),
      value: { ...ref, forAcceptor: acceptors, deadline: until },
      digest: () => context.contracts.guarantees.guaranteeDigest(ref, acceptors, issuedAt, until),
    };
  },
});

/** `bills.guaranteeWithConsent` */
export const guaranteeWithConsent = defineAct({
  name: "bills.guaranteeWithConsent",
  summary: "The one whose part is guaranteed presents the guarantor's consent: it is guaranteed at once.",
  params: z.strictObject({ lot, forAcceptor, deadline, consent }),
  errors: ["GuaranteesNotTheGuaranteed", "GuaranteesGuarantorInvalid", ...LOT_ERRORS, ...CONSENT_ERRORS],
  example: { ...example, consent: CONSENT_EXAMPLE },
  consent: form,
  async prepare(context, { lot: given, forAcceptor: acceptors, deadline: last, consent: signed }) {
    const { ref, currency } = await billLot(context, given);
    const until = await resolveTime(last, timeBaseAt(issuedAtOf(signed), context), "deadline");
    return { ...callOf("guarantees", "guaranteeWithConsent", [ref, acceptors, until, signed]), currency };
  },
  result: guaranteedOf,
});
