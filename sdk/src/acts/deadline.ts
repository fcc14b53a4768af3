import { resolveTime, type TimeInput } from "../inputs/time.js";
import type { ActContext } from "./context.js";

const DEFAULT_DAYS = 7;
const DAY = 86_400;

/** The last moment to answer a request: as given, or a week from now, before what is asked about falls due. */
export async function answerBy(context: ActContext, given: TimeInput | undefined, maturity: bigint): Promise<number> {
  if (given !== undefined) return resolveTime(given, context.clock, "deadline");
  const week = (await context.clock.now()) + DEFAULT_DAYS * DAY;
  return Math.min(week, Number(maturity) - 1);
}
