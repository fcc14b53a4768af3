import type { SuiteEvent } from "../../events/types.js";
import { endOf, instrumentName, instrumentOf, lotId } from "../../path/lot-name.js";
import { unexplained } from "../area.js";
import { NO_REQUEST, traceOf, type LotsState, type RequestKeeper, type RequestRecord } from "./records.js";

/** Requests about whole instruments, kept by one of the desks. */
export interface InstrumentRequests {
  readonly keeper: RequestKeeper;
  readonly instrument: bigint;
}

/** What an event says of a request that ended without agreement. */
export type Closing = Extract<SuiteEvent, { readonly name: "RequestClosed" }>["args"];

/** `Ending` of the contracts. */
const REFUSED = 0n;
const WITHDRAWN = 1n;
const EXPIRED = 2n;
const NOBODY = 0n;

/** An event that does not fit the instrument it speaks of. */
export function instrumentUnexplained(event: SuiteEvent, instrument: bigint, reason: string) {
  return unexplained(event, `instrument ${instrumentName(instrument)}`, reason);
}

/** Why a request cannot have ended so; undefined when it can. */
export function whyNotClosed(request: RequestRecord, { by, ending, act, time }: Closing): string | undefined {
  if (act === 0n || request.act !== act) return "no such request stands on it";
  if (ending === REFUSED) return by === request.to ? undefined : `member ${request.to} was asked, not ${by}`;
  if (ending === WITHDRAWN) return by === request.from ? undefined : `member ${request.from} asked, not ${by}`;
  const expired = ending === EXPIRED && by === NOBODY && time === request.deadline;
  return expired ? undefined : `it expired at ${request.deadline}`;
}

/** The request that stands on an instrument, or the trace of the last one. */
export function requestOn({ requests }: LotsState, { keeper, instrument }: InstrumentRequests): RequestRecord {
  return requests[keeper].get(lotId(instrument, 0n)) ?? NO_REQUEST;
}

/** Opens a request; what stood there before has been closed by an event of its own. */
export function ask(state: LotsState, about: InstrumentRequests, request: RequestRecord, event: SuiteEvent): void {
  const { keeper, instrument } = about;
  if (requestOn(state, about).act !== 0n) {
    throw instrumentUnexplained(event, instrument, "another request stands on it");
  }
  state.requests[keeper].set(lotId(instrument, 0n), request);
}

/** A request is agreed to. */
export function forget({ requests }: LotsState, { keeper, instrument }: InstrumentRequests): void {
  const subject = lotId(instrument, 0n);
  if (requests[keeper].has(subject)) requests[keeper].set(subject, NO_REQUEST);
}

/** A request about an instrument ends without agreement. */
export function close(
  state: LotsState,
  keeper: InstrumentRequests["keeper"],
  closing: Closing,
  event: SuiteEvent,
): void {
  const { subject, time } = closing;
  const instrument = instrumentOf(subject);
  const why = endOf(subject) === 0n ? whyNotClosed(requestOn(state, { keeper, instrument }), closing) : "it is a lot";
  if (why !== undefined) throw instrumentUnexplained(event, instrument, why);
  state.requests[keeper].set(subject, traceOf(time));
}
