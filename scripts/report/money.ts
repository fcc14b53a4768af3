import { displayAmount, findCurrency, formatAmount } from "@tradelane/sdk";

/** ISO 4217 numeric: the currency of bills and of rediscount quotas. */
export const YUAN = 156n;

/** An amount for people; a currency that the SDK does not know by its number. */
export function money(minor: bigint, currency: bigint): string {
  const units = findCurrency(currency);
  return units === undefined ? `${minor} minor units of ${currency}` : displayAmount(minor, units);
}

/** An amount for people whose currency stands beside it. */
export function figure(minor: bigint, currency: bigint): string {
  return money(minor, currency).replace(/ [A-Z]{3}$/, "");
}

/** The code of a currency. */
export function currencyCode(currency: bigint): string {
  return findCurrency(currency)?.code ?? currency.toString();
}

/** An amount for programs: decimal text in major units. */
export function decimal(minor: bigint, currency: bigint): string {
  const units = findCurrency(currency);
  return units === undefined ? minor.toString() : formatAmount(minor, units);
}

/** Amounts of one currency for programs, each under its name, with the currency's code. */
export function decimals<const Name extends string>(
  currency: bigint,
  amounts: Readonly<Record<Name, bigint>>,
): Record<Name, string> & { readonly currency: string } {
  const told = Object.entries<bigint>(amounts).map(([name, minor]) => [name, decimal(minor, currency)]);
  return { ...(Object.fromEntries(told) as Record<Name, string>), currency: currencyCode(currency) };
}
