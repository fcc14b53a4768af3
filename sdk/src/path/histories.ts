import { stateError } from "../events/errors.js";
import type { SuiteEvent } from "../events/types.js";
import { advance, beginHistory, keep, type History } from "./history.js";
import { endOf, lotId, lotName } from "./lot-name.js";
import { decodeStep, keptStep } from "./step.js";

/** The events that make up the histories of an instrument's lots; all have the instrument as their first topic. */
export const HISTORY_EVENTS = [
  "LotIssued",
  "LotAssigned",
  "LotSplit",
  "LotsMerged",
  "LotInscribed",
  "LotDelivered",
  "LotEnded",
] as const;

type HistoryEvent = Extract<
  SuiteEvent,
  { readonly contract: "receivables" | "bills"; readonly name: (typeof HISTORY_EVENTS)[number] }
>;

/** Whether an event belongs to a lot's history. */
export function isHistoryEvent(event: SuiteEvent): event is HistoryEvent {
  return (HISTORY_EVENTS as readonly string[]).includes(event.name);
}

/** Histories by lot. */
export type Histories = Map<bigint, History>;

/** Adds an event to the histories of its instrument's lots; nothing else of the suite's state is needed. */
export function foldHistory(histories: Histories, event: HistoryEvent): void {
  const of = (lot: bigint): History => {
    const history = histories.get(lot);
    if (history === undefined) throw stateError("PATH_LOT_UNKNOWN", { lot: lotName(lot) });
    return history;
  };
  switch (event.name) {
    case "LotIssued": {
      const { instrument, step, background } = event.args;
      histories.set(lotId(instrument, decodeStep(step).end), beginHistory(instrument, step, background, event));
      return;
    }
    case "LotAssigned": {
      const { instrument, from, step: word, background } = event.args;
      const step = decodeStep(word);
      const parent = lotId(instrument, step.parentEnd);
      const before = of(parent);
      // First, so that a part's parent goes on from where both were one.
      if (step.end !== step.parentEnd) histories.set(parent, remainder(before, from, step.end, parent, event));
      histories.set(lotId(instrument, step.end), advance(before, word, background, event));
      return;
    }
    case "LotSplit": {
      const { holder, parent, child } = event.args;
      const before = of(parent);
      const start = startOf(before);
      const front = keptStep("Front", holder, start, endOf(child), endOf(parent));
      histories.set(child, keep(before, front, event));
      histories.set(parent, remainder(before, holder, endOf(child), parent, event));
      return;
    }
    case "LotsMerged": {
      const { parent, child } = event.args;
      const { previous } = of(parent);
      if (previous === null) throw stateError("PATH_LOT_UNKNOWN", { lot: lotName(child) });
      histories.set(parent, previous);
      histories.delete(child);
      return;
    }
    case "LotInscribed":
    case "LotDelivered": {
      const { instrument, step, background } = event.args;
      const lot = lotId(instrument, decodeStep(step).end);
      histories.set(lot, advance(of(lot), step, background, event));
      return;
    }
    case "LotEnded":
      histories.set(event.args.lot, advance(of(event.args.lot), event.args.step, event.args.background, event));
  }
}

/** Where a lot with this history begins: where its last step left it. */
function startOf(history: History): bigint {
  return decodeStep(history.step).start;
}

function remainder(before: History, holder: bigint, start: bigint, parent: bigint, event: HistoryEvent): History {
  return keep(before, keptStep("Remainder", holder, start, endOf(parent), endOf(parent)), event);
}
