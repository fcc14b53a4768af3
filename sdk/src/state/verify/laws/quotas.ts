import { quotaNodeName } from "../../../values/quota.js";
import { quotaKey, quotaOf, type QuotaRecord, type QuotasState } from "../../quotas.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./law.js";

/** What is allotted, reserved and used of a node is the sum of what is below it, and never above its limit. */
export function quotaTree({ quotas }: SuiteState): number {
  for (const [key, { limit, allotted, reserved, used }] of quotas.quotas) {
    mustHold(told(key), "within its limit", allotted <= limit && reserved + used <= limit, `limit ${limit}`);
  }
  for (const [key, sum] of sumsBelow(quotas)) {
    const node = quotas.quotas.get(key);
    mustEqual(told(key), "allotted as the sum below it", sum.allotted, node?.allotted ?? 0n);
    mustEqual(told(key), "reserved as the sum below it", sum.reserved, node?.reserved ?? 0n);
    mustEqual(told(key), "used as the sum below it", sum.used, node?.used ?? 0n);
  }
  return quotas.quotas.size;
}

/** For each node above others what they have together. */
function sumsBelow({ quotas, above }: QuotasState): Map<string, QuotaRecord> {
  const sums = new Map<string, QuotaRecord>();
  for (const [key, { limit, reserved, used }] of quotas) {
    const { node, label } = quotaOf(key);
    const parent = above.get(node);
    if (parent === undefined || parent === node) continue;
    const sum = sums.get(quotaKey(parent, label)) ?? { limit: 0n, allotted: 0n, reserved: 0n, used: 0n };
    sum.allotted += limit;
    sum.reserved += reserved;
    sum.used += used;
    sums.set(quotaKey(parent, label), sum);
  }
  return sums;
}

function told(key: string): string {
  const { node, label } = quotaOf(key);
  return `quota of ${quotaNodeName(node)}, label ${label}`;
}
