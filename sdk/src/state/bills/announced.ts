import type { SuiteEvent } from "../../events/types.js";
import { lotUnexplained } from "../lots/explain.js";
import type { Announced, BillsState } from "./records.js";

/** A desk tells what the ledger is about to write on a lot. */
export function announce({ announced }: BillsState, lot: bigint, told: Announced, event: SuiteEvent): void {
  if (announced.has(lot)) throw lotUnexplained(event, lot, "what was told of it before was not written on it");
  announced.set(lot, told);
}

/** The ledger writes a step on a lot: its desk has told so. */
export function settleAnnounced({ announced }: BillsState, lot: bigint, step: Announced, event: SuiteEvent): void {
  const told = announced.get(lot);
  if (told?.act !== step.act || told.by !== step.by) {
    throw lotUnexplained(event, lot, `no desk told of step ${step.act} by member ${step.by}`);
  }
  announced.delete(lot);
}
