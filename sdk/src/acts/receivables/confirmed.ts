import { instrumentName, lotId, lotName } from "../../path/lot-name.js";
import type { ActEvents } from "../events.js";
import { tellTerms } from "./terms.js";

/** Why terms that both parties agree on are not confirmed: their document or the line does not cover them. */
export const CONFIRMED_ERRORS = [
  "EvidenceDocumentUnknown",
  "EvidenceForeignParties",
  "EvidenceOtherCurrency",
  "EvidenceUsedUp",
  "CreditLineMissing",
  "CreditLineExceeded",
  "CreditLineExpired",
  "CreditLineIsSuspended",
] as const;

/** What a confirmation returns: the receivable, its root lot and its terms. */
export function confirmedOf(events: ActEvents) {
  const { instrument, terms, highestTier, smallestLot, time, epoch } = events.one("origination.ReceivableConfirmed");
  return {
    instrument: instrumentName(instrument),
    lot: lotName(lotId(instrument, terms.face)),
    ...tellTerms(terms),
    highestTier: Number(highestTier),
    smallestLot,
    confirmedAt: Number(time),
    epoch: Number(epoch),
    longerThanUsual: events.all("origination.ReceivableTermFlagged").length > 0,
  };
}
