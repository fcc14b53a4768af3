import { parameterInvalid } from "../errors/tradelane-error.js";
import type { CurrencyUnits } from "../values/currency.js";

/** An amount at the edge: a decimal string in major units, with or without its currency, or minor units as bigint. */
export type AmountInput = string | bigint;

const DECIMAL = /^(\d+)(?:\.(\d+))?(?: ([A-Z]{3}))?$/;

/** What {@link parseAmount} accepts as text. */
export const AMOUNT_PATTERN = DECIMAL;

/**
 * An amount in minor units, without rounding.
 *
 * @throws ParameterInvalid when it is no amount, has more decimals than the currency, or names another currency
 * @example
 * parseAmount("1250.5", currencyOf("CNY")); // 125050n
 */
export function parseAmount(input: AmountInput, currency: CurrencyUnits, parameter = "amount"): bigint {
  if (typeof input === "bigint") {
    if (input < 0n) throw parameterInvalid(parameter, "an amount is not negative");
    return input;
  }
  const [, whole, fraction = "", named] = DECIMAL.exec(input) ?? [];
  if (whole === undefined) throw parameterInvalid(parameter, `"${input}" is no decimal amount such as "1250.50"`);
  if (named !== undefined && named !== currency.code)
    throw parameterInvalid(parameter, `the amount is in ${named}, but ${currency.code} is due here`);
  if (/[1-9]/.test(fraction.slice(currency.exponent)))
    throw parameterInvalid(
      parameter,
      `${currency.code} has ${String(currency.exponent)} decimals, "${input}" has more`,
    );
  return BigInt(whole + fraction.slice(0, currency.exponent).padEnd(currency.exponent, "0"));
}
