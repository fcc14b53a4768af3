import { lotName } from "../../../path/lot-name.js";
import { institutionNode, quotaNodeName } from "../../../values/quota.js";
import { RediscountState, type RediscountRecord } from "../../bills/records.js";
import { Flag } from "../../flags.js";
import { quotaKey, quotaOf } from "../../quotas.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual, mustHold } from "./law.js";

const WHOLE = 0n;
const USED: ReadonlySet<bigint> = new Set([
  RediscountState.Outstanding,
  RediscountState.Redeeming,
  RediscountState.Dishonoured,
]);

/** What is reserved of a bank's quota is what waits for its cash, what is used of it is what the central bank holds. */
export function quotasInUse({ bills: { rediscounts }, quotas: { quotas } }: SuiteState): number {
  const taken = takenOf(rediscounts.values());
  for (const key of new Set([...taken.keys(), ...quotas.keys()])) {
    const { node, label } = quotaOf(key);
    const quota = quotas.get(key);
    // Branch and head are the sums of what is below them, which is a law of its own.
    if (quota === undefined || node < institutionNode(0n)) continue;
    const { reserved, used } = taken.get(key) ?? { reserved: 0n, used: 0n };
    const thing = `quota of ${quotaNodeName(node)}, label ${label}`;
    mustEqual(thing, "reserved for what is approved", reserved, quota.reserved);
    mustEqual(thing, "used for what is outstanding", used, quota.used);
  }
  return quotas.size;
}

/** What was rediscounted under repurchase awaits its redemption until the bank redeems it or the central bank keeps it. */
export function rediscountsAwaited({ bills: { rediscounts, rediscountsRetained, lots } }: SuiteState): number {
  for (const [id, { state, redeemUntil, centralBank }] of rediscounts) {
    const { holder, flags } = lots.get(id) ?? { holder: 0n, flags: 0n };
    if (state !== RediscountState.Outstanding || redeemUntil === 0n || holder !== centralBank) continue;
    const awaited = (flags & Flag.AwaitingRedemption) !== 0n;
    const fits = awaited !== rediscountsRetained.has(id);
    mustHold(`lot ${lotName(id)}`, "awaits redemption until it is redeemed or kept", fits, String(flags));
  }
  return rediscounts.size;
}

interface Taken {
  reserved: bigint;
  used: bigint;
}

/** What lots take of their banks' quotas, by bank and label. */
function takenOf(rediscounts: Iterable<RediscountRecord>): ReadonlyMap<string, Taken> {
  const sums = new Map<string, Taken>();
  for (const { state, bank, label, units } of rediscounts) {
    for (const each of new Set([WHOLE, label])) {
      const key = quotaKey(institutionNode(bank), each);
      const sum = sums.get(key) ?? { reserved: 0n, used: 0n };
      if (state === RediscountState.Approved) sum.reserved += units;
      if (USED.has(state)) sum.used += units;
      sums.set(key, sum);
    }
  }
  return sums;
}
