import { parameterInvalid } from "../errors/tradelane-error.js";

const PERCENT = /^(\d{1,3})(?:\.(\d{1,4}))?$/;
const DECIMALS = 4;

/** What {@link parseRate} accepts. */
export const RATE_PATTERN = PERCENT;

/**
 * A yearly rate in millionths, from per cent with up to four decimals.
 *
 * @throws ParameterInvalid
 * @example
 * parseRate("4.35"); // 43500n
 */
export function parseRate(percent: string, parameter = "rate"): bigint {
  const [, whole, fraction = ""] = PERCENT.exec(percent) ?? [];
  if (whole === undefined)
    throw parameterInvalid(parameter, `"${percent}" is no yearly rate in per cent such as "4.35"`);
  return BigInt(whole + fraction.padEnd(DECIMALS, "0"));
}

/** Millionths a year as per cent, without needless zeros. */
export function formatRate(ppm: bigint): string {
  const digits = ppm.toString().padStart(DECIMALS + 1, "0");
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, "");
  const whole = digits.slice(0, -DECIMALS);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
