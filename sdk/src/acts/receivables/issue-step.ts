import { sdkError } from "../../errors/tradelane-error.js";
import { instrumentName } from "../../path/lot-name.js";
import type { PathStep } from "../../path/step.js";
import type { ActContext } from "../context.js";
import type { ActEvents } from "../events.js";

/** The root lot's first step and the document it stands on, from the event of the issue. */
export async function issueStepOf(context: ActContext, instrument: bigint): Promise<PathStep> {
  const issued = await context.history.newest("receivables.LotIssued", [instrument]);
  if (issued === undefined)
    throw sdkError("HistoryMissing", { subject: instrumentName(instrument), event: "LotIssued" });
  return { step: issued.step, background: issued.background };
}

/** What a cancellation returns. */
export function cancelledOf(events: ActEvents) {
  const { instrument, background, time } = events.one("servicing.ReceivableCancelled");
  return { instrument: instrumentName(instrument), background, at: Number(time) };
}
