import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { resolveTime } from "../../inputs/time.js";
import { lotId } from "../../path/lot-name.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { consent, instrument, time } from "../schemas.js";
import { cancelledOf, issueStepOf } from "./issue-step.js";

const shape = { instrument, deadline: time.describe("Last moment of the consent") };
const example = { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d", deadline: "+1d" } as const;

const form = defineConsent({
  name: "receivables.cancelWithConsent.sign",
  summary: "Debtor or first creditor consents to a cancellation, for the root lot as it is now.",
  params: z.strictObject(shape),
  example,
  deadUntil: (context, { instrument: given }) =>
    deadUntil(context.contracts.servicing.requestAt(lotId(context.instrument(given), 0n)), context),
  async content(context, { instrument: given, deadline }, issued, issuedAt) {
    const number = context.instrument(given);
    const { receivables, servicing } = context.contracts;
    const { face } = await receivables.instrumentAt(number);
    const { trail } = await receivables.lotAt(lotId(number, face));
    const last = await resolveTime(deadline, issued, "deadline");
    return {
      contract: "servicing",
      domainName: "Tradelane Servicing",
      type: "Cancellation",
      fields: fieldsOf("uint96 instrument,bytes21 trail,uint40 issuedAt,uint40 deadline"),
      value: { instrument: number, trail, deadline: last },
      digest: () => servicing.cancellationDigest(number, issuedAt, last),
    };
  },
});

/** `receivables.cancelWithConsent` */
export const cancelWithConsent = defineAct({
  name: "receivables.cancelWithConsent",
  summary: "Debtor or first creditor cancels at once with the other side's consent.",
  params: z.strictObject({ ...shape, consent }),
  errors: [
    "ServicingNotAParty",
    "LotsNotWhole",
    "LotsStateForbids",
    "LotsEncumbered",
    "LotsDeadlinePassed",
    "LotsConsentForOther",
    "LotsConsentCut",
    "ConsentBadSignature",
    "ConsortiumConsentRevoked",
  ],
  example: { ...example, consent: `0x${"11".repeat(90)}` },
  consent: form,
  async prepare(context, { instrument: given, deadline, consent: signed }) {
    const number = context.instrument(given);
    const last = await resolveTime(deadline, timeBaseAt(issuedAtOf(signed), context), "deadline");
    return callOf("servicing", "cancelWithConsent", [number, await issueStepOf(context, number), last, signed]);
  },
  result: cancelledOf,
});
