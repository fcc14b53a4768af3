import { displayAmount, enums, findCurrency, formatTime } from "@tradelane/sdk";
import {
  instrumentName,
  lotName,
  type LotTrace,
  type TracedBill,
  type TracedPayment,
  type TracedReceivable,
  type TracedStep,
} from "@tradelane/sdk/path";
import { table } from "../document/table.ts";

/** What makes a trace readable beyond the chain. */
export interface Words {
  /** Names of members by number, where they are known. */
  readonly members: ReadonlyMap<bigint, string>;
  /** Numbers of documents by tag, where they are known. */
  readonly documents: ReadonlyMap<string, string>;
  /** Whether the chain accepts the path. */
  readonly accepted: boolean;
}

/** A lot's life for people. */
export function tracePage(trace: LotTrace, words: Words): string {
  const page = new Page(trace, words);
  return [page.lot(), page.instrument(), page.path(), page.documents(), page.payments()].join("\n\n");
}

const SHOWN_DIGITS = 14;

function brief(hash: string): string {
  return `${hash.slice(0, SHOWN_DIGITS)}...`;
}

class Page {
  readonly #trace: LotTrace;
  readonly #words: Words;

  constructor(trace: LotTrace, words: Words) {
    this.#trace = trace;
    this.#words = words;
  }

  lot(): string {
    const { lot, holder, start, end, tier, paid, flags, parents } = this.#trace;
    const marks = flags.length === 0 ? "" : `, ${flags.join(", ")}`;
    const cut = parents.length === 0 ? "" : `\n  cut from  ${parents.map(lotName).join(", then ")}`;
    return (
      `Lot ${lotName(lot)}\n` +
      `  value     ${this.#amount(end - start)}, paid ${this.#amount(paid)}, units ${start} to ${end}\n` +
      `  holder    ${this.#member(holder)}, tier ${tier}${marks}${cut}`
    );
  }

  instrument(): string {
    const { receivable, bill } = this.#trace;
    if (receivable !== undefined) return this.#receivable(receivable);
    return bill === undefined ? "" : this.#bill(bill);
  }

  #bill(bill: TracedBill): string {
    const { instrument, number, state, drawer, acceptor, payee, face, redeemed, margin, maturity, time, epoch } = bill;
    return (
      `Bill ${number}, ${instrumentName(instrument)}: ${state}\n` +
      `  face      ${this.#amount(face)}, paid ${this.#amount(redeemed)}, due ${formatTime(maturity)}\n` +
      `  drawer    ${this.#member(drawer)}\n` +
      `  acceptor  ${this.#member(acceptor)}, margin ${this.#amount(margin)}\n` +
      `  payee     ${this.#member(payee)}\n` +
      `  registered ${formatTime(time)} under rule epoch ${epoch}`
    );
  }

  #receivable(receivable: TracedReceivable): string {
    const { instrument, state, debtor, creditor, face, redeemed, maturity, time, epoch } = receivable;
    return (
      `Receivable ${instrumentName(instrument)}: ${state}\n` +
      `  face      ${this.#amount(face)}, redeemed ${this.#amount(redeemed)}, due ${formatTime(maturity)}\n` +
      `  debtor    ${this.#member(debtor)}\n` +
      `  creditor  ${this.#member(creditor)}\n` +
      `  confirmed ${formatTime(time)} under rule epoch ${epoch}`
    );
  }

  path(): string {
    const head = ["when", "step", "value", "tier", "holder", "stands on", "epoch", "block"];
    const accepted = this.#words.accepted ? "accepted by the chain" : "NOT ACCEPTED by the chain";
    const rows = this.#trace.steps.map((step) => this.#step(step));
    return `Path, ${this.#trace.steps.length} steps, ${accepted}\n${table(head, rows)}`;
  }

  documents(): string {
    const head = ["document", "tag", "seller", "buyer", "registered by", "amount", "used"];
    const rows = this.#trace.documents.map((document) => [
      this.#words.documents.get(document.tag) ?? enums.DocumentKind.labelOf(document.kind).en,
      brief(document.tag),
      this.#member(document.seller),
      this.#member(document.buyer),
      this.#member(document.registrant),
      this.#amount(document.amount),
      this.#amount(document.financed),
    ]);
    return `Documents\n${table(head, rows)}`;
  }

  payments(): string {
    const { payments } = this.#trace;
    if (payments.length === 0) return "Payments: none instructed.";
    const head = ["instruction", "for", "amount", "from", "to", "what happened"];
    const rows = payments.map((payment) => [
      brief(payment.instruction),
      payment.purpose,
      this.#amount(payment.amount),
      this.#member(payment.payer),
      this.#member(payment.payee),
      reports(payment),
    ]);
    return `Payments\n${table(head, rows)}`;
  }

  #step({ kind, time, units, tier, holder, background, epoch, blockNumber }: TracedStep): string[] {
    const documents = this.#words.documents;
    const ground =
      background.kind === "document"
        ? (documents.get(background.tag) ?? brief(background.tag))
        : background.kind === "instruction"
          ? brief(background.instruction)
          : "-";
    const when = time === undefined ? "-" : formatTime(time);
    const values = [this.#amount(units), String(tier), this.#member(holder)];
    return [when, kind, ...values, ground, epoch === undefined ? "-" : String(epoch), String(blockNumber)];
  }

  #amount(units: bigint): string {
    const currency = findCurrency(this.#trace.currency);
    return currency === undefined ? `${units} minor units` : displayAmount(units, currency);
  }

  #member(number: bigint): string {
    const name = this.#words.members.get(number);
    return name === undefined ? `member ${number}` : `${name} (${number})`;
  }
}

function reports({ reports: all, redeemed }: TracedPayment): string {
  const told = all.map(({ state, time }) => (time === undefined ? state : `${state} ${formatTime(time)}`));
  return `${told.join(", ")}${redeemed ? "; redeemed the lot" : ""}`;
}
