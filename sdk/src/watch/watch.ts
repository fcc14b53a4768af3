import type { Provider } from "ethers";
import { suiteAddresses, type EventKey } from "../chain/history.js";
import type { Deployment } from "../deployments/record.js";
import { isUnreachable } from "../errors/node-fault.js";
import type { TradelaneError } from "../errors/tradelane-error.js";
import { readEvents } from "../events/read.js";
import type { SuiteEvent } from "../events/types.js";
import { pause } from "../sending/pause.js";

/** Which events to follow, and from where. */
export interface EventFilter {
  /** Names of events (`receivables.LotAssigned`), or of whole contracts; all unless told otherwise. */
  readonly events?: readonly (EventKey | SuiteEvent["contract"])[];
  /** First block to read: a cursor of an earlier watch, or the deployment's block. */
  readonly from?: number;
  /** Ends the watch. */
  readonly signal?: AbortSignal;
  /** Seconds between looks at the chain; one unless told otherwise. */
  readonly everySeconds?: number;
}

/**
 * Takes the chosen events of some blocks, in the order of the chain. The cursor is the first block not read: kept
 * together with what was made of the events, it lets a later watch go on where this one ended.
 */
export type EventHandler = (events: readonly SuiteEvent[], cursor: number) => void | Promise<void>;

/** A watch under way. */
export interface Watching {
  /** Settles when the watch was stopped; fails with what the handler threw, or when the events cannot be read. */
  readonly done: Promise<void>;
  /** Ends the watch after the blocks that the handler has in hand. */
  stop(): Promise<void>;
}

interface Source {
  readonly provider: Provider;
  readonly deployment: Deployment;
  told(error: unknown): TradelaneError;
}

/** Follows the suite's events from a block on. A node that is away is asked again until it is back. */
export function watch(source: Source, filter: EventFilter, handler: EventHandler): Watching {
  const stopper = new AbortController();
  const signal = filter.signal === undefined ? stopper.signal : AbortSignal.any([filter.signal, stopper.signal]);
  const done = follow(source, filter, handler, signal);
  // Whoever does not wait for the end still stops it without an unhandled failure; `done` keeps it.
  done.catch(() => undefined);
  return {
    done,
    async stop() {
      stopper.abort();
      await done;
    },
  };
}

async function follow(source: Source, filter: EventFilter, handler: EventHandler, signal: AbortSignal): Promise<void> {
  const { provider, deployment } = source;
  const addresses = suiteAddresses(deployment);
  const isChosen = chooserOf(filter.events);
  const { confirmations } = deployment.finality;
  let cursor = filter.from ?? deployment.deployedAtBlock;
  while (!isOver(signal)) {
    try {
      const newest = (await provider.getBlock("latest"))?.number ?? -1;
      const last = newest - confirmations + 1;
      if (last >= cursor) {
        for await (const { range, events } of readEvents(provider, addresses, cursor, last)) {
          await handled(handler, events.filter(isChosen), range.to + 1);
          cursor = range.to + 1;
          if (isOver(signal)) return;
        }
      }
    } catch (error) {
      if (error instanceof HandlerFailure) throw error.cause;
      if (!isUnreachable(error)) throw source.told(error);
    }
    await Promise.race([pause((filter.everySeconds ?? 1) * 1000), aborted(signal)]);
  }
}

/** What the handler threw, told apart from what the node did. */
class HandlerFailure extends Error {}

async function handled(handler: EventHandler, events: readonly SuiteEvent[], cursor: number): Promise<void> {
  try {
    await handler(events, cursor);
  } catch (cause) {
    throw new HandlerFailure("The handler of a watch failed.", { cause });
  }
}

function chooserOf(chosen: EventFilter["events"]): (event: SuiteEvent) => boolean {
  if (chosen === undefined) return () => true;
  const names = new Set<string>(chosen);
  return ({ contract, name }) => names.has(contract) || names.has(`${contract}.${name}`);
}

/** Asked anew each time: it changes while the handler works. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
