import { documentError } from "./errors.js";

const XS_DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;
const LONGEST = 40;

/**
 * A decimal amount in minor units, without rounding. More decimals than the currency has are allowed only as zeros.
 *
 * @param text xs:decimal in major units
 * @param path where the amount stands, for the error
 * @throws DOCUMENT_FIELD_INVALID when it is no decimal number, DOCUMENT_AMOUNT_TOO_PRECISE
 * @example
 * minorUnits("860500.50", { alpha: "CNY", exponent: 2 }, "/Invoice/..."); // 86050050n
 */
export function minorUnits(text: string, currency: { alpha: string; exponent: number }, path: string): bigint {
  const [, sign, whole = "", fraction = ""] = XS_DECIMAL.exec(text) ?? [];
  if (sign === undefined || whole + fraction === "" || text.length > LONGEST)
    throw documentError("DOCUMENT_FIELD_INVALID", { path, value: text, expected: "a decimal number" });
  const { alpha, exponent } = currency;
  if (/[1-9]/.test(fraction.slice(exponent)))
    throw documentError("DOCUMENT_AMOUNT_TOO_PRECISE", { amount: text, currency: alpha, decimals: exponent });
  const minor = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, "0"));
  return sign === "-" ? -minor : minor;
}
