import { cents, type Line } from "../sums.ts";
import { Book } from "./book.ts";
import { Days } from "./days.ts";

/** Rates of the local rules: millionths a month by label, and a year in recourse. */
const MONTHLY: Readonly<Record<string, bigint>> = { None: 1_875n, Green: 1_458n };
const IN_RECOURSE = 30_000n;

interface Lot {
  readonly bill: Bill;
  holder: string;
  amount: bigint;
  /** Under which label, and by which bank, the central bank has it. */
  rediscount?: { readonly bank: string; readonly label: string; readonly amount: bigint };
  /** What its holder paid for it in recourse, and on which day. */
  recovered?: { readonly paid: bigint; readonly day: number };
  costs: bigint;
  liable: string;
}

interface Bill {
  readonly acceptor: string;
  readonly face: bigint;
  readonly maturity: number;
  readonly lots: Lot[];
  paid: bigint;
}

interface Deal {
  readonly what: "discount" | "rediscount";
  readonly seller: string;
  readonly buyer: string;
  readonly amount: bigint;
  readonly interest: bigint;
}

interface Payment {
  readonly payer: string;
  readonly payee: string;
  readonly amount: bigint;
  readonly done: () => void;
}

/** a x b / c, half up. */
function share(a: bigint, b: bigint, c: bigint): bigint {
  return (2n * a * b + c) / (2n * c);
}

/** A field of a line that is text, or was left out. */
function text(field: unknown, otherwise: string): string {
  return typeof field === "string" ? field : otherwise;
}

/** Per cent of a year as millionths. */
function ppm(percent: unknown): bigint {
  const [whole = "0", fraction = ""] = String(percent).split(".");
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, "0"));
}

/**
 * An independent reckoning of an acts file of bills: own clock, own arithmetic, nothing of the SDK. Acts that are to be
 * refused change nothing and are passed over; so are acts that move neither lots nor money.
 */
export class BillReckoning {
  readonly bills: Bill[] = [];
  readonly deals: Deal[] = [];
  readonly received = new Book();
  readonly paid = new Book();
  /** Interest and costs of each payment in recourse, in their order. */
  readonly recourse: { readonly principal: bigint; readonly interest: bigint; readonly costs: bigint }[] = [];
  readonly #days = new Days();
  readonly #lots = new Map<string, Lot>();
  readonly #asked = new Map<string, Line>();
  readonly #payments = new Map<string, Payment>();

  constructor(lines: readonly Line[]) {
    for (const line of lines) if (line.expect === undefined && !line.act.endsWith(".sign")) this.#do(line);
  }

  /** What the central bank holds of a bank, by the label it was rediscounted under or in all. */
  used(bank: string, label?: string): bigint {
    return [...new Set(this.#lots.values())].reduce((sum, { rediscount }) => {
      const counts = rediscount?.bank === bank && (label === undefined || rediscount.label === label);
      return counts ? sum + rediscount.amount : sum;
    }, 0n);
  }

  #do(line: Line): void {
    const [area = "", verb = ""] = line.act.split(".");
    if (line.act === "clock.advance") this.#days.advance(String(line.to));
    else if (area === "bills") this.#bill(verb, line);
    else if (area === "discounting") this.#discount(verb, line);
    else if (area === "rediscount") this.#rediscount(verb, line);
    else if (area === "billRecourse") this.#recourse(verb, line);
    else if (line.act === "settlement.reportFinal") for (const name of line.instructions as string[]) this.#final(name);
  }

  #lot(reference: unknown): Lot {
    const lot = this.#lots.get(String(reference));
    if (lot === undefined) throw new Error(`no lot ${String(reference)}`);
    return lot;
  }

  #bill(verb: string, line: Line): void {
    const id = `$${line.id ?? ""}`;
    if (verb === "register") {
      const face = cents(String(line.amount));
      const maturity = this.#days.dayOf(String(line.maturity));
      const bill: Bill = { acceptor: String(line.acceptor), face, maturity, lots: [], paid: 0n };
      const root = { bill, holder: String(line.payee), amount: face, costs: 0n, liable: "" };
      bill.lots.push(root);
      this.bills.push(bill);
      this.#lots.set(`${id}.lot`, root);
    } else if (verb === "endorse") this.#endorse(line, id);
    else if (verb === "offerEndorsement") this.#asked.set(String(line.lot), line);
    else if (verb === "acceptEndorsement") this.#endorse(this.#asked.get(String(line.lot))!, id);
    else if (verb === "pay") {
      (line.lots as string[]).forEach((name, at) => {
        const lot = this.#lot(name);
        const done = () => this.#end(lot);
        this.#pay(`${id}.payments.${at}`, lot.bill.acceptor, lot.holder, lot.amount, done);
      });
    }
  }

  #endorse(line: Line, id: string): void {
    const lot = this.#lot(line.lot);
    const amount = line.amount === undefined ? lot.amount : cents(text(line.amount, ""));
    if (amount === lot.amount) {
      lot.holder = String(line.to);
      this.#lots.set(`${id}.lot`, lot);
      return;
    }
    lot.amount -= amount;
    const front = { bill: lot.bill, holder: String(line.to), amount, costs: 0n, liable: "" };
    lot.bill.lots.push(front);
    this.#lots.set(`${id}.lot`, front);
  }

  #end(lot: Lot): void {
    lot.bill.paid += lot.amount;
    lot.bill.lots.splice(lot.bill.lots.indexOf(lot), 1);
  }

  #discount(verb: string, line: Line): void {
    const lot = this.#lot(line.lot);
    if (verb === "offer") this.#asked.set(String(line.lot), line);
    else if (verb === "redeem") {
      const { repurchase } = this.#asked.get(String(line.lot))! as unknown as { repurchase: { price: string } };
      const done = () => (lot.holder = line.as);
      this.#pay(`$${line.id ?? ""}.payment`, line.as, lot.holder, cents(repurchase.price), done);
    } else if (verb === "buy" || verb === "buyWithConsent") {
      const terms = verb === "buy" ? this.#asked.get(String(line.lot))! : line;
      const seller = lot.holder;
      const buyer = String(terms.buyer);
      const window = terms.repurchase as { until: string } | undefined;
      // An offer and its answer are of the same day.
      const until = window === undefined ? lot.bill.maturity : this.#days.dayOf(window.until);
      const days = BigInt(until - this.#days.today);
      const interest = share(lot.amount, ppm(terms.rate) * days, 360_000_000n);
      this.deals.push({ what: "discount", seller, buyer, amount: lot.amount, interest });
      const done = () => (lot.holder = buyer);
      if (terms.freeOfPayment === true) done();
      else this.#pay(`$${line.id ?? ""}.payment`, buyer, seller, lot.amount - interest, done);
    }
  }

  #rediscount(verb: string, line: Line): void {
    const id = `$${line.id ?? ""}`;
    // An application with a result that later lines use was approved at once.
    if (verb === "apply" && line.id !== undefined) this.#approve(line, line.as, `${id}.approved.payment`);
    else if (verb === "approve") this.#approve(line, String(line.bank), `${id}.payment`);
    else if (verb === "redeem") {
      const lot = this.#lot(line.lot);
      this.#pay(`${id}.payment`, line.as, lot.holder, lot.amount, () => {
        lot.holder = line.as;
        delete lot.rediscount;
      });
    } else if (verb === "recordCollection") delete this.#lot(line.lot).rediscount;
  }

  #approve(line: Line, bank: string, payment: string): void {
    const buyer = String(line.centralBank);
    const label = text(line.label, "None");
    const window = line.repurchase as { until: string } | undefined;
    const lots = (line.lots as string[]).map((name) => this.#lot(name));
    const amount = lots.reduce((sum, lot) => sum + lot.amount, 0n);
    const interest = lots.reduce((sum, lot) => {
      const until = window === undefined ? lot.bill.maturity : this.#days.dayOf(window.until);
      const days = BigInt(until - this.#days.today);
      return sum + share(lot.amount, (MONTHLY[label] ?? 0n) * days, 30_000_000n);
    }, 0n);
    this.deals.push({ what: "rediscount", seller: bank, buyer, amount, interest });
    this.#pay(payment, buyer, bank, amount - interest, () => {
      for (const lot of lots) {
        lot.holder = buyer;
        lot.rediscount = { bank, label, amount: lot.amount };
      }
    });
  }

  #recourse(verb: string, line: Line): void {
    const lot = this.#lot(line.lot);
    if (verb === "claim") {
      [lot.liable, lot.costs] = [String(line.liable), cents(text(line.costs, "0"))];
      return;
    }
    const today = this.#days.today;
    const principal = lot.recovered?.paid ?? lot.amount;
    const days = BigInt(today - (lot.recovered?.day ?? lot.bill.maturity));
    const interest = share(principal, IN_RECOURSE * days, 360_000_000n);
    const { costs } = lot;
    const amount = principal + interest + costs;
    this.recourse.push({ principal, interest, costs });
    this.#pay(`$${line.id ?? ""}.payment`, line.as, lot.holder, amount, () => {
      lot.holder = line.as;
      lot.recovered = { paid: amount, day: today };
      if (line.as === lot.bill.acceptor) this.#end(lot);
    });
  }

  #pay(name: string, payer: string, payee: string, amount: bigint, done: () => void): void {
    this.#payments.set(`${name}.instruction`, { payer, payee, amount, done });
  }

  #final(name: string): void {
    const payment = this.#payments.get(name);
    if (payment === undefined) throw new Error(`no payment ${name}`);
    this.paid.add(payment.payer, payment.amount);
    this.received.add(payment.payee, payment.amount);
    payment.done();
  }
}
