import { zeroPadBytes } from "ethers";
import type { History } from "../../path/history.js";
import { endOf } from "../../path/lot-name.js";
import { receivablesTable } from "../../tables/index.js";
import { Flag } from "../flags.js";
import { asBigints } from "../numbers.js";

/** States of a receivable and numbers of its acts. */
export const ReceivableState = asBigints(receivablesTable.states);

export type ReceivableStateName = keyof typeof ReceivableState;

/** An instrument as `ILots.instrumentAt` returns it. */
export interface InstrumentRecord {
  state: bigint;
  readonly marks: bigint;
  readonly obligor: bigint;
  /** The bank whose credit line it uses. */
  readonly grantor: bigint;
  readonly currency: bigint;
  readonly issuedAt: bigint;
  maturity: bigint;
  readonly face: bigint;
  redeemed: bigint;
  readonly highestTier: bigint;
  readonly smallestLot: bigint;
}

/** How an instrument came into being. */
export interface Confirmation {
  readonly debtor: bigint;
  readonly creditor: bigint;
  readonly background: string;
  readonly debtorReference: string;
  /** UTC seconds. */
  readonly time: bigint;
  readonly epoch: bigint;
}

/** A lot with its history; the end of its range is in its name. */
export interface LotRecord {
  holder: bigint;
  start: bigint;
  tier: bigint;
  flags: bigint;
  history: History;
}

/** A lot as `ILots.lotAt` returns it. */
export interface LotView {
  readonly holder: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly tier: bigint;
  readonly flags: bigint;
  readonly trail: string;
}

/** A request, or the trace of one, as `IRequests.requestAt` returns it. */
export interface RequestRecord {
  readonly act: bigint;
  readonly from: bigint;
  readonly to: bigint;
  readonly deadline: bigint;
  readonly deal: string;
}

/** The desks that keep requests about whole receivables: to confirm one, to cancel one. */
export type RequestKeeper = "origination" | "servicing";

/** What a desk may begin, and what it may bring to an end: bits of encumbrances and of desk powers. */
export interface DeskRecord {
  readonly powers: bigint;
  readonly duties: bigint;
}

/** Lots passed on in one transaction, by who passed them on. */
export interface Passed {
  transaction: string;
  readonly by: Map<bigint, bigint>;
}

/** What a ledger of lots keeps, whatever the instruments are: those by number, lots and requests on them by name. */
export interface LedgerState {
  readonly instruments: Map<bigint, InstrumentRecord>;
  readonly lots: Map<bigint, LotRecord>;
  /** Names of lots that a merge undid and nothing has made again since. */
  readonly undone: Set<bigint>;
  readonly lotRequests: Map<bigint, RequestRecord>;
  readonly desks: Map<string, DeskRecord>;
}

/** The ledger of receivables, and what its desks keep. */
export interface LotsState extends LedgerState {
  readonly confirmations: Map<bigint, Confirmation>;
  /** Requests about a whole receivable, under its name with end zero, by the desk that keeps them. */
  readonly requests: Readonly<Record<RequestKeeper, Map<bigint, RequestRecord>>>;
  /** New maturities that were flagged as longer than usual, until the extension itself. */
  readonly flagged: Map<bigint, bigint>;
  /** How many lots each member passed on in the transaction that was looked at last. */
  readonly passed: Passed;
}

/** A ledger before its first event. */
export function emptyLedger(): LedgerState {
  return { instruments: new Map(), lots: new Map(), undone: new Set(), lotRequests: new Map(), desks: new Map() };
}

/** What stands in slots that were never written, or were emptied. */
export const NO_INSTRUMENT: Readonly<InstrumentRecord> = {
  state: 0n,
  marks: 0n,
  obligor: 0n,
  grantor: 0n,
  currency: 0n,
  issuedAt: 0n,
  maturity: 0n,
  face: 0n,
  redeemed: 0n,
  highestTier: 0n,
  smallestLot: 0n,
};

export const NO_LOT: LotView = {
  holder: 0n,
  start: 0n,
  end: 0n,
  tier: 0n,
  flags: 0n,
  trail: zeroPadBytes("0x", 21),
};

export const NO_REQUEST: RequestRecord = { act: 0n, from: 0n, to: 0n, deadline: 0n, deal: zeroPadBytes("0x", 20) };

/** The trace that a request leaves when it ends without agreement: consents from until then are dead. */
export function traceOf(time: bigint): RequestRecord {
  return { ...NO_REQUEST, deadline: time };
}

/** A lot as the chain's view gives it. */
export function lotView(id: bigint, { holder, start, tier, flags, history }: LotRecord): LotView {
  return { holder, start, end: endOf(id), tier, flags, trail: history.trail };
}

/** Whether a lot still stands for a claim. */
export function isLive({ flags }: Pick<LotRecord, "flags">): boolean {
  return (flags & Flag.Ended) === 0n;
}
