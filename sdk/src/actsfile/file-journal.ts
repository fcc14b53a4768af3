import { mkdir, open, readFile, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { reasonOf } from "../errors/node-fault.js";
import { sdkError, TradelaneError } from "../errors/tradelane-error.js";
import { diskFiles } from "../sending/durable-files.js";
import { decodeJson, encodeJson } from "../sending/json.js";
import { takeKeyLock, type KeyLock } from "../sending/key-lock.js";
import type { Journal, JournalEntry } from "./journal.js";

const NEWLINE = 0x0a;

const toldError = z.custom<object>((value) => typeof value === "object" && value !== null && "code" in value);
const fate = z.union([
  z.object({ status: z.literal("done"), result: z.unknown() }),
  z.object({ status: z.literal("refused"), error: toldError }),
]);
const entrySchema = z.object({
  index: z.int().nonnegative(),
  line: z.int().positive(),
  fingerprint: z.string(),
  moments: z.record(z.string(), z.number()).optional(),
  fate: fate.optional(),
});

/** Where the journal of a file stands, and which playing of it to go on with. */
export interface FileJournalOptions {
  /** Folder of the journals of one deployment. */
  readonly folder: string;
  /** Names the deployment, so that the same file on another one is another matter. */
  readonly scope: string;
  /** Names the file. */
  readonly name: string;
  /** Begins a new playing of the file instead of going on with the last. */
  readonly fresh?: boolean;
}

/** A journal on disk: one line of JSON an entry, each on the disk before the next act is begun. */
export class FileJournal implements Journal {
  readonly place: string;
  readonly run: string;
  readonly #entries: Map<number, JournalEntry>;
  readonly #file: FileHandle;
  readonly #lock: KeyLock;

  private constructor(place: string, run: string, entries: Map<number, JournalEntry>, file: FileHandle, lock: KeyLock) {
    this.place = place;
    this.run = run;
    this.#entries = entries;
    this.#file = file;
    this.#lock = lock;
  }

  /**
   * Opens the journal of the last playing of a file, or of a new one.
   *
   * @throws JournalBusy, JournalUnreadable
   */
  static async open({ folder, scope, name, fresh = false }: FileJournalOptions): Promise<FileJournal> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const base = name.replaceAll(/[^A-Za-z0-9._-]+/g, "_");
    const lock = await takeLock(join(folder, `${base}.lock`));
    try {
      const last = await lastPlaying(folder, base);
      const number = fresh ? last + 1 : Math.max(last, 1);
      const place = join(folder, `${base}.${number}.jsonl`);
      const { entries, length } = await readEntries(place);
      const file = await open(place, "a+", 0o600);
      // A crash may have torn the last entry.
      await file.truncate(length);
      await diskFiles.syncFolder(dirname(place));
      return new FileJournal(place, `${scope}/${base}${number === 1 ? "" : `@${number}`}`, entries, file, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  entries(): readonly JournalEntry[] {
    return [...this.#entries.values()];
  }

  async keep(entry: JournalEntry): Promise<void> {
    await this.#file.appendFile(`${encodeJson(entry)}\n`);
    await this.#file.sync();
    this.#entries.set(entry.index, entry);
  }

  async close(): Promise<void> {
    await this.#file.close();
    await this.#lock.release();
  }
}

async function takeLock(place: string): Promise<KeyLock> {
  try {
    return await takeKeyLock(place, place);
  } catch (error) {
    if (!(error instanceof TradelaneError) || error.code !== "AccountBusy") throw error;
    throw sdkError("JournalBusy", { place, owner: error.values.owner ?? "" }, error);
  }
}

async function lastPlaying(folder: string, base: string): Promise<number> {
  const numbers = (await diskFiles.list(folder)).map((file) => {
    if (!file.startsWith(`${base}.`)) return 0;
    return Number(/^(\d{1,9})\.jsonl$/.exec(file.slice(base.length + 1))?.[1] ?? 0);
  });
  return Math.max(0, ...numbers);
}

/** The entries of a journal, and how many bytes of it are whole. */
async function readEntries(place: string): Promise<{ entries: Map<number, JournalEntry>; length: number }> {
  const entries = new Map<number, JournalEntry>();
  const text = await readWhole(place);
  let length = 0;
  for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE, length)) {
    const isLast = text.indexOf(NEWLINE, end + 1) < 0;
    try {
      const entry = entrySchema.parse(decodeJson(text.toString("utf8", length, end))) as JournalEntry;
      entries.set(entry.index, entry);
    } catch (cause) {
      // The outbox knows what was sent of the last act; of an earlier one nobody can tell whether it was refused.
      if (isLast && cause instanceof SyntaxError) break;
      throw sdkError("JournalUnreadable", { place, problem: reasonOf(cause) }, cause);
    }
    length = end + 1;
  }
  return { entries, length };
}

/** Nothing only where there is no file: a journal that cannot be read just now must not be taken for an empty one. */
async function readWhole(place: string): Promise<Buffer> {
  try {
    return await readFile(place);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return Buffer.alloc(0);
    throw sdkError("JournalUnreadable", { place, problem: reasonOf(cause) }, cause);
  }
}
