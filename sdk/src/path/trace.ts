import { stateError } from "../events/errors.js";
import type { DocumentRecord } from "../state/documents.js";
import type { FinancingLeg } from "../state/financings.js";
import { flagNames, type FlagName } from "../state/flags.js";
import { instructionStateName, type InstructionStateName, type Report } from "../state/instructions.js";
import { isLive, ReceivableState, type Confirmation, type ReceivableStateName } from "../state/lots/records.js";
import { BillState, type BillStateName, type BillTerms } from "../state/bills/records.js";
import { ledgerOf, type SuiteState } from "../state/suite.js";
import type { LotStep } from "../tables/index.js";
import { pathOf, stepsOf, type History } from "./history.js";
import { endOf, instrumentOf, lotId, lotName } from "./lot-name.js";
import { LEDGERS, type LedgerContract } from "./ledger.js";
import { decodeStep, NO_BACKGROUND, PASSED_ON, StepAct, stepKind, type PathStep } from "./step.js";

/** What a step stands on. */
export type Background =
  | { readonly kind: "none" }
  | { readonly kind: "document"; readonly tag: string }
  | { readonly kind: "instruction"; readonly instruction: string };

/** One step of a lot's life, as people read it. Units are minor units of the receivable's currency. */
export interface TracedStep {
  readonly kind: LotStep;
  /** The lot that this step made or left; a part has its parent's steps before its own. */
  readonly lot: bigint;
  readonly from: bigint;
  readonly holder: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly units: bigint;
  /** Assignments down the chain so far. */
  readonly tier: bigint;
  readonly background: Background;
  /** UTC seconds: the step's own where the holder changed, else its block's, where the events carry it. */
  readonly time?: bigint;
  /** The rule epoch that judged the step; absent where the lot stayed with its holder. */
  readonly epoch?: bigint;
  readonly blockNumber: number;
  readonly transactionHash: string;
}

/** A document on the way, with its tag. */
export interface TracedDocument extends DocumentRecord {
  readonly tag: string;
  readonly registrant: bigint;
}

/**
 * What a payment is for: the debtor, the acceptor or one liable pays the lot, a bank or its customer pays on a financing of
 * it, or somebody buys it or redeems what it sold.
 */
export type PaymentPurpose = "redemption" | "recourse" | "discount" | "rediscount" | FinancingLeg["leg"];

/** A payment instruction for the lot. */
export interface TracedPayment {
  readonly instruction: string;
  readonly purpose: PaymentPurpose;
  readonly state: InstructionStateName;
  readonly payer: bigint;
  readonly payee: bigint;
  readonly amount: bigint;
  readonly currency: bigint;
  readonly reports: readonly Report[];
  /** Whether it is the one that redeemed the lot. */
  readonly redeemed: boolean;
}

/** The receivable that a lot is part of, as it was confirmed. */
export interface TracedReceivable extends Confirmation {
  readonly instrument: bigint;
  readonly state: ReceivableStateName;
  readonly currency: bigint;
  readonly face: bigint;
  readonly redeemed: bigint;
  readonly issuedAt: bigint;
  readonly maturity: bigint;
}

/** The bill that a lot is part of, as it was registered. */
export interface TracedBill extends BillTerms {
  readonly instrument: bigint;
  readonly state: BillStateName;
  readonly redeemed: bigint;
  readonly margin: bigint;
  /** When it was registered, UTC seconds, and the rule epoch that judged it. */
  readonly time: bigint;
  readonly epoch: bigint;
}

/** A lot's whole life, from the invoice to the payment. */
export interface LotTrace {
  readonly lot: bigint;
  /** The ledger that keeps it: one of `receivable` and `bill` is there. */
  readonly ledger: LedgerContract;
  readonly currency: bigint;
  readonly holder: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly tier: bigint;
  /** What of it is paid for good; minor units. */
  readonly paid: bigint;
  readonly flags: readonly FlagName[];
  readonly live: boolean;
  readonly trail: string;
  readonly receivable?: TracedReceivable;
  readonly bill?: TracedBill;
  /** The lots it was cut from, the root first. */
  readonly parents: readonly bigint[];
  readonly steps: readonly TracedStep[];
  /** In the order in which the steps stand on them. */
  readonly documents: readonly TracedDocument[];
  readonly payments: readonly TracedPayment[];
  /** What `ILots.isPath` accepts. */
  readonly path: readonly PathStep[];
}

const ON_DOCUMENTS: ReadonlySet<LotStep> = new Set([
  "Issued",
  "Assigned",
  "AssignedWithRecourse",
  "Received",
  "ReceivedNotTransferable",
  "Endorsed",
  "EndorsedNotTransferable",
  "Cancelled",
]);
const AGAINST_CASH: ReadonlySet<LotStep> = new Set([
  "Redeemed",
  "Sold",
  "SoldWithRecourse",
  "Discounted",
  "Repurchased",
  "Recovered",
]);

/**
 * Traces a lot through the state that its events rebuilt.
 *
 * @throws StateError `PATH_LOT_UNKNOWN`.
 *
 * @example
 * const { steps, documents } = traceLot(state, parseLotName("0x2a:30000"));
 */
export function traceLot(state: SuiteState, lot: bigint): LotTrace {
  const instrument = instrumentOf(lot);
  const ledger = LEDGERS.find((name) => ledgerOf(state, name).lots.has(lot));
  const { lots, instruments } = ledgerOf(state, ledger ?? "receivables");
  const record = lots.get(lot);
  const currency = instruments.get(instrument)?.currency;
  if (ledger === undefined || record === undefined || currency === undefined) {
    throw stateError("PATH_LOT_UNKNOWN", { lot: lotName(lot) });
  }
  const steps = tracedSteps(instrument, record.history);
  const { holder, start, tier, flags, history } = record;
  const value = endOf(lot) - start;
  const ended = steps.at(-1)?.kind === "Redeemed" ? value : 0n;
  return {
    lot,
    ledger,
    currency,
    holder,
    start,
    end: endOf(lot),
    tier,
    paid: ledger === "bills" ? ended : (state.redemption.paid.get(lot) ?? 0n),
    flags: flagNames(flags),
    live: isLive(record),
    trail: history.trail,
    ...(ledger === "bills" ? billOf(state, instrument) : receivableOf(state, instrument)),
    parents: [...new Set(steps.map((step) => step.lot))].filter((name) => name !== lot),
    steps,
    documents: documentsOf(state, steps),
    payments: paymentsOf(state, lot, history),
    path: pathOf(history),
  };
}

function receivableOf({ lots }: SuiteState, instrument: bigint): { readonly receivable?: TracedReceivable } {
  const issued = lots.instruments.get(instrument);
  const confirmation = lots.confirmations.get(instrument);
  if (issued === undefined || confirmation === undefined) return {};
  const { currency, face, redeemed, issuedAt, maturity } = issued;
  const state = nameOf(ReceivableState, issued.state) ?? "None";
  return { receivable: { instrument, state, currency, face, redeemed, issuedAt, maturity, ...confirmation } };
}

function billOf({ bills }: SuiteState, instrument: bigint): { readonly bill?: TracedBill } {
  const record = bills.instruments.get(instrument);
  const registration = bills.registrations.get(instrument);
  if (record === undefined || registration === undefined) return {};
  const { terms, margin, time, epoch } = registration;
  const state = nameOf(BillState, record.state) ?? "None";
  return { bill: { ...terms, instrument, state, redeemed: record.redeemed, margin, time, epoch } };
}

function nameOf<Name extends string>(states: Readonly<Record<Name, bigint>>, state: bigint): Name | undefined {
  return (Object.keys(states) as Name[]).find((name) => states[name] === state);
}

function tracedSteps(instrument: bigint, history: History): TracedStep[] {
  let tier = 0n;
  return stepsOf(history).map(({ step: word, background, place }) => {
    const { act, from, to, start, end, time, epoch } = decodeStep(word);
    // The fold lets no other act in.
    const kind = stepKind(act) ?? "Remainder";
    if (PASSED_ON.has(act)) tier++;
    const { blockNumber, transactionHash } = place;
    const at = time > 0n ? time : place.time;
    return {
      kind,
      lot: lotId(instrument, end),
      from,
      holder: kind === "Redeemed" || kind === "Cancelled" ? from : to,
      start,
      end,
      units: end - start,
      tier,
      background: backgroundOf(kind, background),
      ...(at === undefined ? {} : { time: BigInt(at) }),
      ...(epoch > 0n ? { epoch } : {}),
      blockNumber,
      transactionHash,
    };
  });
}

function backgroundOf(kind: LotStep, background: string): Background {
  if (ON_DOCUMENTS.has(kind)) return { kind: "document", tag: background };
  // Free of payment a bill passes on no instruction.
  const paid = AGAINST_CASH.has(kind) && background !== NO_BACKGROUND;
  return paid ? { kind: "instruction", instruction: background } : { kind: "none" };
}

function documentsOf({ documents }: SuiteState, steps: readonly TracedStep[]): TracedDocument[] {
  const tags = steps.flatMap(({ background }) => (background.kind === "document" ? [background.tag] : []));
  return [...new Set(tags)].flatMap((tag) => {
    const document = documents.documents.get(tag);
    return document === undefined ? [] : [{ tag, registrant: documents.registrants.get(tag) ?? 0n, ...document }];
  });
}

/** In the order in which they were instructed. */
function paymentsOf(state: SuiteState, lot: bigint, history: History): TracedPayment[] {
  const { instructions, reports } = state.instructions;
  return [...instructions].flatMap(([instruction, record]) => {
    const purpose = purposeOf(state, instruction, lot);
    if (purpose === undefined) return [];
    const { payer, payee, amount, currency } = record;
    const redeemed = decodeStep(history.step).act === StepAct.Redeemed && history.background === instruction;
    const name = instructionStateName(record.state);
    const told = reports.get(instruction) ?? [];
    return [{ instruction, purpose, state: name, payer, payee, amount, currency, reports: told, redeemed }];
  });
}

/** What a payment is for, if it is for that lot. */
function purposeOf({ instructions, financings }: SuiteState, instruction: string, lot: bigint) {
  const { redemptions, presentations, recoveries, billRecoveries, discounts, rediscounts } = instructions;
  const of = (kinds: readonly ReadonlyMap<string, bigint>[]) => kinds.some((kind) => kind.get(instruction) === lot);
  if (of([redemptions, presentations])) return "redemption";
  if (of([recoveries, billRecoveries])) return "recourse";
  if (of([discounts])) return "discount";
  if (rediscounts.get(instruction)?.includes(lot) === true) return "rediscount";
  const leg = financings.legs.get(instruction);
  return leg?.lot === lot ? leg.leg : undefined;
}
