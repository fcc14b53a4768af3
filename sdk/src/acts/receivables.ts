import { acceptIssue } from "./receivables/accept-issue.js";
import { acceptOffer } from "./receivables/accept-offer.js";
import { accelerate } from "./receivables/accelerate.js";
import { assign } from "./receivables/assign.js";
import { assignMany } from "./receivables/assign-many.js";
import { assignManyFor } from "./receivables/assign-many-for.js";
import { cancel } from "./receivables/cancel.js";
import { cancelWithConsent } from "./receivables/cancel-with-consent.js";
import { confirm } from "./receivables/confirm.js";
import { dismissDispute } from "./receivables/dismiss-dispute.js";
import { dispute } from "./receivables/dispute.js";
import { expire } from "./receivables/expire.js";
import { extend } from "./receivables/extend.js";
import { flagOverdue } from "./receivables/flag-overdue.js";
import { issue } from "./receivables/issue.js";
import { issueWithConsent } from "./receivables/issue-with-consent.js";
import { merge } from "./receivables/merge.js";
import { offer } from "./receivables/offer.js";
import { refuse } from "./receivables/refuse.js";
import { requestCancellation } from "./receivables/request-cancellation.js";
import { split } from "./receivables/split.js";
import { submit } from "./receivables/submit.js";
import { submitWithConsent } from "./receivables/submit-with-consent.js";
import { submitWithDocument } from "./receivables/submit-with-document.js";
import { withdrawDispute } from "./receivables/withdraw-dispute.js";
import { withdraw } from "./receivables/withdraw.js";

/** Acts on receivables and their lots. */
export const receivables = {
  submit,
  confirm,
  issue,
  acceptIssue,
  submitWithConsent,
  submitWithDocument,
  issueWithConsent,
  assign,
  assignMany,
  assignManyFor,
  offer,
  acceptOffer,
  split,
  merge,
  refuse,
  withdraw,
  expire,
  requestCancellation,
  cancel,
  cancelWithConsent,
  extend,
  flagOverdue,
  dispute,
  withdrawDispute,
  dismissDispute,
  accelerate,
} as const;
