import { decodeStep, encodeStep, endOf, instrumentNumber, instrumentOf, lotId, StepAct } from "@tradelane/sdk/path";
import { EventLog, account, hash } from "./events.ts";

export const DEBTOR = 1n;
export const SUPPLIER = 2n;
export const SUBSUPPLIER = 3n;
export const THIRD = 4n;
export const BANK = 8n;
export const AGENT = 9n;
/** The debtor's own number of the receivable, and the instrument's number that follows from both. */
export const REFERENCE = hash("reference");
export const INSTRUMENT = instrumentNumber(DEBTOR, REFERENCE);
export const FACE = 1_000n;
export const MATURITY = 1_900_000_000n;
export const CURRENCY = 156n;
/** The lots of the story are cut from this one. */
export const ROOT = lotId(INSTRUMENT, FACE);
export const INVOICE = hash("invoice");
export const ORIGINATION_DESK = account(0xd1);
export const REDEMPTION_DESK = account(0xd2);

export interface Passing {
  readonly lot: bigint;
  readonly from: bigint;
  readonly to: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly background: string;
  readonly recourse?: boolean;
  readonly time?: bigint;
}

/** Events of receivables as the contracts would make them, made by hand. */
export class Story extends EventLog {
  now = 1_800_000_000n;

  readonly terms = {
    debtor: DEBTOR,
    creditor: SUPPLIER,
    grantor: BANK,
    currency: CURRENCY,
    face: FACE,
    maturity: MATURITY,
    assignable: true,
    debtorReference: REFERENCE,
    background: INVOICE,
  };

  document(tag: string, buyer: bigint, seller: bigint, amount: bigint): this {
    return this.emit("evidence", "DocumentRegistered", {
      tag,
      seller,
      buyer,
      registrant: seller,
      currency: CURRENCY,
      kind: 1n,
      amount,
      root: hash("root"),
      fingerprint: 5n,
      epoch: 1n,
    });
  }

  /** The invoice, and the receivable that the debtor confirms on it. */
  confirmed(change: Partial<Story["terms"]> = {}): this {
    const terms = { ...this.terms, ...change };
    return this.document(INVOICE, DEBTOR, SUPPLIER, FACE)
      .emit("origination", "ReceivableConfirmed", {
        instrument: INSTRUMENT,
        debtor: DEBTOR,
        creditor: SUPPLIER,
        terms,
        highestTier: 8n,
        smallestLot: 10n,
        time: this.now,
        epoch: 1n,
      })
      .issued();
  }

  issued(): this {
    return this.emit("receivables", "LotIssued", {
      instrument: INSTRUMENT,
      obligor: DEBTOR,
      holder: SUPPLIER,
      step: this.step(StepAct.Issued, DEBTOR, SUPPLIER, 0n, FACE, FACE),
      background: INVOICE,
    });
  }

  step(act: bigint, from: bigint, to: bigint, start: bigint, end: bigint, parentEnd: bigint, time = this.now): bigint {
    return encodeStep({ act, from, to, start, end, time, epoch: 1n, parentEnd });
  }

  /** A lot, or its front up to `end`, passes on, on a document of its own. */
  assigned(passing: Passing): this {
    const { lot, from, to, start, end, background, recourse = false, time = this.now } = passing;
    const act = recourse ? StepAct.AssignedWithRecourse : StepAct.Assigned;
    return this.emit("receivables", "LotAssigned", {
      instrument: instrumentOf(lot),
      from,
      to,
      step: this.step(act, from, to, start, end, endOf(lot), time),
      background,
    });
  }

  split(parent: bigint, holder: bigint, cut: bigint): this {
    const instrument = instrumentOf(parent);
    return this.emit("receivables", "LotSplit", { instrument, holder, parent, child: lotId(instrument, cut) });
  }

  merged(parent: bigint, holder: bigint, cut: bigint): this {
    const instrument = instrumentOf(parent);
    return this.emit("receivables", "LotsMerged", { instrument, holder, parent, child: lotId(instrument, cut) });
  }

  offered(lot: bigint, from: bigint, to: bigint, units: bigint, background: string, deadline: bigint): this {
    return this.emit("receivables", "LotOffered", { lot, from, to, units, deadline, recourse: false, background });
  }

  closed(keeper: "receivables" | "origination" | "servicing", subject: bigint, act: bigint, time: bigint): this {
    return this.emit(keeper, "RequestClosed", { subject, by: SUBSUPPLIER, ending: 0n, act, time });
  }

  desks(): this {
    return this.emit("receivables", "LotDeskSet", { desk: REDEMPTION_DESK, powers: 32n, duties: 32n }).emit(
      "settlement",
      "SettlementDeskSet",
      { desk: REDEMPTION_DESK, number: 1n, listed: true },
    );
  }

  agent(): this {
    return this.emit("settlement", "SettlementAgentSet", { currency: CURRENCY, agent: AGENT });
  }

  ended(lot: bigint, holder: bigint, start: bigint, act: bigint, background: string): this {
    return this.emit("receivables", "LotEnded", {
      instrument: instrumentOf(lot),
      holder,
      lot,
      step: this.step(act, holder, DEBTOR, start, endOf(lot), endOf(lot)),
      background,
    });
  }
}

/** A step's fields that matter to a reader, from its word. */
export function fieldsOf(word: bigint) {
  const { act, from, to, start, end, parentEnd } = decodeStep(word);
  return { act, from, to, start, end, parentEnd };
}
