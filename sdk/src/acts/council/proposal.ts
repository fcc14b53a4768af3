import { z } from "zod";
import { sdkError } from "../../errors/tradelane-error.js";
import type { ProposalStageName } from "../../values/enums.js";
import type { ActEvents } from "../events.js";

/** A proposal's number. */
export const proposal = z
  .union([z.int().positive(), z.bigint().positive()])
  .describe("The proposal's number, from the result that made it");

/** What became of a proposal in a transaction. */
export interface ProposalResult {
  readonly proposal: number;
  readonly stage: ProposalStageName;
  readonly approvals?: number;
  /** When a scheduled one can be executed, UTC seconds. */
  readonly readyAt?: number;
}

/** The proposal that a transaction made, approved or executed. */
export function proposalOf(events: ActEvents): ProposalResult {
  const approved = events.council("ProposalApproved");
  const scheduled = events.council("ProposalScheduled");
  const executed = events.council("ProposalExecuted");
  const id = approved?.id ?? executed?.id;
  if (id === undefined) throw sdkError("EventMissing", { event: "ProposalApproved", hash: events.hash });
  return {
    proposal: Number(id),
    stage: executed !== undefined ? "Executed" : scheduled !== undefined ? "Scheduled" : "Open",
    ...(approved !== undefined && { approvals: Number(approved.approvals) }),
    ...(scheduled !== undefined && { readyAt: Number(scheduled.readyAt) }),
  };
}

export const PROPOSAL_ERRORS = ["CouncilAccountUnknown", "CouncilStageNot"] as const;
