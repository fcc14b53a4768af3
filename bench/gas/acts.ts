import type { Act } from "./acts/act.ts";
import { assignPart, assignWhole } from "./acts/assign.ts";
import {
  billAccept,
  billDiscount,
  billEndorseOffer,
  billEndorsePart,
  billEndorseWhole,
  billRegister,
} from "./acts/bills.ts";
import { bulkEach, bulkOneConsent, bulkOwn, bulkRelayed, bulkSame } from "./acts/bulk.ts";
import { issue } from "./acts/issue.ts";
import { offerAccept } from "./acts/offer.ts";
import { merge, split } from "./acts/parts.ts";
import { path } from "./acts/path.ts";
import { rediscount } from "./acts/rediscount.ts";

/** The rows of the bench, in the order they are shown. */
export const ACTS: readonly Act[] = [
  assignPart,
  assignWhole,
  offerAccept,
  bulkSame,
  bulkOwn,
  bulkRelayed,
  bulkOneConsent,
  bulkEach,
  issue,
  split,
  merge,
  path,
  billRegister,
  billAccept,
  billEndorsePart,
  billEndorseWhole,
  billEndorseOffer,
  billDiscount,
  rediscount,
];
