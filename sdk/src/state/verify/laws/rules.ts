import type { SuiteState } from "../../suite.js";
import { mustEqual } from "./law.js";

/** The gate knows when the epoch after its own begins, so that it asks the book in time. */
export function gateKnowsRules({ members: { gate }, rules: { epochs } }: SuiteState): number {
  // Epoch n stands at n - 1, so the one after the gate's stands at the gate's number.
  const next = epochs[Number(gate.epoch)]?.effectiveFrom ?? 0n;
  mustEqual("gate", "knows when the next rule epoch begins", next, gate.nextAt);
  return 1;
}
