/** A receivable, in cents. */
export interface Receivable {
  readonly debtor: string;
  readonly line: string;
  readonly currency: string;
  readonly face: bigint;
  readonly lots: Lot[];
  maturity: number;
  paid: bigint;
  level: bigint;
  reached: bigint;
}

/** One who passed a lot on. */
interface Passage {
  readonly from: string;
  readonly recourse: boolean;
}

/** A part of a receivable in one hand: cents from `start` up to `end`. */
export interface Lot {
  readonly of: Receivable;
  readonly end: bigint;
  start: bigint;
  holder: string;
  tier: number;
  paid: bigint;
  live: boolean;
  passed: readonly Passage[];
}

export function valueOf({ start, end }: Lot): bigint {
  return end - start;
}

export function unpaidOf(lot: Lot): bigint {
  return valueOf(lot) - lot.paid;
}

/** The front part of a lot; the lot itself where all of it is asked for. */
export function cut(lot: Lot, cents: bigint): Lot {
  if (cents <= 0n || cents > valueOf(lot)) throw new Error(`${cents} of a lot of ${valueOf(lot)}`);
  if (cents === valueOf(lot)) return lot;
  const front = { ...lot, end: lot.start + cents };
  lot.start = front.end;
  lot.of.lots.push(front);
  return front;
}

export function pass(lot: Lot, to: string, recourse: boolean): void {
  lot.passed = [...lot.passed, { from: lot.holder, recourse }];
  lot.holder = to;
}

/** Who paid in recourse stands where it stood before it passed the lot on. */
export function takeBack(lot: Lot, payer: string): void {
  lot.passed = lot.passed.slice(
    0,
    lot.passed.findLastIndex(({ from }) => from === payer),
  );
  lot.holder = payer;
}

/** Walking back from the holder, each who passed the lot on with recourse, until the first who did not. */
export function liableOn({ passed, holder }: Lot): string[] {
  const back = passed.toReversed();
  const stop = back.findIndex(({ recourse }) => !recourse);
  const members = (stop < 0 ? back : back.slice(0, stop)).map(({ from }) => from);
  return [...new Set(members)].filter((member) => member !== holder);
}

/** What of a level of the whole is a lot's: whole cents before its end less whole cents before its start. */
export function shareOf({ start, end, of: { face } }: Lot, level: bigint): bigint {
  return (level * end) / face - (level * start) / face;
}

/** The live lots in the order of their ranges. */
export function inOrder({ lots }: Receivable): Lot[] {
  return lots.filter(({ live }) => live).toSorted((a, b) => (a.start < b.start ? -1 : 1));
}
