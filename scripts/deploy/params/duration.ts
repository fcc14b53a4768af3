import { z } from "zod";

const SECONDS = { s: 1, min: 60, h: 3_600, d: 86_400 } as const;

/** The longest delay that AccessManager keeps: 32 bits of seconds. */
const LONGEST = 2 ** 32 - 1;

/** A span of time such as "0", "90s", "30min", "12h" or "2d", in seconds. */
export const duration = z
  .string()
  .regex(/^(0|\d+(s|min|h|d))$/, 'a span of time such as "0", "90s", "30min", "12h" or "2d"')
  .transform((text) => {
    const unit = /[a-z]+$/.exec(text)?.[0] as keyof typeof SECONDS | undefined;
    return parseInt(text, 10) * (unit === undefined ? 1 : SECONDS[unit]);
  })
  .refine((seconds) => seconds <= LONGEST, "at most 136 years");
