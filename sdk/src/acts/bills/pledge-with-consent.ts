import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { resolveTime } from "../../inputs/time.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { consent, lot, time } from "../schemas.js";
import { billLot, CONSENT_ERRORS, CONSENT_EXAMPLE, LOT_ERRORS, LOT_EXAMPLE } from "./bill-lot.js";
import { pledgedOf } from "./pledged.js";

const deadline = time.describe("Last moment of the consent");
const example = { lot: LOT_EXAMPLE, deadline: "+1d" } as const;

const form = defineConsent({
  name: "bills.pledgeWithConsent.sign",
  summary: "The pledgee consents to take a lot in pledge, for the lot as it is now.",
  params: z.strictObject({ lot, deadline }),
  example,
  async deadUntil(context, given) {
    const { lot: name } = await context.lot(given.lot, "lot", "bills");
    return deadUntil(context.contracts.bills.requestAt(name), context);
  },
  async content(context, { lot: given, deadline: last }, issued, issuedAt) {
    const { ref } = await billLot(context, given);
    const until = await resolveTime(last, issued, "deadline");
    return {
      contract: "pledges",
      domainName: "Tradelane Pledges",
      type: "Pledge",
      fields: fieldsOf("uint256 lot,bytes21 trail,uint40 issuedAt,uint40 deadline"),
      value: { ...ref, deadline: until },
      digest: () => context.contracts.pledges.pledgeDigest(ref, issuedAt, until),
    };
  },
});

/** `bills.pledgeWithConsent` */
export const pledgeWithConsent = defineAct({
  name: "bills.pledgeWithConsent",
  summary: "The holder pledges a lot at once with the pledgee's consent.",
  params: z.strictObject({ lot, deadline, consent }),
  errors: ["PledgesPledgeeInvalid", ...LOT_ERRORS, ...CONSENT_ERRORS],
  example: { ...example, consent: CONSENT_EXAMPLE },
  consent: form,
  async prepare(context, { lot: given, deadline: last, consent: signed }) {
    const { ref, currency } = await billLot(context, given);
    const until = await resolveTime(last, timeBaseAt(issuedAtOf(signed), context), "deadline");
    return { ...callOf("pledges", "pledgeWithConsent", [ref, until, signed]), currency };
  },
  result: pledgedOf,
});
