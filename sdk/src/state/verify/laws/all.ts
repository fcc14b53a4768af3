import { acceptanceCaps, acceptancesOwed } from "./acceptors.js";
import type { SuiteState } from "../../suite.js";
import { alerts, backgrounds } from "./backgrounds.js";
import { billsPaid } from "./bill-cash.js";
import { discountInterest, recourseClaims, recourseOwed, rediscountInterest } from "./bill-interest.js";
import { acceptedFaces, desksToldBills, desksToldRequests, pledgedLots, presentedLots } from "./bills.js";
import { cashConservation, deliveryVersusPayment, returns } from "./cash.js";
import { linesForConfirmation, linesForFinancing } from "./credit-lines.js";
import type { Law } from "./law.js";
import { holdersAndTiers, liveUnits, partition, tokenFace } from "./lots.js";
import { quotasInUse, rediscountsAwaited } from "./rediscounts.js";
import { quotaTree } from "./quotas.js";
import { gateKnowsRules } from "./rules.js";

/** The laws that hold across areas; each throws when it does not hold, and returns how many things it looked at. */
export const LAWS = {
  partition,
  liveUnits,
  holdersAndTiers,
  tokenFace,
  linesForConfirmation,
  linesForFinancing,
  quotaTree,
  quotasInUse,
  rediscountsAwaited,
  acceptancesOwed,
  acceptanceCaps,
  desksToldBills,
  desksToldRequests,
  pledgedLots,
  presentedLots,
  acceptedFaces,
  backgrounds,
  alerts,
  cashConservation,
  returns,
  deliveryVersusPayment,
  billsPaid,
  discountInterest,
  rediscountInterest,
  recourseClaims,
  recourseOwed,
  gateKnowsRules,
} as const satisfies Readonly<Record<string, Law<SuiteState>>>;
