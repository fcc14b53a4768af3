import type { EventPlace } from "../events/types.js";
import { NO_BACKGROUND, nextTrail, originTrail, type PathStep } from "./step.js";

/** Where on the chain a step was made. */
export type StepPlace = Pick<EventPlace, "blockNumber" | "transactionHash" | "time">;

/**
 * A lot's life up to a step. Lots of one instrument share the beginning of their histories, as the parts of a split
 * share their parent's; a merge goes back to it.
 */
export interface History extends PathStep {
  readonly previous: History | null;
  readonly trail: string;
  /** Steps from the issue to this one. */
  readonly length: number;
  readonly place: StepPlace;
}

/** The history that begins with an instrument's issue. */
export function beginHistory(instrument: bigint, step: bigint, background: string, place: StepPlace): History {
  const trail = nextTrail(originTrail(instrument), step, background);
  return { previous: null, step, background, trail, length: 1, place };
}

/** A history with one more step. */
export function advance(previous: History, step: bigint, background: string, place: StepPlace): History {
  const trail = nextTrail(previous.trail, step, background);
  return { previous, step, background, trail, length: previous.length + 1, place };
}

/** A history with a step that stands on nothing: a part that stays with its holder. */
export function keep(previous: History, step: bigint, place: StepPlace): History {
  return advance(previous, step, NO_BACKGROUND, place);
}

/** A history's steps, first to last. */
export function stepsOf(history: History): History[] {
  const steps: History[] = [];
  for (let at: History | null = history; at !== null; at = at.previous) steps.push(at);
  return steps.reverse();
}

/** The path that `ILots.isPath` accepts for a lot with this history. */
export function pathOf(history: History): PathStep[] {
  return stepsOf(history).map(({ step, background }) => ({ step, background }));
}
