import type { History } from "../../../path/history.js";
import { decodeStep, StepAct } from "../../../path/step.js";
import { LEDGERS, type LedgerContract } from "../../../path/ledger.js";
import { ledgerOf, type SuiteState } from "../../suite.js";
import { mustEqual } from "./law.js";

/**
 * What each document has lost to claims is what was issued or moved on its ground less what cancellations gave back,
 * summed along the paths of the lots that stand.
 */
export function backgrounds(suite: SuiteState): number {
  const { documents } = suite.documents;
  const used = new Map<string, bigint>();
  const seen = new Set<History>();
  for (const ledger of LEDGERS) {
    for (const { history } of ledgerOf(suite, ledger).lots.values()) {
      // Lots share the beginning of their paths; each step counts once.
      for (let at: History | null = history; at !== null && !seen.has(at); at = at.previous) {
        seen.add(at);
        const { act, start, end } = decodeStep(at.step);
        const sign = USE[ledger].get(act);
        if (sign !== undefined) used.set(at.background, (used.get(at.background) ?? 0n) + sign * (end - start));
      }
    }
  }
  for (const [tag, { financed }] of documents) {
    mustEqual(`document ${tag}`, "used by what was issued or moved on it", used.get(tag) ?? 0n, financed);
  }
  return documents.size;
}

/** Whoever stands on a document that a credit note overdrew was alerted. */
export function alerts({ documents: { documents, unalerted } }: SuiteState): number {
  for (const [tag, excess] of unalerted) mustEqual(`document ${tag}`, "overdrawn without an alert", 0n, excess);
  return documents.size;
}

/** A bill's document is used up by its receipt, not by its registration, and what is withdrawn before used nothing. */
const USE: Readonly<Record<LedgerContract, ReadonlyMap<bigint, bigint>>> = {
  receivables: new Map([
    [StepAct.Issued, 1n],
    [StepAct.Assigned, 1n],
    [StepAct.AssignedWithRecourse, 1n],
    [StepAct.Cancelled, -1n],
  ]),
  bills: new Map([
    [StepAct.Received, 1n],
    [StepAct.ReceivedNotTransferable, 1n],
    [StepAct.Endorsed, 1n],
    [StepAct.EndorsedNotTransferable, 1n],
  ]),
};
