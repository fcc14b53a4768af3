import { allotBank } from "./quotas/allot-bank.js";
import { allotBranch } from "./quotas/allot-branch.js";
import { allotHead } from "./quotas/allot-head.js";

/** Acts of the central bank on the quotas of rediscount. */
export const quotas = { allotHead, allotBranch, allotBank } as const;
