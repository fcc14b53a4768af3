import { DifferenceFound } from "../difference.js";

/** A law that the events must keep among themselves: throws when they do not, returns how many things it looked at. */
export type Law<State> = (state: State) => number;

/** Ends the verification unless two values, that a law says are equal, are. */
export function mustEqual(thing: string, law: string, expected: bigint | string, found: bigint | string): void {
  if (expected === found) return;
  throw new DifferenceFound({ thing, field: law, expected: String(expected), found: String(found) });
}

/** Ends the verification unless a law holds. */
export function mustHold(thing: string, law: string, holds: boolean, found: string): void {
  if (!holds) throw new DifferenceFound({ thing, field: law, expected: law, found });
}
