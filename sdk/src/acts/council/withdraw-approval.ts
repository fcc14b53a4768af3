import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { sdkError } from "../../errors/tradelane-error.js";
import { defineAct } from "../act.js";
import { proposal, PROPOSAL_ERRORS, type ProposalResult } from "./proposal.js";

/** `council.withdrawApproval` */
export const withdrawApproval = defineAct({
  name: "council.withdrawApproval",
  summary: "An account of the council takes its approval back; a scheduled proposal is dropped by that.",
  params: z.strictObject({ proposal }),
  errors: [...PROPOSAL_ERRORS, "CouncilNotApproved"],
  example: { proposal: 1 },
  prepare: (_context, { proposal: id }) => callOf("council", "withdrawApproval", [id]),
  result(events): ProposalResult {
    const withdrawn = events.council("ApprovalWithdrawn");
    if (withdrawn === undefined) throw sdkError("EventMissing", { event: "ApprovalWithdrawn", hash: events.hash });
    const stage = events.council("ProposalDropped") === undefined ? "Open" : "Dropped";
    return { proposal: Number(withdrawn.id), stage, approvals: Number(withdrawn.approvals) };
  },
});
