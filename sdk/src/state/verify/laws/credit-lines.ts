import { lineKey, LinePurpose } from "../../credit-lines.js";
import { ReceivableState } from "../../lots/records.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual } from "./law.js";

/** What is used of a line for confirmation is what is open of the faces that were confirmed on it. */
export function linesForConfirmation({ lots, creditLines: { lines } }: SuiteState): number {
  const open = new Map<string, bigint>();
  for (const { state, obligor, grantor, currency, face, redeemed } of lots.instruments.values()) {
    if (state === ReceivableState.Cancelled) continue;
    const key = lineKey({ bank: grantor, debtor: obligor, currency, purpose: LinePurpose.Confirmation });
    open.set(key, (open.get(key) ?? 0n) + face - redeemed);
  }
  for (const [key, { used }] of lines) {
    if (!key.endsWith(`:${LinePurpose.Confirmation}`)) continue;
    mustEqual(`credit line ${key}`, "used by what is open of the faces confirmed on it", open.get(key) ?? 0n, used);
    open.delete(key);
  }
  for (const [key, amount] of open) mustEqual(`credit line ${key}`, "granted before it was used", 0n, amount);
  return lines.size;
}
