import { cents, payable, type Line } from "../sums.ts";
import { Book } from "./book.ts";
import { Days } from "./days.ts";
import { dealOn, newDeal, recover, retainedFrom, usedBy, type Deal } from "./deals.ts";
import { cut, inOrder, liableOn, pass, takeBack, unpaidOf, valueOf, type Lot, type Receivable } from "./lots.ts";
import { disburse, instruct, payPart, payRetained, redeem, repay } from "./payments.ts";
import { Results } from "./results.ts";

/** What a demand or a payment in recourse comes to. */
export interface Recourse {
  readonly what: "demanded" | "paid";
  readonly holder: string;
  readonly liable: string;
  readonly amount: bigint;
}

/** An application, and the terms that were offered for it. */
interface Asked {
  readonly application: Line;
  terms?: Line;
}

const MOVES_NOTHING: ReadonlySet<string> = new Set([
  "settlement.setAgent",
  "settlement.reportAccepted",
  "members.setMandate",
  "attestations.attest",
  "creditLines.suspend",
  "creditLines.resume",
  "receivables.refuse",
  "receivables.withdraw",
  "receivables.dispute",
  "receivables.withdrawDispute",
  "receivables.dismissDispute",
  "financing.refuse",
  "financing.withdraw",
  "financing.expire",
]);

/**
 * An independent reckoning of an acts file of receivables and their financing: own clock, own arithmetic, nothing of the
 * SDK. Acts that are to be refused change nothing and are passed over; so are acts that move neither lots nor money.
 */
export class Reckoning {
  readonly receivables: Receivable[] = [];
  readonly deals: Deal[] = [];
  /** The limit of each line by bank, debtor, currency and purpose. */
  readonly limits = new Map<string, bigint>();
  readonly received = new Book();
  readonly paid = new Book();
  /** Who held each receivable as its debtor began to pay it, or was to. */
  readonly whenDue = new Book();
  readonly recourse: Recourse[] = [];
  readonly #days = new Days();
  readonly #results = new Results();
  readonly #asked = new Map<unknown, Asked>();
  readonly #due = new Set<Receivable>();

  constructor(lines: readonly Line[]) {
    for (const line of lines) if (line.expect === undefined && !line.act.endsWith(".sign")) this.#do(line);
  }

  /** What members hold by tier, name and currency. */
  holdings(of: readonly Receivable[] = this.receivables, into = new Book()): Book {
    for (const lot of of.flatMap(inOrder)) into.add(`${lot.tier} ${lot.holder} ${lot.of.currency}`, valueOf(lot));
    return into;
  }

  /** What is used of a line: what is open of all that was confirmed or financed on it. */
  used(name: string): bigint {
    const confirmed = this.receivables.filter((r) => name === `${r.line} ${r.debtor} ${r.currency} Confirmation`);
    const financed = this.deals.filter(
      ({ bank, lot: { of } }) => name === `${bank} ${of.debtor} ${of.currency} Financing`,
    );
    return [...confirmed.map(({ face, paid }) => face - paid), ...financed.map(usedBy)].reduce((a, b) => a + b, 0n);
  }

  #do(line: Line): void {
    const act = this.#acts[line.act];
    if (act === undefined && !MOVES_NOTHING.has(line.act)) throw new Error(`${line.act} is not reckoned with`);
    this.#results.keep(line.id, act?.(line));
    // A bank may lower a limit below what is used; nothing can be used beyond it.
    for (const [name, limit] of this.limits)
      if (limit > 0n && this.used(name) > limit) throw new Error(`${name} is used with ${this.used(name)}`);
  }

  readonly #acts: Readonly<Record<string, ((line: Line) => unknown) | undefined>> = {
    "clock.advance": ({ to }) => this.#advance(String(to)),
    "evidence.register": ({ file }) => ({ tag: { left: payable(String(file)) } }),
    "creditLines.grant": (line) => this.limits.set(lineName(line), cents(String(line.limit))),
    "receivables.submit": (line) => ({ instrument: this.#terms(line) }),
    "receivables.issue": (line) => ({ instrument: this.#terms(line) }),
    "receivables.submitWithConsent": (line) => this.#issue(this.#terms(line)),
    "receivables.confirm": ({ instrument, line }) => this.#issue({ ...this.#termsOf(instrument), line }),
    "receivables.acceptIssue": ({ instrument }) => this.#issue(this.#termsOf(instrument)),
    "receivables.assign": (line) => ({ lot: this.#assign(line) }),
    "receivables.assignMany": ({ items }) => ({ items: this.#assignAll(items) }),
    "receivables.assignManyFor": ({ items }) => ({ items: this.#assignAll(items) }),
    "receivables.flagOverdue": ({ instrument }) => this.#fallsDue(this.#results.receivable(instrument)),
    "receivables.accelerate": ({ instrument }) => this.#fallsDue(this.#results.receivable(instrument)),
    "financing.apply": (line) => this.#apply(line),
    "financing.offer": (line) => void (this.#askedFor(line).terms = line),
    "financing.accept": (line) => this.#accept(this.#askedFor(line)),
    "financing.agree": (line) => this.#agree(String(line.applicant), line, line),
    "financing.disburse": ({ financing }) => {
      const deal = this.#results.deal(financing);
      return disburse(deal, this.#days.today, () => this.#end(deal));
    },
    "financing.lapse": ({ financing }) => this.#end(this.#results.deal(financing)),
    "financing.releaseLine": ({ financing }) => void (this.#results.deal(financing).gone = true),
    "financing.payRetained": ({ financing }) => payRetained(this.#results.deal(financing)),
    "financing.repay": ({ financing }) => repay(this.#results.deal(financing)),
    "redemption.pay": ({ lots }) => ({ payments: this.#lotsOf(lots).flatMap((lot) => this.#pay(lot)) }),
    "redemption.payPart": (line) => ({ payments: this.#payPart(line) }),
    "recourse.demand": ({ lot, liable }) =>
      this.recourse.push(this.#owed("demanded", this.#results.lot(lot), String(liable))),
    "recourse.pay": ({ lot, as }) => this.#payRecourse(this.#results.lot(lot), as),
    "settlement.reportFinal": ({ instructions }) => {
      for (const { payer, payee, currency, amount, final } of this.#results.payments(instructions)) {
        this.paid.add(`${payer} ${currency}`, amount);
        this.received.add(`${payee} ${currency}`, amount);
        final();
      }
    },
    "settlement.reportRejected": ({ instructions }) => this.#fail(instructions),
    "settlement.expire": ({ instructions }) => this.#fail(instructions),
  };

  #advance(to: string): void {
    this.#days.advance(to.startsWith("$") ? (this.#results.any(to) as number) : to);
  }

  #fail(instructions: unknown): void {
    for (const { failed } of this.#results.payments(instructions)) failed();
  }

  // ------------------------------------------------------------------------------------------ receivables

  /** What was asked for, its maturity counted from now. */
  #terms(line: Line): Line {
    return { ...line, maturity: this.#days.dayOf(String(line.maturity)) };
  }

  #termsOf(instrument: unknown): Line {
    return this.#results.any(instrument) as Line;
  }

  #issue({ debtor, creditor, line, currency, face: asked, maturity, background }: Line) {
    const face = cents(String(asked));
    const parties = { debtor: String(debtor), line: String(line), currency: String(currency) };
    const nothing = { paid: 0n, level: 0n, reached: 0n };
    const of: Receivable = { ...parties, face, maturity: Number(maturity), lots: [], ...nothing };
    this.#use(background, face);
    const root = { of, start: 0n, end: face, holder: String(creditor), tier: 0, paid: 0n, live: true, passed: [] };
    of.lots.push(root);
    this.receivables.push(of);
    return { lot: root, instrument: of, maturity: of.maturity };
  }

  #use(background: unknown, amount: bigint): void {
    const document = this.#results.any(background) as { left: bigint };
    document.left -= amount;
    if (document.left < 0n) throw new Error("an invoice is used up");
  }

  #assign({ lot: name, to, amount, recourse, background }: Record<string, unknown>): Lot {
    const lot = cut(this.#results.lot(name), cents(String(amount)));
    this.#use(background, valueOf(lot));
    pass(lot, String(to), recourse === true);
    lot.tier += 1;
    return lot;
  }

  #assignAll(items: unknown): { lot: Lot }[] {
    return (items as Record<string, unknown>[]).map((item) => ({ lot: this.#assign(item) }));
  }

  /** Who holds it as it falls due, the first time that it does. */
  #fallsDue(receivable: Receivable): void {
    if (this.#due.has(receivable)) return;
    this.#due.add(receivable);
    this.holdings([receivable], this.whenDue);
  }

  // ------------------------------------------------------------------------------------------ financing

  #apply(application: Line): { financing: string } {
    const financing = `${application.as} ${String(application.reference)}`;
    this.#asked.set(financing, { application });
    return { financing };
  }

  #askedFor({ financing }: Line): Asked {
    const asked = this.#asked.get(this.#results.any(financing));
    if (asked === undefined) throw new Error("nobody asked for it");
    return asked;
  }

  #accept({ application, terms }: Asked) {
    if (terms === undefined) throw new Error("nothing was offered");
    return this.#agree(application.as, application, terms);
  }

  #agree(holder: string, application: Line, { principal, rate }: Line) {
    const { lot: name, amount, bank, kind } = application;
    const whole = this.#results.lot(name);
    const lot = cut(whole, amount === undefined ? valueOf(whole) : cents(amount as string));
    const parties = { bank: String(bank), holder, kind: String(kind) };
    const deal = newDeal({ ...parties, lot, principal: cents(String(principal)), rate: String(rate) });
    this.deals.push(deal);
    return { financing: deal, lot };
  }

  /** There was no cash: the financing never was. */
  #end(deal: Deal): void {
    deal.state = "none";
    this.deals.splice(this.deals.indexOf(deal), 1);
  }

  // ------------------------------------------------------------------------------------------ payment

  #lotsOf(names: unknown): Lot[] {
    return (names as string[]).map((name) => this.#results.lot(name));
  }

  #pay(lot: Lot) {
    this.#fallsDue(lot.of);
    return redeem(lot, unpaidOf(lot), this.deals);
  }

  #payPart({ instrument, level, lots }: Line) {
    const receivable = this.#results.receivable(instrument);
    this.#fallsDue(receivable);
    const row = lots === undefined ? inOrder(receivable) : this.#lotsOf(lots);
    return payPart(receivable, cents(String(level)), row, this.deals);
  }

  #owed(what: Recourse["what"], lot: Lot, liable: string): Recourse {
    if (!liableOn(lot).includes(liable)) throw new Error(`${liable} is not liable`);
    const amount = unpaidOf(lot) - retainedFrom(dealOn(this.deals, lot), liable);
    return { what, holder: lot.holder, liable, amount };
  }

  #payRecourse(lot: Lot, payer: string) {
    const owed = this.#owed("paid", lot, payer);
    return instruct([payer, owed.holder], lot, owed.amount, () => {
      this.recourse.push(owed);
      const deal = dealOn(this.deals, lot);
      if (deal !== undefined) recover(deal, payer, owed.amount);
      takeBack(lot, payer);
    });
  }
}

/** A line by bank, debtor, currency and purpose. */
function lineName({ as: bank, debtor, currency, purpose = "Confirmation" }: Line): string {
  return [bank, debtor, currency, purpose].join(" ");
}
