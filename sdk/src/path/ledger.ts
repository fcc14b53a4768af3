/** The ledgers of lots. */
export const LEDGERS = ["receivables", "bills"] as const;

export type LedgerContract = (typeof LEDGERS)[number];
