import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { proposal, PROPOSAL_ERRORS, proposalOf } from "./proposal.js";

/** `council.execute` */
export const execute = defineAct({
  name: "council.execute",
  summary: "An account of the council executes a scheduled proposal once its delays are over.",
  params: z.strictObject({ proposal }),
  errors: [...PROPOSAL_ERRORS, "CouncilNotReady", "CouncilScheduleLost", "AccessManagerNotReady"],
  example: { proposal: 1 },
  prepare: (_context, { proposal: id }) => callOf("council", "execute", [id]),
  result: proposalOf,
});
