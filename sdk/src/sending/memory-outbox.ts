import { byNonce, isUnfinished, type Outbox, type OutboxRecord } from "./outbox.js";

/** An outbox that lasts as long as the process: business ids are known within one connection. */
export class MemoryOutbox implements Outbox {
  readonly #records = new Map<string, OutboxRecord>();

  async find(businessId: string): Promise<OutboxRecord | undefined> {
    return this.#records.get(businessId);
  }

  async unfinished(): Promise<readonly OutboxRecord[]> {
    return [...this.#records.values()].filter(isUnfinished).sort(byNonce);
  }

  async put(record: OutboxRecord): Promise<void> {
    this.#records.set(record.businessId, record);
  }

  async close(): Promise<void> {
    // Nothing outlives the process.
  }
}
