/** Blocks `from` to `to`, both included. */
export interface BlockRange {
  readonly from: number;
  readonly to: number;
}

export interface RangeSettings {
  /** Blocks asked for at first, and at most. */
  readonly largest: number;
}

/**
 * Reads a range of blocks in pieces as large as the node answers: a refused piece is halved, an answered one lets the
 * next be twice as large. A refusal of a single block is final.
 */
export async function* inPieces<Answer>(
  { from, to }: BlockRange,
  { largest }: RangeSettings,
  ask: (range: BlockRange) => Promise<Answer>,
): AsyncGenerator<{ readonly range: BlockRange; readonly answer: Answer }> {
  let size = largest;
  let next = from;
  while (next <= to) {
    const range = { from: next, to: Math.min(to, next + size - 1) };
    let answer: Answer;
    try {
      answer = await ask(range);
    } catch (error) {
      const asked = range.to - range.from + 1;
      if (asked === 1) throw error;
      size = Math.floor(asked / 2);
      continue;
    }
    yield { range, answer };
    next = range.to + 1;
    size = Math.min(largest, size * 2);
  }
}
