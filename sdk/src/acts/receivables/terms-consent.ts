import { z } from "zod";
import { resolveTime } from "../../inputs/time.js";
import { lotId } from "../../path/lot-name.js";
import { defineConsent } from "../act.js";
import { deadUntil, fieldsOf } from "../consent.js";
import { time } from "../schemas.js";
import { agreedExample, agreedShape, termsOf } from "./terms.js";

/** The consent to the terms of a receivable, for the act of that name. */
export function termsConsent(act: "receivables.submitWithConsent" | "receivables.issueWithConsent", summary: string) {
  return defineConsent({
    name: `${act}.sign`,
    summary,
    params: z.strictObject({ ...agreedShape, deadline: time.describe("Last moment of the consent") }),
    example: { ...agreedExample, deadline: "+3d" },
    async deadUntil(context, given) {
      const { debtor, debtorReference } = await termsOf(context, given, context.clock);
      const instrument = await context.contracts.origination.instrumentId(debtor, debtorReference);
      return deadUntil(context.contracts.origination.requestAt(lotId(instrument, 0n)), context);
    },
    async content(context, { deadline, ...given }, issued, issuedAt) {
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
    },
  });
}
