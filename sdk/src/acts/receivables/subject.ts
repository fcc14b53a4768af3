import { z } from "zod";
import { callOf, type Call } from "../../chain/contracts.js";
import type { EventArguments } from "../../chain/history.js";
import { endOf, instrumentName, instrumentOf, lotId, lotName } from "../../path/lot-name.js";
import { ReceivableAct } from "../../values/enums.js";
import type { ActContext } from "../context.js";
import type { ActEvents } from "../events.js";
import { instrument, lot } from "../schemas.js";

/** What a request is about: a lot, or a receivable as a whole. */
export const subject = z.union([z.strictObject({ lot }), z.strictObject({ instrument })]);

type SubjectInput = z.output<typeof subject>;

/**
 * The call that ends a request without agreement, to the contract that keeps it: offers stand with the lots, the others
 * with the desk that was asked.
 */
export async function endingCall(
  context: ActContext,
  verb: "refuse" | "withdraw" | "expire",
  given: SubjectInput,
): Promise<Call> {
  if ("lot" in given) return callOf("receivables", verb, [(await context.lot(given.lot)).lot]);
  const name = lotId(context.instrument(given.instrument), 0n);
  const { act } = await context.contracts.servicing.requestAt(name);
  return act === 0n ? callOf("origination", verb, [name]) : callOf("servicing", verb, [name]);
}

/** How a request ended. */
export function closedOf(events: ActEvents) {
  const [closed] = [
    ...events.all("receivables.RequestClosed"),
    ...events.all("origination.RequestClosed"),
    ...events.all("servicing.RequestClosed"),
  ];
  return tellClosed(closed ?? events.one("receivables.RequestClosed"));
}

function tellClosed({ subject: about, by, act, time }: EventArguments<"receivables.RequestClosed">) {
  const named = endOf(about) === 0n ? { instrument: instrumentName(instrumentOf(about)) } : { lot: lotName(about) };
  return { ...named, by: Number(by), act: ReceivableAct.nameOf(act), at: Number(time) };
}
