import { z } from "zod";
import { callOf } from "../../chain/contracts.js";
import { defineAct } from "../act.js";
import { PROPOSAL_ERRORS, proposalOf } from "./proposal.js";

/** `council.propose` */
export const propose = defineAct({
  name: "council.propose",
  summary: "An account of the council proposes acts, all or nothing and in this order, and approves them.",
  params: z.strictObject({
    acts: z
      .array(z.strictObject({ act: z.string().min(1), params: z.record(z.string(), z.unknown()).default({}) }))
      .min(1)
      .max(50)
      .describe("Acts that the council decides"),
  }),
  errors: [...PROPOSAL_ERRORS, "CouncilNoCalls", "ActUnknown", "ActNotForCouncil", "AccessManagerUnauthorizedCall"],
  example: { acts: [{ act: "members.admit", params: { members: [1, 2] } }] },
  async prepare(context, { acts }) {
    const calls = await Promise.all(acts.map(({ act, params }) => context.councilCall(act, params)));
    return callOf("council", "proposeAll", [calls]);
  },
  result: proposalOf,
});
