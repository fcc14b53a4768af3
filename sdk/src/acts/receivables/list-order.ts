import { parameterInvalid } from "../../errors/tradelane-error.js";
import { endOf, instrumentOf, lotName } from "../../path/lot-name.js";

/** An item that is not yet in its place. */
export interface Unsorted {
  readonly lot: bigint;
  readonly to: bigint;
  /** What is passed on; all that the other items leave of the lot unless told. */
  readonly units: bigint | undefined;
  readonly recourse: boolean;
  readonly background: string;
}

export type Sorted<Item> = Item & { readonly units: bigint };

/**
 * The items in the order in which all who sign put them, whatever the order in which they were given: by receiver, so
 * that each signs once, then by instrument and document, because neighbours on one ground use it up together.
 *
 * @param starts the first unit of each lot
 */
export function inOrder<Item extends Unsorted>(
  items: readonly Item[],
  starts: ReadonlyMap<bigint, bigint>,
): Sorted<Item>[] {
  const left = new Map([...starts].map(([lot, start]) => [lot, endOf(lot) - start]));
  const take = ({ lot }: Item, units: bigint) => left.set(lot, (left.get(lot) ?? 0n) - units);
  for (const item of items) take(item, item.units ?? 0n);
  const whole = items.map((item) => {
    const units = item.units ?? left.get(item.lot) ?? 0n;
    if (item.units === undefined) take(item, units);
    return { ...item, units };
  });
  for (const [lot, rest] of left)
    if (rest < 0n) throw parameterInvalid("items", `they take more from ${lotName(lot)} than there is`);
  return whole.sort(compare);
}

function compare(a: Sorted<Unsorted>, b: Sorted<Unsorted>): number {
  const by = (x: bigint, y: bigint) => (x < y ? -1 : Number(x > y));
  return (
    by(a.to, b.to) ||
    by(instrumentOf(a.lot), instrumentOf(b.lot)) ||
    by(BigInt(a.background), BigInt(b.background)) ||
    by(a.lot, b.lot) ||
    by(a.units, b.units) ||
    Number(a.recourse) - Number(b.recourse)
  );
}
