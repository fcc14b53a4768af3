import { displayAmount, findCurrency } from "@tradelane/sdk";

/** An amount for people; a currency that the SDK does not know by its number. */
export function money(minor: bigint, currency: bigint): string {
  const units = findCurrency(currency);
  return units === undefined ? `${minor} minor units of ${currency}` : displayAmount(minor, units);
}
