/** A row of a state table, as a desk hands it to the ledger; what is not given permits all. */
export interface RowFields {
  /** States of the instrument. */
  from?: readonly bigint[];
  after?: bigint;
  blockedBy?: bigint;
  requires?: bigint;
  sets?: bigint;
  when?: "anyTime" | "beforeMaturity" | "fromMaturity";
  act?: bigint;
}

const WHEN = { anyTime: 0n, beforeMaturity: 1n, fromMaturity: 2n } as const;

/** Packs a row: entry 64 | from 16 | requested 8 | after 8 | blocked by 16 | requires 16 | sets 16 | when 8 | act 8. */
export function row(fields: RowFields = {}): bigint {
  const { from, after = 0n, blockedBy = 0n, requires = 0n, sets = 0n, when = "anyTime", act = 99n } = fields;
  const states = from === undefined ? 0xffffn : from.reduce((set, state) => set | (1n << state), 0n);
  return (
    (states << 64n) |
    (after << 88n) |
    (blockedBy << 96n) |
    (requires << 112n) |
    (sets << 128n) |
    (WHEN[when] << 144n) |
    (act << 152n)
  );
}
