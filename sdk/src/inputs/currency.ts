import { parameterInvalid } from "../errors/tradelane-error.js";
import { findCurrency, type CurrencyUnits } from "../values/currency.js";

/**
 * The currency of an ISO 4217 code, alphabetic or numeric.
 *
 * @throws ParameterInvalid when no currency with a minor unit has that code
 * @example
 * currencyOf("CNY").numeric; // 156
 */
export function currencyOf(reference: string | number | bigint, parameter = "currency"): CurrencyUnits {
  const found = findCurrency(reference);
  if (found === undefined)
    throw parameterInvalid(parameter, `${String(reference)} is no ISO 4217 code of a currency with a minor unit`);
  return found;
}
