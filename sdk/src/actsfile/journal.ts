import type { Fate } from "./outcome.js";

/** What is kept of one act of a file. */
export interface JournalEntry {
  /** Which act of the file it is, from 0; comments and empty lines do not count. */
  readonly index: number;
  /** Where it stood in the file, from 1. */
  readonly line: number;
  /** Tells an act from any other that may come to stand in its place. */
  readonly fingerprint: string;
  /** The moments that the line waits for, fixed when it was first played. UTC seconds. */
  readonly moments?: Readonly<Record<string, number>> | undefined;
  /** Absent until the act's fate is known. */
  readonly fate?: Fate | undefined;
}

/** What was played of one acts file on one deployment. */
export interface Journal {
  /** Where it is kept, for people. */
  readonly place: string;
  /** Names this playing of the file; with a line's id it makes the business id of an act. */
  readonly run: string;
  /** What is kept of each act that was begun, in the order of the file. */
  entries(): readonly JournalEntry[];
  /** Keeps an entry in the place of an earlier one of the same index, durably. */
  keep(entry: JournalEntry): Promise<void>;
  /** Lets other processes play the file. */
  close(): Promise<void>;
}

/** A journal for one process. */
export class MemoryJournal implements Journal {
  readonly place = "memory";
  readonly run: string;
  readonly #entries = new Map<number, JournalEntry>();

  constructor(run: string = crypto.randomUUID()) {
    this.run = run;
  }

  entries(): readonly JournalEntry[] {
    return [...this.#entries.values()];
  }

  async keep(entry: JournalEntry): Promise<void> {
    this.#entries.set(entry.index, entry);
  }

  async close(): Promise<void> {
    // Nothing is held.
  }
}
