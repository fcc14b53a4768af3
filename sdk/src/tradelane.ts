import type { z } from "zod";
import type { Act } from "./acts/act.js";
import type { ProposalResult } from "./acts/council/proposal.js";
import type { ConsentForm } from "./acts/consent.js";
import type { ActContext } from "./acts/context.js";
import { acts, type Acts } from "./acts/registry.js";
import type { ActRunner, SendOptions, TransactionInfo } from "./acts/runner.js";
import type { Deployment } from "./deployments/record.js";
import type { Directory } from "./directory.js";
import { resolveTime, type TimeInput } from "./inputs/time.js";
import { readsOf, type Reads } from "./reads/reads.js";
import type { TradelaneError } from "./errors/tradelane-error.js";
import { watch, type EventFilter, type EventHandler, type Watching } from "./watch/watch.js";

/** What an act returned, and the transaction that carried it out. */
export type Sent<Result> = Result & { readonly transaction: TransactionInfo };

/** What an act that the council decides returned: the proposal, and the act's own result once it is executed. */
export type Proposed<Result> = Sent<ProposalResult & { readonly result?: Result }>;

type ParamsOf<A> = A extends Act<string, infer Params> ? z.input<Params> : never;
type ResultOf<A> = A extends { result(...events: never[]): infer Result } ? Result : never;

/** Signs the counterparty's consent to an act; returns its bytes as hex text. */
type Sign<A> = A extends { readonly consent?: infer Form }
  ? Form extends ConsentForm<infer Params>
    ? { sign(params: z.input<Params>): Promise<string> }
    : unknown
  : unknown;

/** Sends an act, waits until it is final, and returns what it did. */
export interface Send<A> {
  (params: ParamsOf<A>, options?: SendOptions & { readonly via?: undefined }): Promise<Sent<ResultOf<A>>>;
  (params: ParamsOf<A>, options: SendOptions & { readonly via: "council" }): Promise<Proposed<ResultOf<A>>>;
}

type Verbs = {
  readonly [Area in keyof Acts]: {
    readonly [Verb in keyof Acts[Area]]: Send<Acts[Area][Verb]> & Sign<Acts[Area][Verb]>;
  };
};

/** The acts and reads of each area. */
export type Areas = { readonly [Area in keyof Acts]: Verbs[Area] & (Area extends keyof Reads ? Reads[Area] : unknown) };

/** The suite on one chain, for one account. Made by `connect`. */
export interface Tradelane extends Areas, AsyncDisposable {
  readonly deployment: Deployment;
  /** The address of the account that acts; undefined when connected to read only. */
  readonly account: string | undefined;
  /** What the caller calls members. */
  readonly directory: Directory;
  /** A moment by the chain's clock, UTC seconds: `await tl.time("+90d")`. */
  time(input: TimeInput): Promise<number>;
  /** Follows the suite's events from a block on. */
  watch(filter: EventFilter, handler: EventHandler): Watching;
  /** Sends an act by its name, as a line of an acts file does; `.sign` at the end signs a consent instead. */
  act(name: string, params: unknown, options?: SendOptions): Promise<unknown>;
  /** Waits for what an earlier process signed. */
  settled(): Promise<void>;
  /** Lets go of the node and of the account's key. */
  close(): Promise<void>;
}

/** Lays acts and reads out by area. */
function areasOf(runner: ActRunner, readsByArea: Reads): Areas {
  const areas = Object.entries(acts).map(([area, verbs]) => {
    const senders = Object.entries<Act>(verbs as unknown as Record<string, Act>).map(([verb, act]) => [
      verb,
      Object.assign(
        (params: unknown, options?: SendOptions) => runner.send(act, params, options),
        act.consent === undefined ? {} : { sign: (params: unknown) => runner.sign(act, params) },
      ),
    ]);
    const readers = area in readsByArea ? readsByArea[area as keyof Reads] : {};
    return [area, { ...(Object.fromEntries(senders) as object), ...readers }];
  });
  return Object.fromEntries(areas) as Areas;
}

interface Parts {
  readonly context: ActContext;
  readonly runner: ActRunner;
  readonly account: string | undefined;
  readonly resumed: Promise<void>;
  readonly told: (error: unknown) => TradelaneError;
  readonly close: () => Promise<void>;
}

/** Puts the object together that `connect` returns. */
export function tradelaneOf({ context, runner, account, resumed, told, close }: Parts): Tradelane {
  const { deployment, directory, provider, clock } = context;
  return {
    ...areasOf(runner, readsOf(context, told)),
    deployment,
    account,
    directory,
    time: (input) => resolveTime(input, clock),
    watch: (filter, handler) => watch({ provider, deployment, told }, filter, handler),
    act: (name, params, options) => runner.named(name, params, options),
    settled: () => resumed,
    close,
    [Symbol.asyncDispose]: close,
  };
}
