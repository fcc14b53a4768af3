import { endOf, lotId, lotName } from "../../path/lot-name.js";
import { decodeStep, StepAct } from "../../path/step.js";
import type { ActEvents } from "../events.js";

/** Errors that both ways of assigning many share; what is wrong with an item is told inside `BulkItemFailed`. */
export const LIST_ERRORS = [
  "BulkNothing",
  "BulkConsentsIncomplete",
  "BulkDeadlinePassed",
  "BulkConsentForOther",
  "BulkItemFailed",
] as const;

/** What moved, item by item in the order of the list, and the lots that keep a rest. */
export function assignedManyOf(events: ActEvents) {
  const { holder, relayed } = events.one("bulkAssignment.BulkAssigned");
  const moves = events.all("receivables.LotAssigned").map(({ instrument, to, step: word, background }) => {
    const { act, start, end, parentEnd } = decodeStep(word);
    return {
      from: lotId(instrument, parentEnd),
      lot: lotId(instrument, end),
      to: Number(to),
      units: end - start,
      recourse: act === StepAct.AssignedWithRecourse,
      background,
    };
  });
  const moved = new Set(moves.map(({ lot }) => lot));
  const cut = [...new Set(moves.map(({ from }) => from))].filter((lot) => !moved.has(lot) && endOf(lot) > 0n);
  return {
    holder: Number(holder),
    relayed,
    items: moves.map(({ from, lot, ...move }) => ({ lot: lotName(lot), from: lotName(from), ...move })),
    rests: cut.map((lot) => lotName(lot)),
  };
}
