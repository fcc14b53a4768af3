import type { TradelaneError } from "../errors/tradelane-error.js";

/** What is told of an error: code, values, sentence and hint. */
export type ToldError = ReturnType<TradelaneError["toJSON"]>;

/** What became of one line: done, refused as the file says, or failed. */
export type Fate =
  | { readonly status: "done"; readonly result: unknown }
  | { readonly status: "refused"; readonly error: ToldError }
  | { readonly status: "failed"; readonly error: ToldError };

/** What became of one line, and which line it was. */
export type Outcome = Fate & {
  /** Where the line stands in the file, from 1. */
  readonly line: number;
  readonly act: string;
  readonly as?: string | undefined;
  readonly id?: string | undefined;
  readonly note?: string | undefined;
  /** Whether an earlier run of the file did it. */
  readonly earlier: boolean;
};
