import type { EventArguments } from "../../chain/history.js";
import type { ActEvents } from "../events.js";
import { currencyName } from "../../values/currency.js";

/** A payment that was instructed, as results tell it. */
export interface InstructedPayment {
  readonly instruction: string;
  readonly payer: number;
  readonly payee: number;
  /** ISO 4217 alphabetic code. */
  readonly currency: string;
  /** Minor units. */
  readonly amount: bigint;
  /** Last moment for the agent to accept it, UTC seconds. */
  readonly expiresAt: number;
}

export function paymentOf(args: EventArguments<"settlement.PaymentInstructed">): InstructedPayment {
  const { instruction, payer, payee, currency, amount, expiresAt } = args;
  return {
    instruction,
    payer: Number(payer),
    payee: Number(payee),
    currency: currencyName(currency),
    amount,
    expiresAt: Number(expiresAt),
  };
}

/** Payments that a transaction instructed, each with what its desk says of it. */
export function paymentsOf<Told extends { readonly instruction: string }, Subject>(
  events: ActEvents,
  told: readonly Told[],
  tell: (told: Told) => Subject,
): (Subject & InstructedPayment)[] {
  const payments = new Map(
    events.all("settlement.PaymentInstructed").map((args) => [args.instruction, paymentOf(args)]),
  );
  return told.flatMap((each) => {
    const payment = payments.get(each.instruction);
    return payment === undefined ? [] : [{ ...tell(each), ...payment }];
  });
}
