import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { billExample, billShape, newTerms, tellBill } from "./terms.js";

/** `bills.register` */
export const register = defineAct({
  name: "bills.register",
  summary: "The drawer makes a bill out under its package number; it waits for acceptance.",
  params: z.strictObject(billShape),
  errors: [
    "PackageNumberNotThirtyDigits",
    "PackageNumberTypeUnknown",
    "PackageNumberDateInvalid",
    "PackageNumberCheckDigitWrong",
    "IssuanceNotAParty",
    "IssuancePartiesInvalid",
    "IssuanceAcceptorKind",
    "IssuanceTermsInvalid",
    "IssuanceFaceTooHigh",
    "IssuanceFaceBelowSmallest",
    "IssuanceTermTooLong",
    "IssuanceCurrencyNotAccepted",
    "LotsStateForbids",
    "EvidenceDocumentUnknown",
    "EvidenceForeignParties",
    "EvidenceOtherCurrency",
  ],
  example: billExample,
  async prepare(context, given) {
    const { terms, currency } = await newTerms(context, given);
    return { ...callOf("issuance", "register", [terms]), currency };
  },
  result(events) {
    const { instrument, terms, smallestLot, time, epoch } = events.one("issuance.BillRegistered");
    return { ...tellBill(instrument, terms), smallestLot, at: Number(time), epoch: Number(epoch) };
  },
});
