import type { z } from "zod";
import type { ActContract, Call } from "../chain/contracts.js";
import type { ErrorCode, TradelaneError } from "../errors/tradelane-error.js";
import type { Part } from "../sending/outbox.js";
import type { Wording } from "../errors/kinds.js";
import type { CurrencyUnits } from "../values/currency.js";
import type { ConsentForm } from "./consent.js";
import type { ActContext } from "./context.js";
import type { ActEvents } from "./events.js";

/** An act ready to be sent: the call, and the currency in which its errors tell amounts. */
export interface Prepared extends Call {
  readonly currency?: CurrencyUnits | undefined;
}

/** An act ready to be sent as a list: in as many transactions as it has parts, one after the other. */
export interface PreparedList {
  readonly contract: ActContract;
  readonly parts: readonly Part[];
  readonly currency?: CurrencyUnits | undefined;
}

/**
 * An act of the suite: its parameters, how they become a call, and what it returns.
 *
 * @typeParam Name area and verb, `receivables.assign`
 */
export interface Act<
  Name extends string = string,
  Params extends z.ZodType = z.ZodType,
  Result = unknown,
  Form extends ConsentForm | undefined = ConsentForm | undefined,
> {
  readonly name: Name;
  /** One sentence: who does what. */
  readonly summary: string;
  readonly params: Params;
  /** Errors to expect, beyond those of the gate and of sending. */
  readonly errors: readonly ErrorCode[];
  /** Parameters that read well; the schema accepts them. */
  readonly example: z.input<Params>;
  /** Whether the council alone decides it: it is sent `via: "council"`. */
  readonly restricted?: boolean;
  /** The counterparty's consent, where the act takes one. */
  readonly consent?: Form;
  prepare(context: ActContext, params: z.output<Params>): Promise<Prepared | PreparedList> | Prepared | PreparedList;
  /** What one transaction did. */
  result(events: ActEvents): Result;
  /** What a list did, from its transactions and the places of their items in the list as it was given. */
  join?(results: readonly Result[], places: readonly (readonly number[])[]): Result;
  /** The error of one transaction of a list, with items by their places in the list as it was given. */
  retell?(
    context: ActContext,
    error: TradelaneError,
    places: readonly number[],
    wording: Wording,
  ): Promise<TradelaneError>;
}

/** Declares an act; it is sent through the object that connect() returns. */
export function defineAct<
  const Name extends string,
  Params extends z.ZodType,
  Result,
  Form extends ConsentForm | undefined = undefined,
>(act: Act<Name, Params, Result, Form>): Act<Name, Params, Result, Form> {
  return act;
}

/** Declares the consent to an act. */
export function defineConsent<Params extends z.ZodType>(form: ConsentForm<Params>): ConsentForm<Params> {
  return form;
}
