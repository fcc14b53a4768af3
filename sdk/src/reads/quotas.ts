import type { ActContext } from "../acts/context.js";
import type { MemberInput } from "../directory.js";
import { QuotaLabel, type QuotaLabelName } from "../values/enums.js";
import { institutionNode, branchNode, HEAD_NODE, quotaNodeName } from "../values/quota.js";

/** What the chain knows of rediscount quotas. Amounts in fen. */
export function quotaReads(context: ActContext) {
  async function quotaAt(node: bigint, label: QuotaLabelName) {
    const number = QuotaLabel.numberOf(label);
    const { limit, allotted, reserved, used } = await context.contracts.quotas.quotaAt(node, number);
    return { node: quotaNodeName(node), label, limit, allotted, reserved, used, left: limit - reserved - used };
  }
  return {
    /** The quota of the head office, whole unless a label is given. */
    headQuota: (label: QuotaLabelName = "None") => quotaAt(HEAD_NODE, label),
    /** The quota of the branch for a region (GB/T 2260). */
    branchQuota: (region: number, label: QuotaLabelName = "None") => quotaAt(branchNode(region), label),
    /** The quota of a bank. */
    async institutionQuota(bank: MemberInput, label: QuotaLabelName = "None") {
      return quotaAt(institutionNode(await context.member(bank, "bank")), label);
    },
  };
}
