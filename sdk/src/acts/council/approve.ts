import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { proposal, PROPOSAL_ERRORS, proposalOf } from "./proposal.js";

/** `council.approve` */
export const approve = defineAct({
  name: "council.approve",
  summary: "An account of the council approves a proposal; the last approval needed schedules or executes it.",
  params: z.strictObject({ proposal }),
  errors: [...PROPOSAL_ERRORS, "CouncilApprovedAlready", "AccessManagerUnauthorizedCall"],
  example: { proposal: 1 },
  prepare: (_context, { proposal: id }) => callOf("council", "approve", [id]),
  result: proposalOf,
});
