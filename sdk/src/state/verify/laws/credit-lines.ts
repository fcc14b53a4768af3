import { instrumentOf } from "../../../path/lot-name.js";
import { lineKey, LinePurpose } from "../../credit-lines.js";
import { claimOf, FinancingState } from "../../financings.js";
import { ReceivableState } from "../../lots/records.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual } from "./law.js";

/** What is used of a line for confirmation is what is open of the faces that were confirmed on it. */
export function linesForConfirmation({ lots, redemption, creditLines: { lines } }: SuiteState): number {
  const open = new Map<string, bigint>();
  const paid = new Map<bigint, bigint>();
  for (const [lot, amount] of redemption.paid) {
    paid.set(instrumentOf(lot), (paid.get(instrumentOf(lot)) ?? 0n) + amount);
  }
  for (const [instrument, { state, obligor, grantor, currency, face }] of lots.instruments) {
    if (state === ReceivableState.Cancelled) continue;
    const key = lineKey({ bank: grantor, debtor: obligor, currency, purpose: LinePurpose.Confirmation });
    open.set(key, (open.get(key) ?? 0n) + face - (paid.get(instrument) ?? 0n));
  }
  for (const [key, { used }] of lines) {
    if (!key.endsWith(`:${LinePurpose.Confirmation}`)) continue;
    mustEqual(`credit line ${key}`, "used by what is open of the faces confirmed on it", open.get(key) ?? 0n, used);
    open.delete(key);
  }
  for (const [key, amount] of open) mustEqual(`credit line ${key}`, "granted before it was used", 0n, amount);
  return lines.size;
}

/** What is used of a line for financing is what of the principals is neither collected nor given up. */
export function linesForFinancing({ financings: { financings }, creditLines: { lines } }: SuiteState): number {
  const open = new Map<string, bigint>();
  for (const record of financings.values()) {
    const { bank, debtor, currency, state, lotGone } = record;
    if (state === FinancingState.Closed || lotGone) continue;
    const key = lineKey({ bank, debtor, currency, purpose: LinePurpose.Financing });
    open.set(key, (open.get(key) ?? 0n) + claimOf(record));
  }
  for (const [key, { used }] of lines) {
    if (!key.endsWith(`:${LinePurpose.Financing}`)) continue;
    mustEqual(`credit line ${key}`, "used by what of the principals is not collected", open.get(key) ?? 0n, used);
  }
  return lines.size;
}
