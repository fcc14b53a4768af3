import { stateError } from "../events/errors.js";
import type { DocumentRecord } from "../state/documents.js";
import type { FinancingLeg } from "../state/financings.js";
import { flagNames, type FlagName } from "../state/flags.js";
import { instructionStateName, type InstructionStateName, type Report } from "../state/instructions.js";
import { isLive, ReceivableState, type Confirmation, type ReceivableStateName } from "../state/lots/records.js";
import type { SuiteState } from "../state/suite.js";
import type { LotStep } from "../tables/index.js";
import { pathOf, stepsOf, type History } from "./history.js";
import { endOf, instrumentOf, lotId, lotName } from "./lot-name.js";
import { decodeStep, stepKind, type PathStep } from "./step.js";

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

/** What a payment is for: the debtor or one liable pays the lot, or a bank or its customer pays on a financing of it. */
export type PaymentPurpose = "redemption" | "recourse" | FinancingLeg["leg"];

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

/** A lot's whole life, from the invoice to the payment. */
export interface LotTrace {
  readonly lot: bigint;
  readonly holder: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly tier: bigint;
  /** What the debtor has paid of it for good; minor units. */
  readonly paid: bigint;
  readonly flags: readonly FlagName[];
  readonly live: boolean;
  readonly trail: string;
  readonly receivable: Confirmation & {
    readonly instrument: bigint;
    readonly state: ReceivableStateName;
    readonly currency: bigint;
    readonly face: bigint;
    readonly redeemed: bigint;
    readonly issuedAt: bigint;
    readonly maturity: bigint;
  };
  /** The lots it was cut from, the root first. */
  readonly parents: readonly bigint[];
  readonly steps: readonly TracedStep[];
  /** In the order in which the steps stand on them. */
  readonly documents: readonly TracedDocument[];
  readonly payments: readonly TracedPayment[];
  /** What `ILots.isPath` accepts. */
  readonly path: readonly PathStep[];
}

const ON_DOCUMENTS: ReadonlySet<LotStep> = new Set(["Issued", "Assigned", "AssignedWithRecourse", "Cancelled"]);
const AGAINST_CASH: ReadonlySet<LotStep> = new Set(["Redeemed", "Sold", "SoldWithRecourse", "Recovered"]);
/** Assignments down the chain; what a desk delivers stays on its tier. */
const MOVES: ReadonlySet<LotStep> = new Set(["Assigned", "AssignedWithRecourse"]);

/**
 * Traces a lot through the state that its events rebuilt.
 *
 * @throws StateError `PATH_LOT_UNKNOWN`.
 *
 * @example
 * const { steps, documents } = traceLot(state, parseLotName("0x2a:30000"));
 */
export function traceLot(state: SuiteState, lot: bigint): LotTrace {
  const { lots } = state;
  const instrument = instrumentOf(lot);
  const record = lots.lots.get(lot);
  const issued = lots.instruments.get(instrument);
  const confirmation = lots.confirmations.get(instrument);
  if (record === undefined || issued === undefined || confirmation === undefined) {
    throw stateError("PATH_LOT_UNKNOWN", { lot: lotName(lot) });
  }
  const { currency, face, redeemed, issuedAt, maturity } = issued;
  const steps = tracedSteps(instrument, record.history);
  const { holder, start, tier, flags, history } = record;
  return {
    lot,
    holder,
    start,
    end: endOf(lot),
    tier,
    paid: state.redemption.paid.get(lot) ?? 0n,
    flags: flagNames(flags),
    live: isLive(record),
    trail: history.trail,
    receivable: {
      instrument,
      state: receivableStateName(issued.state),
      currency,
      face,
      redeemed,
      issuedAt,
      maturity,
      ...confirmation,
    },
    parents: [...new Set(steps.map((step) => step.lot))].filter((name) => name !== lot),
    steps,
    documents: documentsOf(state, steps),
    payments: paymentsOf(state, lot, history),
    path: pathOf(history),
  };
}

function receivableStateName(state: bigint): ReceivableStateName {
  const names = Object.keys(ReceivableState) as ReceivableStateName[];
  return names.find((name) => ReceivableState[name] === state) ?? "None";
}

function tracedSteps(instrument: bigint, history: History): TracedStep[] {
  let tier = 0n;
  return stepsOf(history).map(({ step: word, background, place }) => {
    const { act, from, to, start, end, time, epoch } = decodeStep(word);
    // The fold lets no other act in.
    const kind = stepKind(act) ?? "Remainder";
    if (MOVES.has(kind)) tier++;
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
  return AGAINST_CASH.has(kind) ? { kind: "instruction", instruction: background } : { kind: "none" };
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
    const redeemed = purpose === "redemption" && history.background === instruction;
    const name = instructionStateName(record.state);
    const told = reports.get(instruction) ?? [];
    return [{ instruction, purpose, state: name, payer, payee, amount, currency, reports: told, redeemed }];
  });
}

/** What a payment is for, if it is for that lot. */
function purposeOf({ instructions, financings }: SuiteState, instruction: string, lot: bigint) {
  if (instructions.redemptions.get(instruction) === lot) return "redemption";
  if (instructions.recoveries.get(instruction) === lot) return "recourse";
  const leg = financings.legs.get(instruction);
  return leg?.lot === lot ? leg.leg : undefined;
}
