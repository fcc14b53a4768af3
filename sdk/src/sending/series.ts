import type { TradelaneError } from "../errors/tradelane-error.js";
import { sdkError } from "../errors/tradelane-error.js";
import type { Wording } from "../errors/kinds.js";
import { exclusive } from "./exclusive.js";
import { fingerprintOf } from "./json.js";
import { isUnfinished, type Outbox, type OutboxRecord, type Part, type Plan } from "./outbox.js";
import { placesIn } from "./places.js";
import { standing, type Named, type Sender } from "./sender.js";

/** A list to be sent. */
export interface ListOrder extends Named {
  readonly to: string;
  readonly plan: Plan;
}

/** A list whose cut is kept. */
export type PlannedRecord = OutboxRecord & { readonly plan: Plan };

/** What the sender of a list does with what comes of its parts. */
export interface ListReading {
  readonly wording: Wording;
  /** The result of the whole from those of its parts. */
  readonly join: (results: readonly unknown[]) => unknown;
  /** The error of a part, in the words of the caller's list. */
  readonly retell: (error: unknown, part: Part) => Promise<TradelaneError>;
}

/** Lists on their way, by their try: over all connections of a key, as they take turns too. */
const carried = new Map<string, Promise<unknown>>();

/**
 * Sends lists: one transaction after the other, each once the one before it is in its block, for a later one builds on
 * what an earlier one leaves. How a list is cut is kept under its business id before the first is signed, so that who
 * repeats it after a crash goes on with the very same transactions; each of them has a record of its own.
 */
export class Series {
  readonly #sender: Sender;
  readonly #outbox: Outbox;
  readonly #turn: string;

  /** @param turn chain and account: who sends with this key takes turns */
  constructor(sender: Sender, outbox: Outbox, turn: string) {
    this.#sender = sender;
    this.#outbox = outbox;
    this.#turn = turn;
  }

  /** The list of a business id that was begun and has not come to its end. */
  begun(named: Named): Promise<PlannedRecord | undefined> {
    return exclusive(this.#turn, async () => {
      const record = standing(await this.#outbox.find(named.businessId), named);
      return record !== undefined && isPlanned(record) ? record : undefined;
    });
  }

  /**
   * Keeps how a list is cut. Of two calls at the same time the first one's cut stands for both, and so does its end when
   * it has come to it.
   */
  begin({ businessId, act, fingerprint, to, plan }: ListOrder): Promise<OutboxRecord> {
    return exclusive(this.#turn, async () => {
      const known = standing(await this.#outbox.find(businessId), { businessId, act, fingerprint });
      if (known !== undefined) return known;
      const signedAt = new Date().toISOString();
      const attempt = crypto.randomUUID();
      const record = {
        businessId,
        act,
        fingerprint,
        status: "planned",
        attempt,
        signedAt,
        to,
        data: "0x",
        plan,
      } as const;
      await this.#outbox.put(record);
      return record;
    });
  }

  /**
   * Sends what is not yet sent of a list and waits for all of it. All who carry out the same list wait together: else
   * one that failed could free the business id while another one sends.
   *
   * @throws ListStopped when only a part of it was done; else the error of its first transaction
   */
  async carryOut(list: OutboxRecord, reading: ListReading): Promise<unknown> {
    if (!isPlanned(list)) return list.result;
    const { attempt } = list;
    const known = carried.get(attempt);
    if (known !== undefined) return known;
    const end = this.#carry(list, reading).finally(() => carried.delete(attempt));
    carried.set(attempt, end);
    return end;
  }

  async #carry(list: PlannedRecord, reading: ListReading): Promise<unknown> {
    const results: unknown[] = [];
    for (const [at, part] of list.plan.parts.entries()) {
      try {
        results.push(await this.#send(list, part, at, reading.wording));
      } catch (error) {
        throw await this.#stopped(list, results, await reading.retell(error, part));
      }
    }
    const result = reading.join(results);
    await this.#outbox.put({ ...list, status: "done", result });
    return result;
  }

  #send({ act, to, businessId, plan }: PlannedRecord, { data }: Part, at: number, wording: Wording): Promise<unknown> {
    const fingerprint = fingerprintOf(act, [to, data]);
    return this.#sender.send({ businessId: nameOf(businessId, at, plan), act, fingerprint, to, data, wording });
  }

  /** The error of a list that came no further, after what has results. */
  async #stopped(list: PlannedRecord, results: readonly unknown[], reason: TradelaneError): Promise<TradelaneError> {
    const { parts } = list.plan;
    const last = await this.#outbox.find(nameOf(list.businessId, results.length, list.plan));
    const isOpen = last !== undefined && isUnfinished(last);
    if (results.length === 0 && !isOpen) {
      // Nothing was done: the id is free for another list.
      await exclusive(this.#turn, () => this.#outbox.put({ ...list, status: "refused", error: reason.code }));
      return reason;
    }
    const after = results.length + (isOpen ? 1 : 0);
    const places = (chosen: readonly Part[]) => chosen.flatMap((part) => part.places);
    const done = places(parts.slice(0, results.length));
    const hashes = results.map((result) => (result as { transaction: { hash: string } }).transaction.hash);
    return sdkError(
      "ListStopped",
      {
        items: places(parts).length,
        done: done.length,
        doneItems: placesIn(done),
        openItems: placesIn(places(parts.slice(after))),
        uncertainItems: placesIn(places(parts.slice(results.length, after))),
        transactions: hashes.join(", "),
        reason: reason.code,
      },
      reason,
      { revertOf: (_code, language) => reason.describe(language).message },
    );
  }
}

function isPlanned(record: OutboxRecord): record is PlannedRecord {
  return record.status === "planned" && record.plan !== undefined;
}

/** The business id of a list's transaction. */
function nameOf(businessId: string, at: number, { parts }: Plan): string {
  return `${businessId} (${(at + 1).toString()} of ${parts.length.toString()})`;
}
