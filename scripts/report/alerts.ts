import { nameHash } from "@tradelane/sdk";
import { instrumentName } from "@tradelane/sdk/path";
import type { SuiteEvent } from "@tradelane/sdk/events";
import { lineKey, type LineName, type SuiteState } from "@tradelane/sdk/state";
import { currencyCode, money } from "./money.ts";
import type { NameOf } from "./names.ts";
import { paidOf } from "./paid.ts";

/** Something that a member or an authority should look at. */
export interface Alert {
  readonly kind: string;
  /** UTC seconds. */
  readonly time: number;
  readonly text: string;
}

/** The alert that an event is, if it is one. */
export function alertOf(event: SuiteEvent, state: SuiteState, nameOf: NameOf): Alert | undefined {
  const text = textOf(event, state, nameOf);
  return text === undefined ? undefined : { kind: event.name, time: event.time ?? 0, text };
}

function textOf(event: SuiteEvent, state: SuiteState, nameOf: NameOf): string | undefined {
  if (event.contract === "evidence" && event.name === "DocumentOverdrawn") return overdrawn(event.args, state, nameOf);
  if (event.contract === "origination" && event.name === "ReceivableTermFlagged") return tooLong(event.args);
  if (event.contract === "servicing") return servicingText(event, state, nameOf);
  if (event.contract === "settlement" && event.name === "PaymentRejected")
    return rejected(event.args.instruction, state, nameOf);
  if (event.contract === "redemption" && event.name === "PartPaymentBegun")
    return paidInPart(event.args, state, nameOf);
  if (event.contract === "attestations" && event.name === "Attested") return insolvent(event.args, nameOf);
  return event.contract === "creditLines" ? creditLineText(event, state, nameOf) : undefined;
}

type Of<Contract extends SuiteEvent["contract"]> = Extract<SuiteEvent, { readonly contract: Contract }>;

function servicingText(event: Of<"servicing">, state: SuiteState, nameOf: NameOf): string | undefined {
  if (event.name === "ReceivableTermFlagged") return tooLong(event.args);
  if (event.name === "ReceivableDisputed")
    return `${nameOf(event.args.debtor)} disputes ${openOf(event.args.instrument, state)}`;
  if (event.name === "ReceivableAccelerated")
    return `${openOf(event.args.instrument, state)} of ${nameOf(event.args.debtor)} falls due at once`;
  if (event.name === "ReceivableOverdue")
    return `${nameOf(event.args.debtor)} is overdue with ${openOf(event.args.instrument, state)}`;
  return undefined;
}

function tooLong({ instrument }: { readonly instrument: bigint }): string {
  return `receivable ${instrumentName(instrument)} runs longer than is usual`;
}

const INSOLVENT = nameHash("insolvent");

interface Attested {
  readonly attribute: string;
  readonly subject: bigint;
  readonly authority: bigint;
}

function insolvent({ attribute, subject, authority }: Attested, nameOf: NameOf): string | undefined {
  return attribute === INSOLVENT ? `${nameOf(authority)} attests that ${nameOf(subject)} is insolvent` : undefined;
}

/** What is open of a receivable. */
function openOf(instrument: bigint, state: SuiteState): string {
  const { face = 0n, currency = 0n } = state.lots.instruments.get(instrument) ?? {};
  return `${money(face - paidOf(state, instrument), currency)} of receivable ${instrumentName(instrument)}`;
}

function overdrawn({ tag, excess }: { tag: string; excess: bigint }, { documents }: SuiteState, nameOf: NameOf) {
  const document = documents.documents.get(tag);
  if (document === undefined) return undefined;
  const { seller, buyer, currency } = document;
  const invoice = `an invoice of ${nameOf(seller)} to ${nameOf(buyer)}`;
  return `a credit note leaves ${invoice} overdrawn by ${money(excess, currency)}`;
}

function rejected(instruction: string, { instructions }: SuiteState, nameOf: NameOf): string | undefined {
  const payment = instructions.instructions.get(instruction);
  if (payment === undefined) return undefined;
  const { payer, payee, amount, currency } = payment;
  return `a payment of ${money(amount, currency)} from ${nameOf(payer)} to ${nameOf(payee)} was rejected`;
}

interface Begun {
  readonly instrument: bigint;
  readonly debtor: bigint;
  readonly level: bigint;
}

function paidInPart({ instrument, debtor, level }: Begun, { lots }: SuiteState, nameOf: NameOf): string {
  const { face = 0n, currency = 0n } = lots.instruments.get(instrument) ?? {};
  const whole = `${money(face, currency)} of receivable ${instrumentName(instrument)}`;
  return `${nameOf(debtor)} pays ${money(level, currency)} of the ${whole}`;
}

function creditLineText(event: Of<"creditLines">, state: SuiteState, nameOf: NameOf): string | undefined {
  if (event.name === "CreditLineSuspended") return `${lineText(event.args, nameOf)} is suspended`;
  if (event.name !== "CreditLineGranted") return undefined;
  const { limit, currency } = event.args;
  const used = state.creditLines.lines.get(lineKey(event.args))?.used ?? 0n;
  if (used <= limit) return undefined;
  return `${lineText(event.args, nameOf)} is used with ${money(used, currency)}, its limit is ${money(limit, currency)} now`;
}

function lineText({ bank, debtor, currency }: LineName, nameOf: NameOf): string {
  return `the line of ${nameOf(bank)} for ${nameOf(debtor)} in ${currencyCode(currency)}`;
}
