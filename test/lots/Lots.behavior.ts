import { shouldCutConsents } from "./cut.behavior.ts";
import { shouldBeDelivered, shouldBeLockedInPart } from "./delivery.behavior.ts";
import { shouldObeyDesks } from "./desks.behavior.ts";
import { shouldBeEncumberedAndRedeemed } from "./encumbrances.behavior.ts";
import { shouldNotBeStoppedByLapsedOffers } from "./lapsed.behavior.ts";
import { shouldEndOffers } from "./endings.behavior.ts";
import type { Ledger } from "./ledger.ts";
import { shouldOffer } from "./offers.behavior.ts";
import { shouldKeepMarks } from "./marks.behavior.ts";
import { shouldProvePaths } from "./paths.behavior.ts";
import { shouldSplitAndMerge } from "./splitting.behavior.ts";
import { shouldShowLotsAsTokens } from "./token.behavior.ts";
import { shouldPassOn } from "./transfers.behavior.ts";

/** What every instrument that is cut into lots does, whatever it calls its acts. */
export function shouldBehaveLikeLots(ledger: Ledger): void {
  describe("lots", () => {
    shouldSplitAndMerge(ledger);
    shouldPassOn(ledger);
    shouldOffer(ledger);
    shouldEndOffers(ledger);
    shouldNotBeStoppedByLapsedOffers(ledger);
    shouldCutConsents(ledger);
    shouldProvePaths(ledger);
    shouldShowLotsAsTokens(ledger);
    shouldObeyDesks(ledger);
    shouldBeEncumberedAndRedeemed(ledger);
    shouldBeLockedInPart(ledger);
    shouldBeDelivered(ledger);
    shouldKeepMarks(ledger);
  });
}
