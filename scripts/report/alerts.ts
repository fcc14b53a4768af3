import { instrumentName } from "@tradelane/sdk/path";
import type { SuiteEvent } from "@tradelane/sdk/events";
import type { SuiteState } from "@tradelane/sdk/state";
import { money } from "./money.ts";
import type { NameOf } from "./names.ts";

/** Something that a member or an authority should look at. */
export interface Alert {
  readonly kind: string;
  /** UTC seconds. */
  readonly time: number;
  readonly text: string;
}

/** The alert that an event is, if it is one. */
export function alertOf(event: SuiteEvent, state: SuiteState, nameOf: NameOf): Alert | undefined {
  const alert = (text: string): Alert => ({ kind: event.name, time: event.time ?? 0, text });
  if (event.contract === "evidence" && event.name === "DocumentOverdrawn") {
    const { tag, excess } = event.args;
    const document = state.documents.documents.get(tag);
    if (document === undefined) return undefined;
    const { seller, buyer, currency } = document;
    return alert(
      `a credit note leaves an invoice of ${nameOf(seller)} to ${nameOf(buyer)} overdrawn by ${money(excess, currency)}`,
    );
  }
  if (event.contract === "servicing" && event.name === "ReceivableOverdue") {
    const { instrument, debtor } = event.args;
    const record = state.lots.instruments.get(instrument);
    if (record === undefined) return undefined;
    const owed = money(record.face - record.redeemed, record.currency);
    return alert(`${nameOf(debtor)} is overdue with ${owed} of receivable ${instrumentName(instrument)}`);
  }
  if (event.contract === "origination" && event.name === "ReceivableTermFlagged")
    return alert(`receivable ${instrumentName(event.args.instrument)} runs longer than is usual`);
  if (event.contract === "settlement" && event.name === "PaymentRejected") {
    const payment = state.instructions.instructions.get(event.args.instruction);
    if (payment === undefined) return undefined;
    const { payer, payee, amount, currency } = payment;
    return alert(`a payment of ${money(amount, currency)} from ${nameOf(payer)} to ${nameOf(payee)} was rejected`);
  }
  return undefined;
}
