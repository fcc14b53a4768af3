import { cents, payable, type Line } from "../sums.ts";
import { Book, type Payment } from "./book.ts";
import { Days } from "./days.ts";
import * as deals from "./deals.ts";
import type { Deal } from "./deals.ts";
import * as lots from "./lots.ts";
import type { Lot, Receivable } from "./lots.ts";

/** What a demand or a payment in recourse comes to. */
export interface Recourse {
  readonly what: "demanded" | "paid";
  readonly holder: string;
  readonly liable: string;
  readonly amount: bigint;
}

/** A credit line as its bank granted it. */
interface CreditLine {
  limit: bigint;
  suspended: boolean;
}

/** What an application or an offer says, until it is agreed on. */
type Asked = Line & { terms?: Line };

/**
 * An independent reckoning of an acts file of receivables and their financing: own clock, own arithmetic, nothing of the
 * SDK. Acts that are to be refused change nothing and are passed over.
 */
export class Reckoning {
  readonly receivables: Receivable[] = [];
  readonly deals: Deal[] = [];
  readonly lines = new Map<string, CreditLine>();
  readonly received = new Book();
  readonly paid = new Book();
  readonly whenDue = new Book();
  readonly recourse: Recourse[] = [];
  readonly #days = new Days();
  readonly #results = new Map<string, unknown>();
  readonly #asked = new Map<string, Asked>();
  readonly #due = new Set<Receivable>();

  constructor(lines: readonly Line[]) {
    for (const line of lines) if (line.expect === undefined) this.#do(line);
  }

  /** What members hold, by tier, name and currency. */
  holdings(of: readonly Receivable[] = this.receivables, into = new Book()): Book {
    for (const lot of of.flatMap(lots.inOrder))
      into.add(`${lot.tier} ${lot.holder} ${lot.of.currency}`, lots.valueOf(lot));
    return into;
  }

  /** What is used of a line, from what is open of what was confirmed or financed on it. */
  used(name: string): bigint {
    const sum = (amounts: bigint[]) => amounts.reduce((a, b) => a + b, 0n);
    const confirmed = this.receivables.filter((r) => name === `${r.line} ${r.debtor} ${r.currency} Confirmation`);
    const financed = this.deals.filter(
      ({ bank, lot: { of } }) => name === `${bank} ${of.debtor} ${of.currency} Financing`,
    );
    return sum([...confirmed.map(({ face, paid }) => face - paid), ...financed.map(deals.usedBy)]);
  }

  // ------------------------------------------------------------------------------------------ reading the file

  #do(line: Line): void {
    if (line.act.endsWith(".sign")) return;
    const result = this.#ACTS[line.act]?.(line);
    if (line.id !== undefined) this.#results.set(line.id, result);
    for (const [name, { limit }] of this.lines) {
      // A bank may lower a limit below what is used, but nothing can be used beyond it.
      if (line.act !== "creditLines.grant" && limit > 0n && this.used(name) > limit)
        throw new Error(`${name} is used with ${this.used(name)}`);
    }
  }

  /** What `$id.field.0.field` stands for. */
  #get<Value>(reference: unknown): Value {
    const [id = "", ...fields] = String(reference).slice(1).split(".");
    return fields.reduce<unknown>(
      (value, field) => (value as Record<string, unknown>)[field],
      this.#results.get(id),
    ) as Value;
  }

  readonly #ACTS: Readonly<Record<string, ((line: Line) => unknown) | undefined>> = {
    "clock.advance": ({ to }) => this.#days.advance(String(to).startsWith("$") ? this.#get<number>(to) : String(to)),
    "evidence.register": ({ file }) => ({ tag: { left: payable(String(file)) } }),
    "creditLines.grant": (line) => {
      const name = lineName(line, line.as);
      this.lines.set(name, { limit: cents(String(line.limit)), suspended: this.lines.get(name)?.suspended ?? false });
    },
    "creditLines.suspend": (line) => void (this.#line(line).suspended = true),
    "creditLines.resume": (line) => void (this.#line(line).suspended = false),
    "receivables.submit": (line) => ({ instrument: this.#terms(line) }),
    "receivables.issue": (line) => ({ instrument: this.#terms(line) }),
    "receivables.submitWithConsent": (line) => this.#issue(this.#terms(line), String(line.line)),
    "receivables.confirm": ({ instrument, line }) => this.#issue(this.#get<Line>(instrument), String(line)),
    "receivables.acceptIssue": ({ instrument }) => {
      const terms = this.#get<Line>(instrument);
      return this.#issue(terms, String(terms.line));
    },
    "receivables.assign": (line) => ({ lot: this.#assign(line) }),
    "receivables.assignMany": ({ items }) => ({ items: this.#list(items) }),
    "receivables.assignManyFor": ({ items }) => ({ items: this.#list(items) }),
    "receivables.flagOverdue": ({ instrument }) => this.#fallsDue(this.#get<Receivable>(instrument)),
    "receivables.accelerate": ({ instrument }) => {
      const receivable = this.#get<Receivable>(instrument);
      this.#fallsDue(receivable);
      receivable.maturity = this.#days.today;
    },
    "financing.apply": (line) => {
      this.#asked.set(keyOf(line.as, line), line);
      return { financing: keyOf(line.as, line) };
    },
    "financing.offer": (line) => {
      const asked = this.#asked.get(this.#get(line.financing));
      if (asked !== undefined) asked.terms = line;
    },
    "financing.accept": (line) => {
      const asked = this.#asked.get(this.#get(line.financing))!;
      return this.#agree(asked.as, asked, asked.terms!);
    },
    "financing.agree": (line) => this.#agree(String(line.applicant), line, line),
    "financing.disburse": (line) => this.#disburse(this.#get<Deal>(line.financing)),
    "financing.lapse": (line) => this.#end(this.#get<Deal>(line.financing)),
    "financing.releaseLine": (line) => void (this.#get<Deal>(line.financing).gone = true),
    "financing.payRetained": (line) => this.#payRetained(this.#get<Deal>(line.financing)),
    "financing.repay": (line) => this.#repay(this.#get<Deal>(line.financing)),
    "redemption.pay": (line) => {
      const asked = (line.lots as string[]).map((lot) => this.#get<Lot>(lot));
      return { payments: asked.flatMap((lot) => this.#redeem(lot, lots.unpaidOf(lot))) };
    },
    "redemption.payPart": (line) => ({ payments: this.#payPart(line) }),
    "recourse.demand": (line) => this.#owed("demanded", this.#get<Lot>(line.lot), String(line.liable)),
    "recourse.pay": (line) => this.#payRecourse(this.#get<Lot>(line.lot), line.as),
    "settlement.reportFinal": ({ instructions }) => {
      for (const { payer, payee, currency, amount, final } of this.#payments(instructions)) {
        this.paid.add(`${payer} ${currency}`, amount);
        this.received.add(`${payee} ${currency}`, amount);
        final();
      }
    },
    "settlement.reportRejected": ({ instructions }) => this.#payments(instructions).forEach(({ failed }) => failed()),
    "settlement.expire": ({ instructions }) => this.#payments(instructions).forEach(({ failed }) => failed()),
  };

  #payments(instructions: unknown): Payment[] {
    return (instructions as string[]).map((name) => this.#get<Payment>(name));
  }

  #line(line: Line): CreditLine {
    return this.lines.get(lineName(line, line.as))!;
  }

  // ------------------------------------------------------------------------------------------ receivables

  /** What was asked for, with its maturity counted from now. */
  #terms(line: Line): Line {
    return { ...line, maturity: this.#days.dayOf(String(line.maturity)) };
  }

  #issue({ debtor, creditor, currency, face, maturity, background }: Line, line: string) {
    const of: Receivable = {
      debtor: String(debtor),
      line,
      currency: String(currency),
      face: cents(String(face)),
      maturity: Number(maturity),
      lots: [],
      paid: 0n,
      level: 0n,
      reached: 0n,
    };
    this.#use(background, of.face);
    const root: Lot = {
      of,
      start: 0n,
      end: of.face,
      holder: String(creditor),
      tier: 0,
      paid: 0n,
      live: true,
      passed: [],
    };
    of.lots.push(root);
    this.receivables.push(of);
    return { lot: root, instrument: of, maturity: of.maturity };
  }

  #use(background: unknown, amount: bigint): void {
    const document = this.#get<{ left: bigint }>(background);
    document.left -= amount;
    if (document.left < 0n) throw new Error(`${String(background)} is used up`);
  }

  #assign({ lot: name, to, amount, recourse, background }: Record<string, unknown>): Lot {
    const lot = lots.cut(this.#get<Lot>(name), cents(String(amount)));
    this.#use(background, lots.valueOf(lot));
    lots.pass(lot, String(to), recourse === true);
    lot.tier += 1;
    return lot;
  }

  #list(items: unknown): { lot: Lot }[] {
    return (items as Record<string, unknown>[]).map((item) => ({ lot: this.#assign(item) }));
  }

  /** Who holds it as it falls due. */
  #fallsDue(receivable: Receivable): void {
    if (this.#due.has(receivable)) return;
    this.#due.add(receivable);
    this.holdings([receivable], this.whenDue);
  }

  // ------------------------------------------------------------------------------------------ financing

  #agree(holder: string, { lot: name, amount, bank, kind }: Line, { principal, rate }: Line) {
    const whole = this.#get<Lot>(name);
    const lot = lots.cut(whole, amount === undefined ? lots.valueOf(whole) : cents(String(amount)));
    const parties = { bank: String(bank), holder, kind: String(kind) };
    const deal = deals.newDeal({ ...parties, lot, principal: cents(String(principal)), rate: String(rate) });
    this.deals.push(deal);
    return { financing: deal, lot };
  }

  #disburse(deal: Deal): Payment & { instruction: Payment } {
    const { bank, holder, kind, lot, principal, rate } = deal;
    deal.interest = deals.interestOf(principal, rate, lot.of.maturity - this.#days.today);
    const final = () => {
      deal.state = "outstanding";
      if (!deals.isPledge(deal)) lots.pass(lot, bank, kind === "SaleWithRecourse");
    };
    return this.#instruct(bank, holder, lot, principal - deal.interest, final, () => this.#end(deal));
  }

  /** There was no cash: the financing never was. */
  #end(deal: Deal): void {
    deal.state = "none";
    this.deals.splice(this.deals.indexOf(deal), 1);
  }

  #payRetained(deal: Deal) {
    const amount = deals.dueOf(deal);
    deal.settled += amount;
    const failed = () => void (deal.settled -= amount);
    return this.#paying(
      deal,
      this.#instruct(deal.bank, deal.holder, deal.lot, amount, () => undefined, failed),
    );
  }

  #repay(deal: Deal) {
    const amount = deals.claimOf(deal);
    const final = () => void (deal.collected += amount);
    return this.#paying(
      deal,
      this.#instruct(deal.holder, deal.bank, deal.lot, amount, final, () => undefined),
    );
  }

  #paying(deal: Deal, { instruction }: { instruction: Payment }) {
    deal.paying = true;
    const concluded = (then: () => void) => () => {
      deal.paying = false;
      then();
    };
    const { final, failed } = instruction;
    return { instruction: { ...instruction, final: concluded(final), failed: concluded(failed) } };
  }

  // ------------------------------------------------------------------------------------------ payment

  #instruct(payer: string, payee: string, { of }: Lot, amount: bigint, final: () => void, failed: () => void) {
    const payment: Payment = { payer, payee, currency: of.currency, amount, final, failed };
    return { ...payment, instruction: payment };
  }

  /** To the pledgee what its claim takes of it, to the holder the rest. */
  #redeem(lot: Lot, due: bigint): { instruction: Payment }[] {
    const { of } = lot;
    this.#fallsDue(of);
    const deal = deals.dealOn(this.deals, lot);
    const claim = deal !== undefined && deals.isPledge(deal) ? deals.claimOf(deal) : 0n;
    const first = claim < due ? claim : due;
    const legs: (readonly [string, bigint])[] = [
      [deal?.bank ?? "", first],
      [lot.holder, due - first],
    ];
    return legs
      .filter(([, amount]) => amount > 0n)
      .map(([payee, amount]) => {
        const final = () => {
          const standing = deals.dealOn(this.deals, lot);
          if (standing?.bank === payee) standing.collected += amount;
          lot.paid += amount;
          of.paid += amount;
          lot.live = lots.unpaidOf(lot) > 0n;
        };
        return this.#instruct(of.debtor, payee, lot, amount, final, () => undefined);
      });
  }

  #payPart({ instrument, level: asked, lots: named }: Line): { instruction: Payment }[] {
    const of = this.#get<Receivable>(instrument);
    const level = cents(String(asked));
    if (of.level !== level) [of.level, of.reached] = [level, 0n];
    const row = named === undefined ? lots.inOrder(of) : (named as string[]).map((name) => this.#get<Lot>(name));
    return row
      .filter(({ end }) => end > of.reached)
      .flatMap((lot) => {
        if (lot.start > of.reached) throw new Error("a lot is left out");
        of.reached = lot.end;
        const due = lots.shareOf(lot, level) - lot.paid;
        return due > 0n ? this.#redeem(lot, due) : [];
      });
  }

  // ------------------------------------------------------------------------------------------ recourse

  #owed(what: Recourse["what"], lot: Lot, liable: string): Recourse {
    if (!lots.liableOn(lot).includes(liable)) throw new Error(`${liable} is not liable`);
    const amount = lots.unpaidOf(lot) - deals.retainedFrom(deals.dealOn(this.deals, lot), liable);
    const owed: Recourse = { what, holder: lot.holder, liable, amount };
    if (what === "demanded") this.recourse.push(owed);
    return owed;
  }

  #payRecourse(lot: Lot, payer: string) {
    const owed = this.#owed("paid", lot, payer);
    const { holder, amount } = owed;
    const final = () => {
      this.recourse.push(owed);
      const deal = deals.dealOn(this.deals, lot);
      if (deal !== undefined) deals.recover(deal, payer, amount);
      lots.takeBack(lot, payer);
    };
    return this.#instruct(payer, holder, lot, amount, final, () => undefined);
  }
}

function keyOf(applicant: string, { reference }: Line): string {
  return `${applicant} ${String(reference)}`;
}

/** A line by bank, debtor, currency and purpose. */
function lineName({ debtor, currency, purpose = "Confirmation" }: Line, bank: string): string {
  return `${bank} ${String(debtor)} ${String(currency)} ${String(purpose)}`;
}
