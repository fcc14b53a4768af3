import type { Handlers } from "../area.js";
import { knownLot, lotUnexplained } from "./explain.js";
import type { LotsState } from "./records.js";
import type { SuiteEvent } from "../../events/types.js";

/** What the recourse desk reports: who holds the lot at that moment; it moves by an event of the ledger. */
export const recourseHandlers: Handlers<"recourse", LotsState> = {
  RecourseDemanded: (state, { lot, holder }, event) => checkHeld(state, lot, holder, event),
  RecourseSettled: (state, { lot, holder }, event) => checkHeld(state, lot, holder, event),
};

function checkHeld(state: LotsState, id: bigint, holder: bigint, event: SuiteEvent): void {
  const lot = knownLot(state, id, event);
  if (lot.holder !== holder) throw lotUnexplained(event, id, `member ${lot.holder} holds it, not ${holder}`);
}
