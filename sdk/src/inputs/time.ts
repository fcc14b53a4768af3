import { parameterInvalid } from "../errors/tradelane-error.js";

/**
 * A moment at the edge: Unix seconds, an ISO 8601 time with its zone, a day (`YYYY-MM-DD`, its first moment in the zone
 * of the business day), `now`, a distance from the chain's clock such as `+90d`, `-1h`, `+30s`, or the first moment of
 * a business day counted from the present one, such as `day+90`.
 */
export type TimeInput = string | number | bigint;

/** What a moment is resolved against. */
export interface TimeBase {
  /** The chain's clock, UTC seconds. */
  now(): Promise<number>;
  /** Zone of the business day, seconds east of UTC. */
  zone(): Promise<number>;
}

const DAY_SECONDS = 86_400;
const SECONDS_OF: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: DAY_SECONDS, w: 7 * DAY_SECONDS };
const RELATIVE = /^([+-])(\d{1,9})([smhdw])$/;
const BUSINESS_DAY = /^day([+-]\d{1,6})$/;
const UNIX = /^\d{1,12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const LATEST = 2 ** 40 - 1;

/** What {@link resolveTime} accepts as text. */
export const TIME_PATTERN = new RegExp(
  [RELATIVE, BUSINESS_DAY, UNIX, DAY, ISO]
    .map(({ source }) => source)
    .concat("^now$")
    .join("|"),
);

/**
 * A moment as UTC seconds.
 *
 * @throws ParameterInvalid when it is no moment the contracts can hold
 * @example
 * await resolveTime("+90d", { now: async () => 1_800_000_000, zone: async () => 28_800 }); // 1807776000
 */
export async function resolveTime(input: TimeInput, base: TimeBase, parameter = "time"): Promise<number> {
  const seconds = await secondsOf(input, base);
  if (seconds === undefined || !Number.isSafeInteger(seconds) || seconds < 0 || seconds > LATEST)
    throw parameterInvalid(
      parameter,
      `"${String(input)}" is no time; use "2026-12-31", "2026-12-31T16:00:00Z" or "+90d"`,
    );
  return seconds;
}

async function secondsOf(input: TimeInput, base: TimeBase): Promise<number | undefined> {
  if (typeof input !== "string") return Number(input);
  if (input === "now") return base.now();
  if (UNIX.test(input)) return Number(input);
  const [, sign, count, unit] = RELATIVE.exec(input) ?? [];
  if (unit !== undefined) {
    const distance = Number(count) * (SECONDS_OF[unit] ?? 0);
    return (await base.now()) + (sign === "-" ? -distance : distance);
  }
  const [, days] = BUSINESS_DAY.exec(input) ?? [];
  if (days !== undefined) {
    const [now, zone] = await Promise.all([base.now(), base.zone()]);
    return (Math.floor((now + zone) / DAY_SECONDS) + Number(days)) * DAY_SECONDS - zone;
  }
  if (DAY.test(input)) {
    const midnight = midnightOf(input);
    return midnight === undefined ? undefined : midnight - (await base.zone());
  }
  return ISO.test(input) ? Math.floor(Date.parse(input) / 1000) : undefined;
}

/** First moment of a day in UTC; `undefined` when the calendar has no such day. */
function midnightOf(day: string): number | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? date.getTime() / 1000 : undefined;
}
