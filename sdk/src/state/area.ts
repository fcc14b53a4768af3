import { stateError } from "../events/errors.js";
import type { EventOf, SuiteContract, SuiteEvent } from "../events/types.js";

type Handler<State, Event extends { readonly args: unknown }> = (
  state: State,
  args: Event["args"],
  event: Event,
) => void;

/** What the events of one contract do to the state of an area; events without a handler do nothing to it. */
export type Handlers<Contract extends SuiteContract, State> = {
  readonly [Name in EventOf<Contract>["name"]]?: Handler<State, Extract<EventOf<Contract>, { readonly name: Name }>>;
};

/** The handlers of an area, by contract. */
export type AreaHandlers<State> = {
  readonly [Contract in SuiteContract]?: Handlers<Contract, State>;
};

/**
 * One area of the suite's state and the fold that rebuilds it from events. The fold depends on nothing but the events
 * and their order; it changes the state it is given and returns it.
 */
export interface Area<State> {
  readonly name: string;
  readonly empty: () => State;
  readonly fold: (state: State, event: SuiteEvent) => State;
  /** Whether an event of this name changes or checks anything here. */
  readonly handles: (contract: SuiteContract, event: string) => boolean;
}

type AnyHandlers<State> = Readonly<Record<string, Handler<State, SuiteEvent> | undefined>>;

/** Makes an area of its empty state and its handlers. */
export function area<State>(name: string, empty: () => State, handlers: AreaHandlers<State>): Area<State> {
  // The types of AreaHandlers tie each handler to its own event; looked up by name that tie is known to hold.
  const byContract = handlers as Readonly<Partial<Record<SuiteContract, AnyHandlers<State>>>>;
  return {
    name,
    empty,
    fold: (state, event) => {
      byContract[event.contract]?.[event.name]?.(state, event.args, event);
      return state;
    },
    handles: (contract, event) => byContract[contract]?.[event] !== undefined,
  };
}

/** An event that cannot have happened in the state the earlier events left: one of them is missing or wrong. */
export function unexplained(event: SuiteEvent, thing: string, reason: string) {
  const { contract, name, blockNumber: block, logIndex, transactionHash: transaction } = event;
  return stateError("STATE_EVENT_UNEXPLAINED", { contract, event: name, thing, reason, block, logIndex, transaction });
}
