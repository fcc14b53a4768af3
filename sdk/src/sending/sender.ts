import { Transaction, type TransactionReceipt } from "ethers";
import type { Wording } from "../errors/kinds.js";
import { isUnreachable } from "../errors/node-fault.js";
import { sdkError, TradelaneError } from "../errors/tradelane-error.js";
import type { Account } from "./account.js";
import { exclusive } from "./exclusive.js";
import type { Gateway, Target } from "./gateway.js";
import { isUnfinished, type Outbox, type OutboxRecord } from "./outbox.js";
import { patiently, pause } from "./pause.js";

/** How long the sender waits for what. */
export interface Patience {
  /** For the node to answer, seconds. */
  readonly reconnectSeconds: number;
  /** For a transaction to be in a block, seconds. */
  readonly inclusionSeconds: number;
  /** Between sendings of the same bytes, seconds. */
  readonly resendSeconds: number;
}

/** An act by its business id, and what tells it from another under the same id. */
export interface Named {
  readonly businessId: string;
  readonly act: string;
  readonly fingerprint: string;
}

/** An act to be sent. */
export interface Order extends Named {
  readonly to: string;
  readonly data: string;
  readonly wording: Wording;
}

/** Reads what an act returned from the receipt of its transaction. */
export type ResultReader = (act: string, receipt: TransactionReceipt) => unknown;

interface Parts {
  readonly gateway: Gateway;
  readonly account: Account;
  readonly outbox: Outbox;
  readonly patience: Patience;
  /** Chain and account: who sends with this key takes turns. */
  readonly turn: string;
  readonly readResult: ResultReader;
}

/** The record that stands for an act, unless the try it records came to nothing. */
export function standing(
  known: OutboxRecord | undefined,
  { businessId, act, fingerprint }: Named,
): OutboxRecord | undefined {
  if (known === undefined || (known.status !== "done" && !isUnfinished(known))) return undefined;
  if (known.fingerprint !== fingerprint)
    throw sdkError("BusinessIdReused", { businessId, act, recordedAct: known.act });
  if (known.status === "asked" && known.hash === undefined) throw sdkError("TransactionUncertain", { businessId, act });
  return known;
}

const SHORTEST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;
const NEXT_BLOCK_MS = 3_000;

/**
 * Sends the acts of one key. The signed bytes are kept before they are sent, and the same bytes are sent until the
 * chain has them; so an act is carried out at most once, whatever stops in between.
 */
export class Sender {
  readonly #parts: Parts;
  /** Tries that wait for their block. */
  readonly #waiting = new Map<string, Promise<unknown>>();
  /** Signed acts that the node may not have yet. */
  readonly #unsent = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Sends an act and waits for its block. An act with a business id that was sent before is not sent again.
   *
   * @returns the act's result
   * @throws BusinessIdReused, TransactionPending, TransactionLost, TransactionRefused, ChainUnreachable, and the act's
   * own errors
   */
  async send(order: Order): Promise<unknown> {
    const record = await exclusive(this.#parts.turn, () => this.#admit(order));
    return record.status === "done" ? record.result : this.#finish(record, order.wording);
  }

  /**
   * What became of an act that was sent before: its result, now or once its block is there; undefined when it has to be
   * sent.
   */
  async recall({ businessId, act, fingerprint }: Named): Promise<unknown> {
    const known = standing(await this.#parts.outbox.find(businessId), { businessId, act, fingerprint });
    // The transactions of a list have records of their own.
    if (known === undefined || known.status === "planned") return undefined;
    return known.status === "done" ? known.result : this.#finish(known, {});
  }

  /** Sends again what an earlier process signed, and waits for it. Failures are kept in the outbox, not thrown. */
  async resume(): Promise<void> {
    const records = (await this.#parts.outbox.unfinished()).filter(({ raw }) => raw !== undefined);
    for (const { businessId } of records) this.#unsent.add(businessId);
    await Promise.allSettled(records.map((record) => this.#finish(record, {})));
  }

  /** The record that carries an order out: the one that stands for it already, or a new one, signed and kept. */
  async #admit(order: Order): Promise<OutboxRecord> {
    return standing(await this.#parts.outbox.find(order.businessId), order) ?? this.#begin(order);
  }

  async #begin(order: Order): Promise<OutboxRecord> {
    const { gateway, account, patience } = this.#parts;
    const target: Target = { from: account.address, to: order.to, data: order.data };
    const gas = await patiently(patience.reconnectSeconds, () => this.#estimate(target, order.wording));
    const unsigned = await patiently(patience.reconnectSeconds, async () =>
      gateway.compose(target, await this.#nextNonce(), gas),
    ).catch((error: unknown) => {
      throw gateway.told(error);
    });
    const { businessId, act, fingerprint, to, data } = order;
    const signedAt = new Date().toISOString();
    const base = { businessId, act, fingerprint, to, data, signedAt, attempt: crypto.randomUUID() };
    return account.signTransaction === undefined
      ? this.#ask(base, unsigned)
      : this.#sign(base, await account.signTransaction(unsigned));
  }

  /** A consent may be dated a moment ahead of the newest block; the next one has caught up. */
  async #estimate(target: Target, wording: Wording): Promise<bigint> {
    const { gateway } = this.#parts;
    const end = Date.now() + NEXT_BLOCK_MS;
    for (;;) {
      try {
        return await gateway.estimate(target, wording);
      } catch (error) {
        const early = error instanceof TradelaneError && error.code === "ConsentFromFuture";
        if (!early || Date.now() > end) throw error;
      }
      await pause(NEXT_BLOCK_MS / 6);
    }
  }

  /** Keeps the signed bytes, then sends them. */
  async #sign(base: Omit<OutboxRecord, "status">, raw: string): Promise<OutboxRecord> {
    const { nonce, hash } = Transaction.from(raw);
    const record: OutboxRecord = { ...base, status: "signed", raw, nonce, ...(hash !== null && { hash }) };
    await this.#parts.outbox.put(record);
    this.#unsent.add(record.businessId);
    const refused = await this.#broadcast(record);
    if (refused === undefined) return record;
    // The node has never had it, so its number is free again.
    this.#unsent.delete(record.businessId);
    await this.#parts.outbox.put({ ...record, status: "refused", error: "TransactionRefused" });
    throw sdkError("TransactionRefused", { reason: refused });
  }

  /** Has a wallet sign and send: what it does after it was asked is not known until it says so. */
  async #ask(base: Omit<OutboxRecord, "status">, unsigned: Parameters<Account["sendTransaction"]>[0]) {
    const { outbox, account, gateway } = this.#parts;
    const asked: OutboxRecord = { ...base, status: "asked" };
    await outbox.put(asked);
    try {
      const record = { ...asked, hash: await account.sendTransaction(unsigned) };
      await outbox.put(record);
      return record;
    } catch (error) {
      if (isUnreachable(error)) throw gateway.told(error);
      await outbox.put({ ...asked, status: "refused", error: "TransactionRefused" });
      throw gateway.told(error);
    }
  }

  /** Sends what may not have reached the node, in the order of numbers. A node that is gone is tried again later. */
  async #broadcast(record: OutboxRecord): Promise<string | undefined> {
    const { gateway } = this.#parts;
    try {
      const earlierOnes = this.#unsent.size > 1 ? await this.#parts.outbox.unfinished() : [];
      for (const earlier of earlierOnes) {
        if (earlier.businessId === record.businessId || !this.#unsent.has(earlier.businessId)) continue;
        if ((await gateway.broadcast(earlier.raw ?? "")) === undefined) this.#unsent.delete(earlier.businessId);
      }
      const refused = await gateway.broadcast(record.raw ?? "");
      if (refused === undefined) this.#unsent.delete(record.businessId);
      return refused;
    } catch (error) {
      if (isUnreachable(error)) return undefined;
      throw gateway.told(error);
    }
  }

  /** After what the node counts, and after everything signed that may still come. */
  async #nextNonce(): Promise<number> {
    const { gateway, account, outbox } = this.#parts;
    const [counted, unfinished] = await Promise.all([gateway.nextNonce(account.address), outbox.unfinished()]);
    return unfinished.reduce((next, { nonce = -1 }) => Math.max(next, nonce + 1), counted);
  }

  /**
   * Waits for the fate of a signed act and keeps it. All who wait for the same try wait together: its end is kept once,
   * and never after a new try has begun.
   */
  #finish(record: OutboxRecord, wording: Wording): Promise<unknown> {
    const { attempt } = record;
    const waiting = this.#waiting.get(attempt);
    if (waiting !== undefined) return waiting;
    const settled = this.#settle(record, wording).finally(() => this.#waiting.delete(attempt));
    this.#waiting.set(attempt, settled);
    return settled;
  }

  async #settle(record: OutboxRecord, wording: Wording): Promise<unknown> {
    const { gateway, account, outbox, readResult } = this.#parts;
    const receipt = await this.#inclusion(record);
    this.#unsent.delete(record.businessId);
    if (receipt === undefined) {
      await outbox.put({ ...record, status: "lost", error: "TransactionLost" });
      const { hash = "", nonce = 0 } = record;
      throw sdkError("TransactionLost", { hash, account: account.address, nonce });
    }
    if (receipt.status === 0) {
      const { to, data } = record;
      const error = await gateway.replay({ from: account.address, to, data }, receipt, wording);
      await outbox.put({ ...record, status: "failed", error: error.code });
      throw error;
    }
    const result = readResult(record.act, receipt);
    await outbox.put({ ...record, status: "done", result });
    return result;
  }

  /** The receipt of an act's transaction; undefined when its number is used by another one. */
  async #inclusion(record: OutboxRecord): Promise<TransactionReceipt | undefined> {
    const { gateway, patience } = this.#parts;
    const { hash = "" } = record;
    const start = Date.now();
    let answeredAt = start;
    let sentAt = this.#unsent.has(record.businessId) ? 0 : start;
    for (let wait = SHORTEST_PAUSE_MS; ; wait = Math.min(wait * 1.5, LONGEST_PAUSE_MS)) {
      try {
        const receipt = await gateway.receipt(hash);
        if (receipt !== undefined) return receipt;
        if (Date.now() - sentAt >= patience.resendSeconds * 1000) {
          if (await this.#isLost(record)) return undefined;
          if (record.raw !== undefined) await gateway.broadcast(record.raw);
          sentAt = Date.now();
        }
        answeredAt = Date.now();
      } catch (error) {
        // While the node is away time runs against reaching it, and the bytes go out again when it is back.
        if (!isUnreachable(error) || Date.now() - answeredAt >= patience.reconnectSeconds * 1000)
          throw gateway.told(error);
        sentAt = 0;
      }
      const seconds = patience.inclusionSeconds;
      if (Date.now() - start >= seconds * 1000) throw sdkError("TransactionPending", { hash, seconds });
      await pause(wait);
    }
  }

  async #isLost({ nonce, hash = "" }: OutboxRecord): Promise<boolean> {
    const { gateway, account } = this.#parts;
    if (nonce === undefined || (await gateway.minedNonce(account.address)) <= nonce) return false;
    // The count is read after the receipt was looked for: it may have come in between.
    return (await gateway.receipt(hash)) === undefined && !(await gateway.knows(hash));
  }

  /** Gives the key up to other processes. */
  async close(): Promise<void> {
    await this.#parts.outbox.close();
  }
}
