import { StateError } from "../../events/errors.js";

/** The first thing that is not as the events say. */
export interface Difference {
  /** What it is about, for example `lot 0x...:30000`. */
  readonly thing: string;
  readonly field: string;
  /** From the events. */
  readonly expected: string;
  /** On the chain; or, where the events contradict themselves, what they say elsewhere. */
  readonly found: string;
}

/** Thrown inside a verification to end it. */
export class DifferenceFound extends Error {
  readonly difference: Difference;

  constructor(difference: Difference) {
    super(`${difference.thing}: ${difference.field}`);
    this.difference = difference;
  }
}

/** The difference that an event makes which does not fit those before it; undefined for any other error. */
export function differenceOf(error: unknown): Difference | undefined {
  if (error instanceof DifferenceFound) return error.difference;
  if (!(error instanceof StateError) || error.code !== "STATE_EVENT_UNEXPLAINED") return undefined;
  const { thing, event, contract, reason, block, logIndex } = error.values;
  return {
    thing: String(thing),
    field: `${String(contract)}.${String(event)} (block ${String(block)}, log ${String(logIndex)})`,
    expected: "an event that fits those before it",
    found: String(reason),
  };
}
