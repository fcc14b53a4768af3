import type { SuiteEvent } from "../../events/types.js";
import { instrumentName, lotId } from "../../path/lot-name.js";
import { unexplained } from "../area.js";
import { NO_REQUEST, traceOf, type LotsState, type RequestKeeper, type RequestRecord } from "./records.js";

/** Requests about whole instruments, kept by one of the desks. */
export interface InstrumentRequests {
  readonly keeper: Exclude<RequestKeeper, "receivables">;
  readonly instrument: bigint;
}

/** An event that does not fit the instrument it speaks of. */
export function instrumentUnexplained(event: SuiteEvent, instrument: bigint, reason: string) {
  return unexplained(event, `instrument ${instrumentName(instrument)}`, reason);
}

/** The request that stands on an instrument, or the trace of the last one. */
export function requestOn({ requests }: LotsState, { keeper, instrument }: InstrumentRequests): RequestRecord {
  return requests[keeper].get(lotId(instrument, 0n)) ?? NO_REQUEST;
}

/** Opens a request; what stood there before has been closed by an event of its own. */
export function ask(state: LotsState, about: InstrumentRequests, request: RequestRecord, event: SuiteEvent): void {
  const { keeper, instrument } = about;
  if (requestOn(state, about).act !== 0n)
    throw instrumentUnexplained(event, instrument, "another request stands on it");
  state.requests[keeper].set(lotId(instrument, 0n), request);
}

/** A request is agreed to. */
export function forget({ requests }: LotsState, { keeper, instrument }: InstrumentRequests): void {
  const subject = lotId(instrument, 0n);
  if (requests[keeper].has(subject)) requests[keeper].set(subject, NO_REQUEST);
}

/** A request ends without agreement. */
export function close(state: LotsState, about: InstrumentRequests, act: bigint, time: bigint, event: SuiteEvent): void {
  const { keeper, instrument } = about;
  if (act === 0n || requestOn(state, about).act !== act) {
    throw instrumentUnexplained(event, instrument, "no such request stands on it");
  }
  state.requests[keeper].set(lotId(instrument, 0n), traceOf(time));
}
