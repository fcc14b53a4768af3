import type { TimeInput } from "../inputs/time.js";

/** An act of a file with its references resolved. */
export interface StagedAct {
  /** Its name; `.sign` at the end signs a consent. */
  readonly act: string;
  /** The account that acts, by the name the stage knows it by. */
  readonly as: string;
  readonly parameters: unknown;
  readonly businessId: string;
  readonly via?: "council" | undefined;
}

/** Where an acts file is played: a chain, and accounts with names. */
export interface Stage {
  /** Carries an act out and returns its result, or signs a consent and returns it. Throws a TradelaneError. */
  perform(act: StagedAct): Promise<unknown>;
  /** A moment by the chain's clock, UTC seconds. */
  moment(time: TimeInput): Promise<number>;
  /**
   * Moves the chain's clock to a moment, if it is not past it.
   *
   * @throws ClockFixed where clocks go by themselves
   */
  advance(moment: number): Promise<void>;
  /** Lets a moment come: moves the clock where that can be done, waits elsewhere. */
  reach(moment: number): Promise<void>;
}
