import { financingName, lotName } from "../../path/lot-name.js";
import type { ActEvents } from "../events.js";
import { tellApplication } from "./application.js";
import { tellTerms } from "./terms.js";

/** What agreeing may meet, however it comes about. */
export const AGREEMENT_ERRORS = [
  "FinancingNotAParty",
  "FinancingStateForbids",
  "FinancingTermsInvalid",
  "FinancingAdvanceTooHigh",
  "FinancingRateTooHigh",
  "LotsUnknown",
  "LotsChanged",
  "LotsNotHolder",
  "LotsEncumbered",
  "LotsMatured",
  "LotsStateForbids",
  "LotsNotAssignable",
  "LotsUnitsInvalid",
  "LotsBelowSmallest",
  "LotsDeadlinePassed",
  "CreditLineMissing",
  "CreditLineExceeded",
  "CreditLineExpired",
  "CreditLineIsSuspended",
] as const;

/** What an agreement returns: the financing, and the lot that is locked for it. */
export function agreedOf(events: ActEvents) {
  const { financing, lot, application, offer, time, epoch } = events.one("financing.FinancingAgreed");
  return {
    financing: financingName(financing),
    ...tellApplication(application),
    lot: lotName(lot),
    ...tellTerms(offer),
    at: Number(time),
    epoch: Number(epoch),
  };
}
