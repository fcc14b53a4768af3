import { findCurrency, formatAmount } from "@tradelane/sdk";

/** Tells amounts of a currency as decimal text in major units. */
export function amountsIn(currency: string): (minor: bigint) => string {
  const units = findCurrency(currency);
  return (minor) => (units === undefined ? minor.toString() : formatAmount(minor, units));
}
