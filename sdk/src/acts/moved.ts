import type { EventArguments } from "../chain/history.js";
import type { LedgerContract } from "../path/ledger.js";
import { lotId, lotName } from "../path/lot-name.js";
import { decodeStep } from "../path/step.js";
import type { ActContext } from "./context.js";

/** What a lot is worth, minor units. */
export async function valueOf(context: ActContext, name: bigint, ledger: LedgerContract): Promise<bigint> {
  const { start, end } = await context.contracts[ledger].lotAt(name);
  return end - start;
}

/** What moved, by which kind of step, and what stayed behind. */
export function movedOf({ instrument, from, to, step: word, background }: EventArguments<"receivables.LotAssigned">) {
  const step = decodeStep(word);
  const moved = {
    lot: lotName(lotId(instrument, step.end)),
    /** The lot that kept the rest; absent when all of it moved. */
    ...(step.end !== step.parentEnd && { rest: lotName(lotId(instrument, step.parentEnd)) }),
    from: Number(from),
    to: Number(to),
    units: step.end - step.start,
    background,
    at: Number(step.time),
    epoch: Number(step.epoch),
  };
  return { act: step.act, moved };
}
