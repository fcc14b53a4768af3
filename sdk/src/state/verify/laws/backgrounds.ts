import type { History } from "../../../path/history.js";
import { decodeStep, StepAct } from "../../../path/step.js";
import type { SuiteState } from "../../suite.js";
import { mustEqual } from "./law.js";

/**
 * What each document has lost to claims is what was issued or moved on its ground less what cancellations gave back,
 * summed along the paths of the lots that stand.
 */
export function backgrounds({ documents: { documents }, lots: { lots } }: SuiteState): number {
  const used = new Map<string, bigint>();
  const seen = new Set<History>();
  for (const { history } of lots.values()) {
    // Lots share the beginning of their paths; each step counts once.
    for (let at: History | null = history; at !== null && !seen.has(at); at = at.previous) {
      seen.add(at);
      const { act, start, end } = decodeStep(at.step);
      const sign = USE.get(act);
      if (sign !== undefined) used.set(at.background, (used.get(at.background) ?? 0n) + sign * (end - start));
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

const USE: ReadonlyMap<bigint, bigint> = new Map([
  [StepAct.Issued, 1n],
  [StepAct.Assigned, 1n],
  [StepAct.AssignedWithRecourse, 1n],
  [StepAct.Cancelled, -1n],
]);
