import { pathOf } from "../../path/history.js";
import type { PathStep } from "../../path/step.js";
import type { ActContext } from "../context.js";

/** A lot as it is now, and its history from issue to now, from the chain's events. */
export async function provenLot(
  context: ActContext,
  lot: bigint,
): Promise<{ ref: { lot: bigint; trail: string }; path: PathStep[] }> {
  const history = await context.history.of(lot);
  return { ref: { lot, trail: history.trail }, path: pathOf(history) };
}
