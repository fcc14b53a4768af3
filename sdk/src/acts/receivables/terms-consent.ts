import { z } from "zod";
import { resolveTime, type TimeInput } from "../../inputs/time.js";
import { lotId } from "../../path/lot-name.js";
import { defineConsent } from "../act.js";
import { deadUntil, fieldsOf, timeBaseAt, type ConsentContent } from "../consent.js";
import type { ActContext } from "../context.js";
import { time } from "../schemas.js";
import { agreedExample, agreedShape, termsOf, type TermsInput } from "./terms.js";

export const consentDeadline = time.describe("Last moment of the consent");

/** The consent to the terms of a receivable, for the act of that name. */
export function termsConsent(act: "receivables.submitWithConsent" | "receivables.issueWithConsent", summary: string) {
  return defineConsent({
    name: `${act}.sign`,
    summary,
    params: z.strictObject({ ...agreedShape, deadline: consentDeadline }),
    example: { ...agreedExample, deadline: "+3d" },
    deadUntil: termsDeadUntil,
    content: (context, { deadline, ...given }, _issued, issuedAt) => termsContent(context, given, deadline, issuedAt),
  });
}

/** Until when consents to terms are dead. */
export async function termsDeadUntil(context: ActContext, given: TermsInput): Promise<number> {
  const { debtor, debtorReference } = await termsOf(context, given, context.clock);
  const instrument = await context.contracts.origination.instrumentId(debtor, debtorReference);
  return deadUntil(context.contracts.origination.requestAt(lotId(instrument, 0n)), context);
}

/** What is signed of terms. */
export async function termsContent(
  context: ActContext,
  given: TermsInput,
  deadline: TimeInput,
  issuedAt: number,
): Promise<ConsentContent> {
  const issued = timeBaseAt(issuedAt, context);
  const terms = await termsOf(context, given, issued);
  const last = await resolveTime(deadline, issued, "deadline");
  return {
    contract: "origination",
    domainName: "Tradelane Origination",
    type: "Receivable",
    fields: fieldsOf(
      "uint24 debtor,uint24 creditor,uint24 grantor,uint16 currency,uint40 face,uint40 maturity," +
        "bool assignable,bytes32 debtorReference,bytes32 background,uint40 issuedAt,uint40 deadline",
    ),
    value: { ...terms, deadline: last },
    digest: () => context.contracts.origination.termsDigest(terms, issuedAt, last),
  };
}
