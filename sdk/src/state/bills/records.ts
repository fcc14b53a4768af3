import type { EventOf } from "../../events/types.js";
import type { History } from "../../path/history.js";
import { billsTable, rediscountTable } from "../../tables/index.js";
import { asBigints } from "../numbers.js";
import type { LedgerState } from "../lots/records.js";

/** States of a bill. */
export const BillState = asBigints(billsTable.states);

export type BillStateName = keyof typeof BillState;

/** What a bill says, as it was registered. */
export type BillTerms = Extract<EventOf<"issuance">, { readonly name: "BillRegistered" }>["args"]["terms"];

/** A bill as its drawer made it out, and what its acceptor took for it. */
export interface Registration {
  readonly terms: BillTerms;
  /** UTC seconds. */
  readonly time: bigint;
  readonly epoch: bigint;
  /** Deposit that the acceptor took, minor units. */
  margin: bigint;
}

/** What a desk has told of a lot, and the ledger is to write on it in the same transaction: the step, and whose. */
export interface Announced {
  readonly act: bigint;
  readonly by: bigint;
}

/** What is known of a lot's presentation, as `IPresentation.presentationOf` returns it. */
export interface PresentedRecord {
  readonly presenter: bigint;
  readonly presentedAt: bigint;
  readonly dishonourFrom: bigint;
  readonly dishonouredAt: bigint;
  readonly overdue: boolean;
}

/** What is known of a lot that was never presented, or is no longer. */
export const NOT_PRESENTED: PresentedRecord = {
  presenter: 0n,
  presentedAt: 0n,
  dishonourFrom: 0n,
  dishonouredAt: 0n,
  overdue: false,
};

/** `IDiscounting.Stage` of the contracts. */
export const DiscountStage = { None: 0n, Buying: 1n, AwaitingRedemption: 2n, Redeeming: 3n } as const;

/** What seller and buyer of a lot agreed on. */
export type DiscountTerms = Extract<EventOf<"discounting">, { readonly name: "DiscountAgreed" }>["args"]["terms"];

/** A purchase that is not over, as `IDiscounting.dealOf` returns it. */
export interface DiscountRecord {
  readonly stage: bigint;
  readonly seller: bigint;
  readonly buyer: bigint;
  readonly redemptionPrice: bigint;
  readonly redeemFrom: bigint;
  readonly redeemUntil: bigint;
  readonly cutAt: bigint;
}

/** What is known of a lot that nobody buys. */
export const NO_DISCOUNT: DiscountRecord = {
  stage: DiscountStage.None,
  seller: 0n,
  buyer: 0n,
  redemptionPrice: 0n,
  redeemFrom: 0n,
  redeemUntil: 0n,
  cutAt: 0n,
};

/** A purchase as it was agreed, and what it was reckoned to cost. */
export interface AgreedDiscount {
  readonly lot: bigint;
  readonly units: bigint;
  readonly terms: DiscountTerms;
  readonly interest: bigint;
  readonly time: bigint;
  readonly epoch: bigint;
}

/** A payment in recourse that is on its way, and what the holder paid for the lot in recourse. */
export interface RecoveryRecord {
  readonly payer: bigint;
  readonly amount: bigint;
  readonly paid: bigint;
  /** UTC seconds; zero where the lot did not come to its holder so. */
  readonly paidAt: bigint;
}

export const NO_RECOVERY: RecoveryRecord = { payer: 0n, amount: 0n, paid: 0n, paidAt: 0n };

/** What recourse on a lot goes by at a moment. */
export interface RecourseGround {
  readonly lot: bigint;
  readonly holder: bigint;
  readonly units: bigint;
  readonly history: History;
  readonly acceptor: bigint;
  readonly maturity: bigint;
  readonly presented: PresentedRecord;
  readonly paid: bigint;
  readonly paidAt: bigint;
}

/** A claim in recourse as it was judged. */
export interface JudgedClaim extends RecourseGround {
  readonly liable: bigint;
  readonly role: bigint;
  /** When the same was claimed from last. */
  readonly claimedAt: bigint;
  readonly lapsedFrom: bigint;
  readonly epoch: bigint;
}

/** What was owed in recourse, as it was reckoned. */
export interface ReckonedRecourse extends RecourseGround {
  readonly principal: bigint;
  readonly interest: bigint;
  readonly time: bigint;
  readonly epoch: bigint;
}

/** A claim from one member on one lot as a key. */
export function claimKey(lot: bigint, liable: bigint): string {
  return `${lot}:${liable}`;
}

/** States of a rediscount. */
export const RediscountState = asBigints(rediscountTable.states);

/** What an application for rediscount asks for. */
export type RediscountTerms = Extract<
  EventOf<"rediscountWindow">,
  { readonly name: "RediscountApproved" }
>["args"]["terms"];

/** A rediscounted lot, as `IRediscountWindow.rediscountOf` returns it. */
export interface RediscountRecord {
  readonly state: bigint;
  readonly label: bigint;
  readonly bank: bigint;
  readonly centralBank: bigint;
  readonly redeemFrom: bigint;
  readonly redeemUntil: bigint;
  readonly units: bigint;
}

/** What is known of a lot that was never rediscounted, or whose cash never came. */
export const NO_REDISCOUNT: RediscountRecord = {
  state: RediscountState.None,
  label: 0n,
  bank: 0n,
  centralBank: 0n,
  redeemFrom: 0n,
  redeemUntil: 0n,
  units: 0n,
};

/** An approved application, and what its cash was reckoned to be. */
export interface ApprovedRediscount {
  readonly run: string;
  readonly bank: bigint;
  readonly terms: RediscountTerms;
  readonly bills: readonly { readonly units: bigint; readonly acceptor: bigint; readonly maturity: bigint }[];
  readonly interest: bigint;
  readonly time: bigint;
  readonly epoch: bigint;
}

/** Up to which amount a central bank approves applications at once, and until when. */
export interface RediscountMandate {
  readonly highest: bigint;
  readonly until: bigint;
}

/** The ledger of bills, and what its desks keep. */
export interface BillsState extends LedgerState {
  readonly registrations: Map<bigint, Registration>;
  /** Whom each lot is pledged to; nobody once it was given free or paid. */
  readonly pledgees: Map<bigint, bigint>;
  /** Contracts that may say that a pledge ended with its lot. */
  readonly pledgeDesks: Map<string, boolean>;
  readonly presentations: Map<bigint, PresentedRecord>;
  /** By lot; empty between transactions. */
  readonly announced: Map<bigint, Announced>;
  /** Bills that ended unpaid, until the desk says why; empty between transactions. */
  readonly terminated: Set<bigint>;
  /** What desks told of requests that they asked, by lot; the last of each. */
  readonly requested: Map<bigint, string>;
  readonly discounts: Map<bigint, DiscountRecord>;
  readonly discountsAgreed: AgreedDiscount[];
  readonly recoveries: Map<bigint, RecoveryRecord>;
  /** When each was last claimed from, see {@link claimKey}. */
  readonly claimedAt: Map<string, bigint>;
  readonly claims: JudgedClaim[];
  readonly owed: ReckonedRecourse[];
  readonly rediscounts: Map<bigint, RediscountRecord>;
  /** Lots under repurchase that the central bank kept when their window was over. */
  readonly rediscountsRetained: Set<bigint>;
  /** Lots whose cash is on its way, by run. */
  readonly runs: Map<string, readonly bigint[]>;
  readonly rediscountMandates: Map<bigint, RediscountMandate>;
  readonly rediscountsApproved: ApprovedRediscount[];
}
