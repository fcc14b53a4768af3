import { allotBranch } from "./quotas/allot-branch.js";
import { allotHead } from "./quotas/allot-head.js";
import { allotInstitution } from "./quotas/allot-institution.js";

/** Acts of the central bank on the quotas of rediscount. */
export const quotas = { allotHead, allotBranch, allotInstitution } as const;
