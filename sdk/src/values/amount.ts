import type { CurrencyUnits } from "./currency.js";

/**
 * Minor units as a decimal string in major units, with every decimal of the currency.
 *
 * @example
 * formatAmount(125050n, currencyOf("CNY")); // "1250.50"
 */
export function formatAmount(minor: bigint, { exponent }: CurrencyUnits): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const sign = minor < 0n ? "-" : "";
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-exponent)}`;
}

/** As {@link formatAmount}, for people: thousands apart, and the currency's code. */
export function displayAmount(minor: bigint, currency: CurrencyUnits): string {
  const [whole = "", fraction] = formatAmount(minor, currency).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} ${currency.code}`;
}
