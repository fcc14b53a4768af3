import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { resolveTime } from "../../inputs/time.js";
import { defineAct, defineConsent } from "../act.js";
import { fieldsOf, issuedAtOf, timeBaseAt } from "../consent.js";
import { consent, member, time } from "../schemas.js";
import { particulars, registrationOf } from "./particulars.js";
import { registeredOf } from "./registered.js";

const [explicit, read, file] = particulars;
const deadline = time.describe("Last moment of the consent");
const consented = { deadline, consent };
const signed = { deadline, bank: member.describe("The bank that may register the document") };
const example = {
  tag: "0x1111111111111111111111111111111111111111111111111111111111111111",
  seller: "91310000MA1FL0XX1X",
  buyer: 2,
  currency: "CNY",
  kind: "Invoice",
  amount: "120000.00",
  root: "0x2222222222222222222222222222222222222222222222222222222222222222",
  fingerprint: 4711,
  deadline: "+1d",
} as const;

const form = defineConsent({
  name: "evidence.registerByBank.sign",
  summary: "A party of a document consents that a bank registers it.",
  params: z.union([explicit.extend(signed), read.extend(signed), file.extend(signed)]),
  example: { ...example, bank: 5 },
  async content(context, { bank, deadline: last, ...given }, issued, issuedAt) {
    const { registration } = await registrationOf(context, given);
    const [bankNumber, lastMoment] = await Promise.all([
      context.member(bank, "bank"),
      resolveTime(last, issued, "deadline"),
    ]);
    return {
      contract: "evidence",
      domainName: "Tradelane Evidence",
      type: "Registration",
      fields: fieldsOf(
        "bytes32 tag,uint24 seller,uint24 buyer,uint16 currency,uint8 kind,uint56 amount,bytes32 root," +
          "uint16 fingerprint,uint24 bank,uint40 issuedAt,uint40 deadline",
      ),
      value: { ...registration, bank: bankNumber, deadline: lastMoment },
      digest: () => context.contracts.evidence.registrationDigest(registration, bankNumber, issuedAt, lastMoment),
    };
  },
});

/** `evidence.registerByBank` */
export const registerByBank = defineAct({
  name: "evidence.registerByBank",
  summary: "A bank registers a trade document to which a party consented.",
  params: z.union([explicit.extend(consented), read.extend(consented), file.extend(consented)]),
  errors: [
    "EvidenceDocumentKnown",
    "EvidenceDocumentConflict",
    "EvidenceNotAParty",
    "EvidenceDeadlinePassed",
    "ConsentBadSignature",
    "ConsentMalformed",
    "ConsortiumConsentRevoked",
    "ConsortiumKindForbids",
  ],
  example: { ...example, consent: `0x${"11".repeat(90)}` },
  consent: form,
  async prepare(context, { deadline: last, consent: given, ...document }) {
    const { registration, currency } = await registrationOf(context, document);
    const lastMoment = await resolveTime(last, timeBaseAt(issuedAtOf(given), context), "deadline");
    return { ...callOf("evidence", "registerByBank", [registration, lastMoment, given]), currency };
  },
  result: (events) => registeredOf(events.one("evidence.DocumentRegistered")),
});
