import { ACCEPTOR_ERRORS } from "./catalogue/acceptors.js";
import { ACTSFILE_ERRORS } from "./catalogue/actsfile.js";
import { ATTESTATIONS_ERRORS } from "./catalogue/attestations.js";
import { BILL_RECOURSE_ERRORS } from "./catalogue/bill-recourse.js";
import { BILL_ERRORS } from "./catalogue/bills.js";
import { BULK_ERRORS } from "./catalogue/bulk.js";
import { CONSORTIUM_ERRORS } from "./catalogue/consortium.js";
import { COUNCIL_ERRORS } from "./catalogue/council.js";
import { CREDIT_LINES_ERRORS } from "./catalogue/credit-lines.js";
import { EVIDENCE_ERRORS } from "./catalogue/evidence.js";
import { DISCOUNTING_ERRORS } from "./catalogue/discounting.js";
import { FINANCING_ERRORS } from "./catalogue/financing.js";
import { FOUNDATION_ERRORS } from "./catalogue/foundation.js";
import { LOTS_ERRORS } from "./catalogue/lots.js";
import { PACKAGE_NUMBER_ERRORS } from "./catalogue/package-numbers.js";
import { PRESENTATION_ERRORS } from "./catalogue/presentation.js";
import { QUOTA_ERRORS } from "./catalogue/quotas.js";
import { RECEIVABLES_ERRORS } from "./catalogue/receivables.js";
import { RECOURSE_ERRORS } from "./catalogue/recourse.js";
import { REDISCOUNT_ERRORS } from "./catalogue/rediscount.js";
import { RULES_ERRORS } from "./catalogue/rules.js";
import { SDK_ERRORS as CONNECTION_ERRORS } from "./catalogue/sdk.js";
import { SETTLEMENT_ERRORS } from "./catalogue/settlement.js";
import type { Catalogue } from "./entry.js";

/** Every custom error of the contracts, by its name in Solidity. */
export const CONTRACT_ERRORS = {
  ...CONSORTIUM_ERRORS,
  ...RULES_ERRORS,
  ...ATTESTATIONS_ERRORS,
  ...EVIDENCE_ERRORS,
  ...LOTS_ERRORS,
  ...RECEIVABLES_ERRORS,
  ...CREDIT_LINES_ERRORS,
  ...BULK_ERRORS,
  ...FINANCING_ERRORS,
  ...RECOURSE_ERRORS,
  ...PACKAGE_NUMBER_ERRORS,
  ...BILL_ERRORS,
  ...DISCOUNTING_ERRORS,
  ...PRESENTATION_ERRORS,
  ...REDISCOUNT_ERRORS,
  ...BILL_RECOURSE_ERRORS,
  ...QUOTA_ERRORS,
  ...ACCEPTOR_ERRORS,
  ...SETTLEMENT_ERRORS,
  ...COUNCIL_ERRORS,
  ...FOUNDATION_ERRORS,
} as const satisfies Catalogue;

/** Name of a custom error of the contracts. */
export type ContractErrorCode = keyof typeof CONTRACT_ERRORS;

/** Errors of the SDK itself. */
export const SDK_ERRORS = { ...CONNECTION_ERRORS, ...ACTSFILE_ERRORS } as const satisfies Catalogue;

/** Code of an error of the SDK itself. */
export type SdkErrorCode = keyof typeof SDK_ERRORS;
