import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { resolveTime } from "../../inputs/time.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { consent, member, time } from "../schemas.js";
import { AGREEMENT_ERRORS, agreedOf } from "./agreed.js";
import { applicationExample, applicationOf, applicationShape } from "./application.js";
import { termsExample, termsOf, termsShape } from "./terms.js";

const shape = {
  applicant: member.describe("The holder of the lot"),
  ...applicationShape,
  ...termsShape,
  deadline: time.describe("Last moment of the consent"),
};
const example = { applicant: 3, ...applicationExample, ...termsExample, deadline: "+1d" } as const;

const form = defineConsent({
  name: "financing.agree.sign",
  summary: "Applicant or bank consents to application and terms, for the lot as it is now.",
  params: z.strictObject(shape),
  example,
  async deadUntil(context, given) {
    const applicant = await context.member(given.applicant, "applicant");
    const { application } = await applicationOf(context, given, applicant);
    const number = await context.contracts.financing.financingId(applicant, application.applicantReference);
    return deadUntil(context.contracts.financing.requestAt(number), context);
  },
  async content(context, given, issued, issuedAt) {
    const applicant = await context.member(given.applicant, "applicant");
    const { application, currency } = await applicationOf(context, given, applicant);
    const terms = await termsOf(given, currency, issued);
    const deadline = await resolveTime(given.deadline, issued, "deadline");
    const { ref, ...rest } = application;
    return {
      contract: "financing",
      domainName: "Tradelane Financing",
      type: "Financing",
      fields: fieldsOf(
        "uint256 lot,bytes21 trail,uint40 units,uint24 applicant,uint24 bank,uint8 kind,bytes32 applicantReference," +
          "uint40 principal,uint32 ratePpm,uint40 disburseBy,uint40 issuedAt,uint40 deadline",
      ),
      value: { ...ref, ...rest, ...terms, deadline },
      digest: () => context.contracts.financing.agreementDigest(application, terms, issuedAt, deadline),
    };
  },
});

/** `financing.agree` */
export const agree = defineAct({
  name: "financing.agree",
  summary: "Applicant or bank agrees at once with the other's signature over application and terms.",
  params: z.strictObject({ ...shape, consent }),
  errors: [
    ...AGREEMENT_ERRORS,
    "LotsConsentForOther",
    "LotsConsentCut",
    "ConsentBadSignature",
    "ConsortiumConsentRevoked",
  ],
  example: { ...example, consent: `0x${"11".repeat(90)}` },
  consent: form,
  async prepare(context, { deadline, consent: signed, ...given }) {
    const issued = timeBaseAt(issuedAtOf(signed), context);
    const applicant = await context.member(given.applicant, "applicant");
    const { application, currency } = await applicationOf(context, given, applicant);
    const terms = await termsOf(given, currency, issued);
    const last = await resolveTime(deadline, issued, "deadline");
    return { ...callOf("financing", "agree", [application, terms, last, signed]), currency };
  },
  result: agreedOf,
});
