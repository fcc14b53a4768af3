import type { ContractErrorCode } from "../errors/catalogue.js";
import { contractError, parameterInvalid, type ErrorValues, type TradelaneError } from "../errors/tradelane-error.js";
import { BillType, type BillTypeName } from "../values/enums.js";
import { checkDigitOf, dayOfDate, formatDate } from "../values/package-number.js";

/** A package number at the edge: its 30 digits, or the number they make; spaces between groups do not count. */
export type PackageNumberInput = string | bigint;

/** What a package number says. */
export interface PackageNumberParts {
  /** What kind of bill it is, and so whether a bank or an enterprise accepts it. */
  readonly type: BillTypeName;
  /** Code of the bank at which the bill is registered, twelve digits. */
  readonly bank: string;
  /** Business day of the registration, `YYYY-MM-DD`. */
  readonly date: string;
  /** Number of the bill at this bank on this day, eight digits. */
  readonly serial: string;
}

/** Digits, in groups if people like. */
const PACKAGE_NUMBER_PATTERN = /^\d+( \d+)*$/;

/** Days of registration that can be kept, from 1970 on; they reach into the year 7711. */
const DAYS = 2 ** 21;
const THIRTY_DIGITS = /^[1-9]\d{29}$/;
const BANK = /^\d{12}$/;
const SERIAL = /^\d{1,8}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A bill's package number, once its length, type, date and check digit (ISO 7064 MOD 11,10) are in order: the checks the
 * contracts make, with their errors.
 *
 * @throws ParameterInvalid when it is not made of digits
 * @throws PackageNumberNotThirtyDigits, PackageNumberTypeUnknown, PackageNumberDateInvalid, PackageNumberCheckDigitWrong
 * @example
 * parsePackageNumber("510210000001220261123000000014"); // 510210000001220261123000000014n
 */
export function parsePackageNumber(input: PackageNumberInput, parameter = "number"): bigint {
  return checkedPackageNumber(input, parameter).number;
}

/**
 * What a package number says.
 *
 * @throws as {@link parsePackageNumber}
 * @example
 * packageNumberParts("510210000001220261123000000014").date; // "2026-11-23"
 */
export function packageNumberParts(input: PackageNumberInput, parameter = "number"): PackageNumberParts {
  return checkedPackageNumber(input, parameter).parts;
}

/** The number, and what it says. */
export function checkedPackageNumber(
  input: PackageNumberInput,
  parameter: string,
): { readonly number: bigint; readonly parts: PackageNumberParts } {
  const digits = digitsOf(input, parameter);
  const number = BigInt(digits);
  if (!THIRTY_DIGITS.test(digits)) throw refused("PackageNumberNotThirtyDigits", { number });
  const type = BillType.nameOf(Number(digits[0]));
  if (type === undefined) throw refused("PackageNumberTypeUnknown", { number, billType: Number(digits[0]) });
  const date = formatDate(Number(digits.slice(13, 21)));
  if (!isRegistrationDate(date))
    throw refused("PackageNumberDateInvalid", { number, date: Number(digits.slice(13, 21)) });
  const [given, expected] = [Number(digits.slice(-1)), checkDigitOf(digits.slice(0, -1))];
  if (given !== expected) throw refused("PackageNumberCheckDigitWrong", { number, given, expected });
  return { number, parts: { type, bank: digits.slice(1, 13), date, serial: digits.slice(21, 29) } };
}

/**
 * Makes the package number of a bill from its parts.
 *
 * @throws ParameterInvalid when a part has not its form
 * @example
 * makePackageNumber({ type: "Bank", bank: "102100000012", date: "2026-11-23", serial: "1" });
 * // 510210000001220261123000000014n
 */
export function makePackageNumber({ type, bank, date, serial }: PackageNumberParts): bigint {
  if (!BANK.test(bank)) throw parameterInvalid("bank", `"${bank}" is no bank code; it is 12 digits`);
  if (!DATE.test(date) || !isRegistrationDate(date))
    throw parameterInvalid("date", `"${date}" is no day of registration; use "2026-12-31"`);
  if (!SERIAL.test(serial)) throw parameterInvalid("serial", `"${serial}" is no serial; it is at most 8 digits`);
  const digits = [BillType.numberOf(type), bank, date.replaceAll("-", ""), serial.padStart(8, "0")].join("");
  return BigInt(digits + checkDigitOf(digits).toString());
}

function digitsOf(input: PackageNumberInput, parameter: string): string {
  const text = input.toString();
  if (!PACKAGE_NUMBER_PATTERN.test(text))
    throw parameterInvalid(parameter, `"${text}" is no package number; it is 30 digits`);
  return text.replaceAll(" ", "");
}

function isRegistrationDate(date: string): boolean {
  const day = dayOfDate(date);
  return day !== undefined && day >= 0 && day < DAYS;
}

function refused(code: ContractErrorCode, values: ErrorValues): TradelaneError {
  return contractError(code, values, {}, undefined);
}
