import type { ActContext } from "../acts/context.js";
import { sdkError } from "../errors/tradelane-error.js";
import { ProposalStage } from "../values/enums.js";

/** What the chain knows of the council. */
export function councilReads(context: ActContext) {
  const { council } = context.contracts;
  return {
    /** A proposal by its number. */
    async proposalAt(proposal: number | bigint) {
      const { proposer, stage, approvals, readyAt, calls } = await council.proposalAt(proposal);
      const stageName = ProposalStage.nameOf(stage);
      if (stageName === undefined || stageName === "None")
        throw sdkError("HistoryMissing", { subject: `proposal ${String(proposal)}`, event: "ProposalMade" });
      return {
        proposal: Number(proposal),
        proposer,
        stage: stageName,
        approvals: Number(approvals),
        readyAt: Number(readyAt),
        calls: calls.map(({ target, data }) => ({ target, data })),
      };
    },
    proposalCount: async () => Number(await council.proposalCount()),
    hasApproved: (proposal: number | bigint, account: string) => council.hasApproved(proposal, account),
    /** The accounts that sit in the council. */
    accounts: () => council.accounts(),
    /** How many approvals a proposal needs. */
    threshold: async () => Number(await council.threshold()),
  };
}
