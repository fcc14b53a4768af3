import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { referenceHash } from "../../inputs/hash.js";
import { resolveTime } from "../../inputs/time.js";
import { CONSENT_ERRORS, CONSENT_EXAMPLE } from "../bills/bill-lot.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { consent, time } from "../schemas.js";
import { agreedOf } from "./agreed.js";
import { paymentReference } from "./buy.js";
import { DISCOUNT_ERRORS, discountExample, discountShape, termsOf } from "./terms.js";

const deadline = time.describe("Last moment of the consent");

const form = defineConsent({
  name: "discounting.buyWithConsent.sign",
  summary: "Holder or bank consents to the purchase of a lot, for the lot as it is now.",
  params: z.strictObject({ ...discountShape, deadline }),
  example: { ...discountExample, deadline: "+1d" },
  async deadUntil(context, given) {
    const { lot } = await context.lot(given.lot, "lot", "bills");
    const [refused, { cutAt }] = await Promise.all([
      deadUntil(context.contracts.bills.requestAt(lot), context),
      context.contracts.discounting.dealOf(lot),
    ]);
    return Math.max(refused, Number(cutAt));
  },
  async content(context, { deadline: last, ...given }, issued, issuedAt) {
    const { terms } = await termsOf(context, given, issued);
    const until = await resolveTime(last, issued, "deadline");
    const { ref, ...agreed } = terms;
    return {
      contract: "discounting",
      domainName: "Tradelane Discounting",
      type: "Discount",
      fields: fieldsOf(
        "uint256 lot,bytes21 trail,uint24 buyer,uint32 ratePpm,bool freeOfPayment,uint40 redemptionPrice," +
          "uint40 redeemFrom,uint40 redeemUntil,uint40 issuedAt,uint40 deadline",
      ),
      value: { ...ref, ...agreed, deadline: until },
      digest: () => context.contracts.discounting.discountDigest(terms, issuedAt, until),
    };
  },
});

/** `discounting.buyWithConsent` */
export const buyWithConsent = defineAct({
  name: "discounting.buyWithConsent",
  summary: "Holder and bank agree on a discount at once: either acts with the other's consent.",
  params: z.strictObject({ ...discountShape, deadline, reference: paymentReference, consent }),
  errors: [
    "DiscountingNotAParty",
    ...DISCOUNT_ERRORS,
    ...CONSENT_ERRORS,
    "SettlementNoAgent",
    "SettlementInstructionExists",
  ],
  example: { ...discountExample, deadline: "+1d", reference: "DISC-2026-0002", consent: CONSENT_EXAMPLE },
  consent: form,
  async prepare(context, { deadline: last, reference: own, consent: signed, ...given }) {
    const issued = timeBaseAt(issuedAtOf(signed), context);
    const { terms, of } = await termsOf(context, given, issued);
    const until = await resolveTime(last, issued, "deadline");
    const call = callOf("discounting", "buyWithConsent", [terms, until, referenceHash(own), signed]);
    return { ...call, currency: of.currency };
  },
  result: agreedOf,
});
