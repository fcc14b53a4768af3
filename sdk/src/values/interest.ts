const DAY = 86_400n;
const PPM = 1_000_000n;

/** Days of a year by the number of the day count convention in the rule book: ACT/360 and ACT/365. */
const YEAR_DAYS: ReadonlyMap<bigint, bigint> = new Map([
  [1n, 360n],
  [2n, 365n],
]);

/** Days that a year has in a convention of the rule book; zero for an unknown one. */
export function daysOfYear(convention: bigint): bigint {
  return YEAR_DAYS.get(convention) ?? 0n;
}

/**
 * Calendar days from the day of one moment to the day of another that is not earlier. UTC seconds.
 *
 * @param zone Zone of the business day as the rule book has it: seconds east of UTC, plus 86,400.
 */
export function daysBetween(from: bigint, to: bigint, zone: bigint): bigint {
  return (to + zone) / DAY - (from + zone) / DAY;
}

/**
 * `principal` x rate x days / base, in minor units, rounded half up.
 *
 * @param ratePpm Millionths per `baseDays`.
 */
export function interestHalfUp(principal: bigint, ratePpm: bigint, days: bigint, baseDays: bigint): bigint {
  const divisor = PPM * baseDays;
  return (principal * ratePpm * days + divisor / 2n) / divisor;
}

/**
 * First moment after a term of months that began with the business day of a moment, UTC seconds: the last day of the
 * term is the corresponding one, or the last of a month that has it not.
 *
 * @param zone Zone of the business day as the rule book has it: seconds east of UTC, plus 86,400.
 */
export function businessMonthsAfter(moment: bigint, months: bigint, zone: bigint): bigint {
  const day = new Date(Number((moment + zone) / DAY - 1n) * 86_400_000);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + Number(months)];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const last = Date.UTC(year, month, Math.min(day.getUTCDate(), lastOfMonth)) / 86_400_000;
  return (BigInt(last) + 2n) * DAY - zone;
}
