import type { TransactionLimit } from "../../chain/limits.js";
import { instrumentOf } from "../../path/lot-name.js";
import type { ListItem } from "./list.js";

/**
 * What the parts of a list cost at most, by unit: measured on the contracts as they are built without the optimiser's full
 * work, and a tenth more. A test holds what lists really take against it.
 */
const COSTS = {
  gas: { transaction: 125_000n, receiver: 25_000n, cut: 42_000n, whole: 20_000n, lot: 8_000n, document: 8_000n },
  // The words of a call, of an acceptance with its signature, and of an item; lots and documents stand in their items.
  bytes: { transaction: 800n, receiver: 256n, cut: 192n, whole: 192n, lot: 0n, document: 0n },
} as const satisfies Record<TransactionLimit["unit"], unknown>;

/** What a transaction with these items takes at most, known before anything is signed. */
export function costOf(items: readonly ListItem[], unit: TransactionLimit["unit"]): bigint {
  const cost = COSTS[unit];
  const count = (values: readonly unknown[]) => BigInt(new Set(values).size);
  const passages = items.map(({ passage }) => passage);
  const wholes = BigInt(items.filter(({ isWhole }) => isWhole).length);
  return (
    cost.transaction +
    cost.receiver * count(passages.map(({ to }) => to)) +
    cost.whole * wholes +
    cost.cut * (BigInt(items.length) - wholes) +
    cost.lot * count(passages.map(({ ref }) => ref.lot)) +
    cost.document * count(passages.map(({ ref, background }) => `${instrumentOf(ref.lot)} ${background}`))
  );
}
