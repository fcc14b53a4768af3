import { quotaNodeName } from "../../../values/quota.js";
import { quotaKey, quotaOf, type QuotaRecord } from "../../quotas.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./law.js";

/** What is allotted, reserved and used of a node is the sum of what is below it, and never above its limit. */
export function quotaTree({ quotas: { quotas, above } }: SuiteState): number {
  const below = new Map<string, QuotaRecord>();
  for (const [key, { limit, reserved, used }] of quotas) {
    const { node, label } = quotaOf(key);
    const parent = above.get(node);
    if (parent === undefined || parent === node) continue;
    const sum = below.get(quotaKey(parent, label)) ?? { limit: 0n, allotted: 0n, reserved: 0n, used: 0n };
    sum.allotted += limit;
    sum.reserved += reserved;
    sum.used += used;
    below.set(quotaKey(parent, label), sum);
  }
  for (const [key, { limit, allotted, reserved, used }] of quotas) {
    const { node, label } = quotaOf(key);
    const thing = `quota of ${quotaNodeName(node)}, label ${label}`;
    mustHold(thing, "within its limit", allotted <= limit && reserved + used <= limit, `limit ${limit}`);
    const sum = below.get(key);
    if (sum === undefined) continue;
    mustEqual(thing, "allotted as the sum below it", sum.allotted, allotted);
    mustEqual(thing, "reserved as the sum below it", sum.reserved, reserved);
    mustEqual(thing, "used as the sum below it", sum.used, used);
  }
  return quotas.size;
}
