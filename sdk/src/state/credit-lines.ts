import type { SuiteEvent } from "../events/types.js";
import { instrumentOf } from "../path/lot-name.js";
import { decodeStep, StepAct } from "../path/step.js";
import { area, unexplained } from "./area.js";

/** What a line is for; the numbers are those of `LinePurpose` of the contracts. */
export const LinePurpose = { Confirmation: 0n, Financing: 1n } as const;

/** Whose line it is, and for what. */
export interface LineName {
  readonly bank: bigint;
  readonly debtor: bigint;
  /** ISO 4217 numeric. */
  readonly currency: bigint;
  readonly purpose: bigint;
}

/** A line as `ICreditLines.lineAt` returns it. */
export interface LineRecord {
  limit: bigint;
  used: bigint;
  until: bigint;
  suspended: boolean;
}

export interface CreditLinesState {
  /** By the line's key, see {@link lineKey}. */
  readonly lines: Map<string, LineRecord>;
  /** Contracts that may use lines up. */
  readonly desks: Map<string, boolean>;
  /** The line for confirmation that each receivable uses. */
  readonly lineOf: Map<bigint, string>;
  /** What of the principal of each financing still uses up its line. */
  readonly claims: Map<bigint, { readonly key: string; left: bigint }>;
  /** By how much each line is about to change, from what was confirmed, paid or cancelled. */
  readonly due: Map<string, bigint>;
}

/** A line as one key, `<bank>:<debtor>:<currency>:<purpose>`. */
export function lineKey({ bank, debtor, currency, purpose }: LineName): string {
  return [bank, debtor, currency, purpose].join(":");
}

/** Whose line is behind a key, and for what. */
export function lineName(key: string): LineName {
  const [bank = 0n, debtor = 0n, currency = 0n, purpose = 0n] = key.split(":").map(BigInt);
  return { bank, debtor, currency, purpose };
}

function empty(): CreditLinesState {
  return { lines: new Map(), desks: new Map(), lineOf: new Map(), claims: new Map(), due: new Map() };
}

function known(state: CreditLinesState, line: LineName, event: SuiteEvent): LineRecord {
  const record = state.lines.get(lineKey(line));
  if (record === undefined) throw unexplained(event, `credit line ${lineKey(line)}`, "it was never granted");
  return record;
}

/** What happened changes a line by so much; the line's own event follows. */
function expect(state: CreditLinesState, key: string | undefined, change: bigint, event: SuiteEvent): void {
  if (key === undefined) return;
  if (state.due.has(key)) throw unexplained(event, `credit line ${key}`, "what happened before did not change it");
  state.due.set(key, change);
}

/** A financing gives back so much of what it uses up of its line, or all of it. */
function giveBack(state: CreditLinesState, financing: bigint, amount: bigint | undefined, event: SuiteEvent): void {
  const claim = state.claims.get(financing);
  if (claim === undefined) return;
  const back = amount === undefined || amount > claim.left ? claim.left : amount;
  claim.left -= back;
  if (back > 0n) expect(state, claim.key, -back, event);
}

/** What is used of a line becomes what the events before it say. */
function change(
  state: CreditLinesState,
  { used, ...line }: LineName & { used: bigint },
  event: SuiteEvent,
): LineRecord {
  const record = known(state, line, event);
  const key = lineKey(line);
  const expected = record.used + (state.due.get(key) ?? 0n);
  if (used !== expected) throw unexplained(event, `credit line ${key}`, `${expected} of it is used, not ${used}`);
  state.due.delete(key);
  record.used = used;
  return record;
}

/** Credit lines: what banks granted, and what is used of it. */
export const creditLinesArea = area<CreditLinesState>("creditLines", empty, {
  origination: {
    ReceivableConfirmed: (state, { instrument, terms: { grantor, debtor, currency, face } }, event) => {
      const key = lineKey({ bank: grantor, debtor, currency, purpose: LinePurpose.Confirmation });
      state.lineOf.set(instrument, key);
      expect(state, key, face, event);
    },
  },
  receivables: {
    LotEnded: (state, { instrument, step }, event) => {
      const { act, start, end } = decodeStep(step);
      // What is redeemed was given back as it was paid.
      if (act === StepAct.Cancelled) expect(state, state.lineOf.get(instrument), start - end, event);
    },
  },
  redemption: {
    RedemptionPaid: (state, { lot, amount }, event) =>
      expect(state, state.lineOf.get(instrumentOf(lot)), -amount, event),
  },
  financing: {
    FinancingAgreed: (state, { financing, bank, lot, offer: { principal } }, event) => {
      const { debtor, currency } = lineName(state.lineOf.get(instrumentOf(lot)) ?? "");
      const key = lineKey({ bank, debtor, currency, purpose: LinePurpose.Financing });
      state.claims.set(financing, { key, left: principal });
      expect(state, key, principal, event);
    },
    FinancingReleased: (state, { financing }, event) => giveBack(state, financing, undefined, event),
    FinancingCollected: (state, { financing, amount }, event) => giveBack(state, financing, amount, event),
    FinancingLotGone: (state, { financing }, event) => giveBack(state, financing, undefined, event),
    PledgeReleased: (state, { financing }, event) => giveBack(state, financing, undefined, event),
  },
  creditLines: {
    CreditLineGranted: (state, { limit, until, ...line }) => {
      const { used = 0n, suspended = false } = state.lines.get(lineKey(line)) ?? {};
      state.lines.set(lineKey(line), { limit, used, until, suspended });
    },
    CreditLineSuspended: (state, line, event) => void (known(state, line, event).suspended = true),
    CreditLineResumed: (state, line, event) => void (known(state, line, event).suspended = false),
    CreditLineUsed: (state, use, event) => {
      const { suspended, limit } = change(state, use, event);
      const line = `credit line ${lineKey(use)}`;
      if (suspended) throw unexplained(event, line, "it was suspended");
      if (use.used > limit) throw unexplained(event, line, `its limit is ${limit}`);
    },
    CreditLineReleased: (state, release, event) => void change(state, release, event),
    CreditLineDeskSet: (state, { desk, listed }) => void state.desks.set(desk, listed),
  },
});
