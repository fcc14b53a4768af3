/** What is compared, in the order in which it is told. */
export const areas = ["chain", "code", "state", "wiring", "desks", "powers", "roles", "council", "rules"] as const;

export type Area = (typeof areas)[number];

/** One thing compared: what the record and the parameters say, and what the chain says. */
export interface Finding {
  area: Area;
  /** The contract, role or rule concerned. */
  subject: string;
  what: string;
  expected: string;
  actual: string;
  ok: boolean;
}

/** Compares one thing. */
export function finding(
  area: Area,
  subject: string,
  what: string,
  expected: string | number | bigint | boolean,
  actual: string | number | bigint | boolean,
): Finding {
  return { area, subject, what, expected: `${expected}`, actual: `${actual}`, ok: `${expected}` === `${actual}` };
}
