import type { SuiteEvent } from "@tradelane/sdk/events";
import { AREAS, type SuiteState } from "@tradelane/sdk/state";
import { expectStateError } from "./refusal.ts";
import type { EventLog } from "./events.ts";

/** What one area makes of a log. */
export function foldArea<Name extends keyof SuiteState>(name: Name, log: EventLog): SuiteState[Name] {
  const { empty, fold } = AREAS[name];
  const step = fold as (state: unknown, event: SuiteEvent) => unknown;
  return log.events.reduce<unknown>(step, empty()) as SuiteState[Name];
}

/** The last event of a log must not fit what came before it, about this thing and for this reason. */
export function expectUnexplained(name: keyof SuiteState, log: EventLog, thing: string, reason: string): void {
  const last = log.events.at(-1)!;
  const { empty, fold } = AREAS[name];
  const step = fold as (state: unknown, event: SuiteEvent) => unknown;
  const before = log.events.slice(0, -1).reduce<unknown>(step, empty());
  const { contract, name: event, blockNumber: block } = last;
  expectStateError("STATE_EVENT_UNEXPLAINED", { contract, event, block, thing, reason }, () => step(before, last));
}
