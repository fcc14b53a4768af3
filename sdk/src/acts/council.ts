import { approve } from "./council/approve.js";
import { execute } from "./council/execute.js";
import { propose } from "./council/propose.js";
import { withdrawApproval } from "./council/withdraw-approval.js";

/** Acts of the council's accounts. */
export const council = {
  propose,
  approve,
  withdrawApproval,
  execute,
} as const;
