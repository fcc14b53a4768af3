const DIGITS = 30;
const DAY_MILLISECONDS = 86_400_000;

/** A package number as it is written: 30 digits. */
export function formatPackageNumber(number: bigint): string {
  return number.toString().padStart(DIGITS, "0");
}

/** A date of eight digits, for people: `2026-11-23`. */
export function formatDate(digits: bigint | number): string {
  return digits
    .toString()
    .padStart(8, "0")
    .replace(/^(\d+)(\d{2})(\d{2})$/, "$1-$2-$3");
}

/**
 * The check digit of a row of digits by ISO 7064 MOD 11,10.
 *
 * @example
 * checkDigitOf("0794"); // 5
 */
export function checkDigitOf(digits: string): number {
  const product = [...digits].reduce((last, digit) => (((last + Number(digit)) % 10 || 10) * 2) % 11, 10);
  return (11 - product) % 10;
}

/** Days from 1970-01-01 to a date (`YYYY-MM-DD`); `undefined` when the calendar does not have it. */
export function dayOfDate(date: string): number | undefined {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(`${date}T`)) return undefined;
  return time / DAY_MILLISECONDS;
}

/** The date (`YYYY-MM-DD`) of a day counted from 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
