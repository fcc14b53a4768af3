import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { resolveTime, type TimeInput } from "../../inputs/time.js";
import { instrumentName, lotId } from "../../path/lot-name.js";
import { defineAct, defineConsent } from "../act.js";
import { deadUntil, fieldsOf, signerOf, timeBaseAt } from "../consent.js";
import type { ActContext } from "../context.js";
import { consent, instrument, time } from "../schemas.js";
import { lotsOf } from "../partition.js";

const shape = {
  instrument,
  newMaturity: time.describe(
    "First moment of the new day it falls due; relative times count from the present maturity",
  ),
  deadline: time
    .optional()
    .describe("Last moment of the consents; relative times count from the present maturity; just before it"),
};
const example = { instrument: "0x5f1e9a8b7c6d5e4f3a2b1c0d", newMaturity: "+30d", deadline: "-1d" } as const;

/** All who consent mean the same moments: they count from the maturity, which they share. */
async function termsOf(context: ActContext, number: bigint, newMaturity: TimeInput, deadline: TimeInput | undefined) {
  const { maturity } = await context.contracts.receivables.instrumentAt(number);
  const base = timeBaseAt(Number(maturity), context);
  return {
    maturity: Number(maturity),
    newMaturity: await resolveTime(newMaturity, base, "newMaturity"),
    deadline: await resolveTime(deadline ?? "-1s", base, "deadline"),
  };
}

const form = defineConsent({
  name: "receivables.extend.sign",
  summary: "A holder of a live lot, or the bank whose line is used, consents to a longer term.",
  params: z.strictObject(shape),
  example,
  deadUntil: (context, { instrument: given }) =>
    deadUntil(context.contracts.servicing.requestAt(lotId(context.instrument(given), 0n)), context),
  async content(context, { instrument: given, newMaturity, deadline }, _issued, issuedAt) {
    const number = context.instrument(given);
    const terms = await termsOf(context, number, newMaturity, deadline);
    return {
      contract: "servicing",
      domainName: "Tradelane Servicing",
      type: "Extension",
      fields: fieldsOf("uint96 instrument,uint40 maturity,uint40 newMaturity,uint40 issuedAt,uint40 deadline"),
      value: { instrument: number, ...terms },
      digest: () => context.contracts.servicing.extensionDigest(number, terms.newMaturity, issuedAt, terms.deadline),
    };
  },
});

/** `receivables.extend` */
export const extend = defineAct({
  name: "receivables.extend",
  summary:
    "The debtor extends the term with the consent of every holder of a live lot and of the bank whose line it uses.",
  params: z.strictObject({
    ...shape,
    consents: z.array(consent).min(1).max(500).describe("One a holder, and the bank's"),
  }),
  errors: [
    "ServicingNotAParty",
    "ServicingTermTooLong",
    "ReceivablesNotLonger",
    "ReceivablesLotsIncomplete",
    "ReceivablesHolderNotConsenting",
    "ServicingGrantorNotConsenting",
    "LotsMatured",
    "LotsStateForbids",
    "LotsDeadlinePassed",
    "LotsConsentCut",
    "ConsentBadSignature",
    "ConsortiumConsentRevoked",
  ],
  example: { ...example, consents: [`0x${"11".repeat(90)}`] },
  consent: form,
  async prepare(context, { instrument: given, newMaturity, deadline, consents }) {
    const number = context.instrument(given);
    const terms = await termsOf(context, number, newMaturity, deadline);
    const [lots, currency, signers] = await Promise.all([
      lotsOf(context, number),
      context.currencyOf(number),
      Promise.all(consents.map((signed) => context.contracts.consortium.accountAt(signerOf(signed)))),
    ]);
    const consenting = new Map(signers.map(({ member }, at) => [Number(member), at]));
    // A holder without a consent points past the list, so that the contract names it.
    const consentOf = lots.map(({ holder, live }) => (live ? (consenting.get(holder) ?? consents.length) : 0));
    const names = lots.map(({ lot }) => lot);
    const args = [number, terms.newMaturity, terms.deadline, names, consentOf, consents] as const;
    return { ...callOf("servicing", "extend", [...args]), currency };
  },
  result(events) {
    const { instrument: number, debtor, from, to, epoch } = events.one("servicing.ReceivableExtended");
    const name = instrumentName(number);
    return { instrument: name, debtor: Number(debtor), from: Number(from), to: Number(to), epoch: Number(epoch) };
  },
});
