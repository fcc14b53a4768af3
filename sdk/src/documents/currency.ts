import { CURRENCIES, WITHDRAWN_CURRENCIES } from "./iso4217.js";

/** A currency of ISO 4217. */
export interface Currency {
  readonly alpha: string;
  readonly numeric: string;
  /** Decimals of the minor unit; null for units of account and metals, which have none. */
  readonly exponent: number | null;
  /** Last month (`YYYY-MM`) of a currency that was withdrawn. */
  readonly withdrawn: string | null;
}

function parse(table: string): Currency[] {
  return table
    .trim()
    .split(/\s*;\s*/)
    .map((row) => {
      const [alpha = "", numeric = "", exponent = "", withdrawn = null] = row.split(" ");
      return { alpha, numeric, exponent: exponent === "-" ? null : Number(exponent), withdrawn };
    });
}

const BY_ALPHA: ReadonlyMap<string, Currency> = new Map(
  [...parse(CURRENCIES), ...parse(WITHDRAWN_CURRENCIES)].map((currency) => [currency.alpha, currency]),
);

/** Every currency known here, those in use first. */
export function currencies(): Currency[] {
  return [...BY_ALPHA.values()];
}

/**
 * The currency of that alphabetic code (capital letters), or null. One that was withdrawn counts for documents issued
 * until the month of its withdrawal.
 *
 * @param day the document's issue date, `YYYY-MM-DD`
 * @example
 * currencyOn("JPY", "2026-09-01")?.exponent; // 0
 */
export function currencyOn(alpha: string, day: string): Currency | null {
  const currency = BY_ALPHA.get(alpha);
  if (currency === undefined) return null;
  return currency.withdrawn === null || day.slice(0, 7) <= currency.withdrawn ? currency : null;
}
