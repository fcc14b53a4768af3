import { createHash } from "node:crypto";
import { join } from "node:path";
import { sdkError } from "../errors/tradelane-error.js";
import { reasonOf } from "../errors/node-fault.js";
import { diskFiles, type DurableFiles } from "./durable-files.js";
import { decodeJson, encodeJson } from "./json.js";
import { takeKeyLock, type KeyLock } from "./key-lock.js";
import { byNonce, isUnfinished, type Outbox, type OutboxRecord } from "./outbox.js";

/** An outbox on disk: one file an act, in `pending` until its fate is known, then in `done`. */
export class FolderOutbox implements Outbox {
  readonly #folder: string;
  readonly #files: DurableFiles;
  readonly #lock: KeyLock;

  private constructor(folder: string, files: DurableFiles, lock: KeyLock) {
    this.#folder = folder;
    this.#files = files;
    this.#lock = lock;
  }

  /**
   * Opens the outbox of an account on a chain; no other process can until it is closed.
   *
   * @param scope names the chain so that another chain with the same id never is mistaken for it
   * @throws AccountBusy
   */
  static async open(folder: string, scope: string, account: string, files = diskFiles): Promise<FolderOutbox> {
    const own = join(folder, scope, account.toLowerCase());
    for (const part of ["pending", "done"]) await files.makeFolder(join(own, part));
    const lock = await takeKeyLock(join(own, "lock"), account);
    const outbox = new FolderOutbox(own, files, lock);
    await outbox.#tidy();
    return outbox;
  }

  /** Removes what a crash left: half-written files, and beginnings whose end is kept. */
  async #tidy(): Promise<void> {
    const folder = join(this.#folder, "pending");
    for (const name of await this.#files.list(folder)) {
      const record = name.endsWith(".json") ? await this.#read("pending", name) : undefined;
      if (record === undefined || isEndOf(await this.#read("done", name), record))
        await this.#files.remove(join(folder, name));
    }
  }

  async find(businessId: string): Promise<OutboxRecord | undefined> {
    const name = nameOf(businessId);
    const [pending, done] = await Promise.all([this.#read("pending", name), this.#read("done", name)]);
    return pending !== undefined && !isEndOf(done, pending) ? pending : done;
  }

  async unfinished(): Promise<readonly OutboxRecord[]> {
    const names = await this.#files.list(join(this.#folder, "pending"));
    const records: OutboxRecord[] = [];
    for (const name of names.filter((file) => file.endsWith(".json"))) {
      const record = await this.#read("pending", name);
      if (record === undefined) continue;
      if (!isEndOf(await this.#read("done", name), record)) records.push(record);
    }
    return records.sort(byNonce);
  }

  async put(record: OutboxRecord): Promise<void> {
    const name = nameOf(record.businessId);
    if (isUnfinished(record)) {
      await this.#store("pending", name, record);
    } else {
      await this.#store("done", name, record);
      await this.#files.remove(join(this.#folder, "pending", name));
    }
  }

  async close(): Promise<void> {
    await this.#lock.release();
  }

  async #store(part: string, name: string, record: OutboxRecord): Promise<void> {
    const folder = join(this.#folder, part);
    const place = join(folder, name);
    const temporary = `${place}.${record.attempt}.tmp`;
    try {
      await this.#files.write(temporary, encodeJson(record, 2));
      await this.#files.rename(temporary, place);
      await this.#files.syncFolder(folder);
    } catch (cause) {
      throw sdkError("OutboxUnwritable", { place, problem: reasonOf(cause) }, cause);
    }
  }

  async #read(part: string, name: string): Promise<OutboxRecord | undefined> {
    const place = join(this.#folder, part, name);
    const text = await this.#files.read(place);
    if (text === undefined) return undefined;
    try {
      return decodeJson(text) as OutboxRecord;
    } catch (cause) {
      throw sdkError("OutboxUnreadable", { place, problem: reasonOf(cause) }, cause);
    }
  }
}

/** A crash between keeping the end of a try and removing its beginning leaves both; then the end holds. */
function isEndOf(done: OutboxRecord | undefined, pending: OutboxRecord): boolean {
  return done?.attempt === pending.attempt;
}

/** A business id may hold any text; a file's name may not. */
function nameOf(businessId: string): string {
  return `${createHash("sha256").update(businessId).digest("hex").slice(0, 40)}.json`;
}
