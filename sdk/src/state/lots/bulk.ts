import type { SuiteEvent } from "../../events/types.js";
import { unexplained, type Handlers } from "../area.js";
import type { LotsState } from "./records.js";

/** Counts a lot that was passed on, for the list it may be part of. */
export function notePassed({ passed }: LotsState, from: bigint, { transactionHash }: SuiteEvent): void {
  if (passed.transaction !== transactionHash) {
    passed.transaction = transactionHash;
    passed.by.clear();
  }
  passed.by.set(from, (passed.by.get(from) ?? 0n) + 1n);
}

/** What the desk for many assignments reports: the lots moved by events of the ledger before it. */
export const bulkHandlers: Handlers<"bulkAssignment", LotsState> = {
  BulkAssigned: ({ passed }, { holder, items }, event) => {
    const count = passed.transaction === event.transactionHash ? (passed.by.get(holder) ?? 0n) : 0n;
    if (count < items) throw unexplained(event, `list of member ${holder}`, `it passed on ${count} lots, not ${items}`);
    passed.by.set(holder, count - items);
  },
};
