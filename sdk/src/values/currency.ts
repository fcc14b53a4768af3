import { currencies } from "../documents/currency.js";

/** A currency as the chain counts it. */
export interface CurrencyUnits {
  /** ISO 4217 alphabetic code. */
  readonly code: string;
  /** ISO 4217 numeric code, which is what the contracts store. */
  readonly numeric: number;
  /** Decimals of the minor unit: an amount of 1 on chain is 10^-exponent of the currency. */
  readonly exponent: number;
}

function unitsOf({ alpha, numeric, exponent }: { alpha: string; numeric: string; exponent: number | null }) {
  return exponent === null ? [] : [{ code: alpha, numeric: Number(numeric), exponent }];
}

const USABLE: readonly CurrencyUnits[] = currencies().flatMap(unitsOf);
const BY_CODE = new Map(USABLE.map((currency) => [currency.code, currency]));
// Where a withdrawn currency shared a number with its successor, the one in use comes first in the table and stays.
const BY_NUMBER = new Map([...USABLE].reverse().map((currency) => [currency.numeric, currency]));

/** The currency of an ISO 4217 code, alphabetic or numeric; `undefined` when none with a minor unit has it. */
export function findCurrency(reference: string | number | bigint): CurrencyUnits | undefined {
  return typeof reference === "string" ? BY_CODE.get(reference) : BY_NUMBER.get(Number(reference));
}

/** The alphabetic code of a currency on chain; its number when this SDK knows none. */
export function currencyName(numeric: number | bigint): string {
  return findCurrency(numeric)?.code ?? String(numeric);
}
