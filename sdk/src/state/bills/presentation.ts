import type { SuiteEvent } from "../../events/types.js";
import { packageNumberOf } from "../../inputs/package-instrument.js";
import { endOf, instrumentOf } from "../../path/lot-name.js";
import { StepAct } from "../../path/step.js";
import { BillType, DishonourCause } from "../../values/enums.js";
import { formatPackageNumber } from "../../values/package-number.js";
import type { Handlers } from "../area.js";
import { Flag } from "../flags.js";
import { knownInstrument, knownLot, lotUnexplained, owedBy } from "../lots/explain.js";
import { announce } from "./announced.js";
import { marginShare } from "./margin.js";
import { NOT_PRESENTED, type BillsState, type PresentedRecord } from "./records.js";

const REFUSAL = BigInt(DishonourCause.numberOf("Refusal"));
const SILENCE = BigInt(DishonourCause.numberOf("Silence"));
const INSOLVENCY = BigInt(DishonourCause.numberOf("Insolvency"));

/** What the desk of presentation reports: lots presented, taken back, paid and dishonoured. */
export const presentationHandlers: Handlers<"presentation", BillsState> = {
  LotPresented: (state, { lot, presenter, acceptor, automatically, overdue, dishonourFrom, time }, event) => {
    checkPresented(state, lot, { acceptor, presenter }, event);
    if (automatically && !isBankPaper(lot)) throw lotUnexplained(event, lot, "its bill is no bank paper");
    if (presentationOf(state, lot) !== NOT_PRESENTED) throw lotUnexplained(event, lot, "it is presented already");
    const record = { presenter, presentedAt: time, dishonourFrom, dishonouredAt: 0n, overdue };
    state.presentations.set(lot, record);
  },
  PresentationWithdrawn: (state, { lot, by }, event) => {
    const entitled = entitledTo(state, lot, event);
    if (entitled !== by) throw lotUnexplained(event, lot, `it is member ${entitled}'s to take back`);
    waiting(state, lot, event);
    state.presentations.set(lot, NOT_PRESENTED);
  },
  PresentedLotInstructed: (state, { lot, acceptor, payee: presenter, amount }, event) => {
    checkPresented(state, lot, { acceptor, presenter }, event);
    waiting(state, lot, event);
    checkUnits(state, lot, amount, event);
  },
  PresentedLotPaid: (state, { lot, acceptor, amount, margin }, event) => {
    const { face } = owedBy(knownInstrument(state, instrumentOf(lot), event), instrumentOf(lot), acceptor, event);
    waiting(state, lot, event);
    const start = checkUnits(state, lot, amount, event);
    const whole = state.registrations.get(instrumentOf(lot))?.margin ?? 0n;
    const share = marginShare(whole, face, start, endOf(lot));
    if (share !== margin) throw lotUnexplained(event, lot, `${share} of the margin is free with it, not ${margin}`);
    state.presentations.set(lot, NOT_PRESENTED);
    announce(state, lot, { act: StepAct.Redeemed, by: acceptor }, event);
  },
  LotDishonoured: (state, { lot, acceptor, cause, reason, time }, event) => {
    owedBy(knownInstrument(state, instrumentOf(lot), event), instrumentOf(lot), acceptor, event);
    const record = presentationOf(state, lot);
    const why = whyNotDishonoured(record, cause, time);
    if (why !== undefined) throw lotUnexplained(event, lot, why);
    if ((reason !== 0n) !== (cause === REFUSAL)) throw lotUnexplained(event, lot, "only a refusal has a reason");
    state.presentations.set(lot, { ...record, dishonouredAt: time });
  },
};

interface Parties {
  readonly acceptor: bigint;
  readonly presenter: bigint;
}

function presentationOf({ presentations }: BillsState, lot: bigint): PresentedRecord {
  return presentations.get(lot) ?? NOT_PRESENTED;
}

/** The acceptor owes on the lot, and it is presented for who is entitled to its payment. */
function checkPresented(state: BillsState, lot: bigint, { acceptor, presenter }: Parties, event: SuiteEvent): void {
  const instrument = instrumentOf(lot);
  owedBy(knownInstrument(state, instrument, event), instrument, acceptor, event);
  const entitled = entitledTo(state, lot, event);
  if (entitled !== presenter) throw lotUnexplained(event, lot, `member ${entitled} is to be paid, not ${presenter}`);
}

/** Who is to be paid for a lot: its pledgee while it is pledged, else its holder. */
function entitledTo(state: BillsState, id: bigint, event: SuiteEvent): bigint {
  const { flags, holder } = knownLot(state, id, event);
  return (flags & Flag.Pledged) === 0n ? holder : (state.pledgees.get(id) ?? 0n);
}

/** The acceptor's answer to the lot's presentation is awaited. */
function waiting(state: BillsState, lot: bigint, event: SuiteEvent): void {
  const { presentedAt, dishonouredAt } = presentationOf(state, lot);
  if (presentedAt === 0n || dishonouredAt !== 0n) throw lotUnexplained(event, lot, "it is not presented");
}

/** An amount is the lot's value; returns where the lot begins. */
function checkUnits(state: BillsState, id: bigint, amount: bigint, event: SuiteEvent): bigint {
  const { start } = knownLot(state, id, event);
  if (endOf(id) - start !== amount) throw lotUnexplained(event, id, `its value is ${endOf(id) - start}`);
  return start;
}

function whyNotDishonoured(record: PresentedRecord, cause: bigint, time: bigint): string | undefined {
  if (record.dishonouredAt !== 0n) return "it is dishonoured already";
  const presented = record.presentedAt !== 0n;
  if (cause === INSOLVENCY) return presented ? "it is presented" : undefined;
  if (!presented) return "it is not presented";
  if (cause === SILENCE && time < record.dishonourFrom) return `its answer is awaited until ${record.dishonourFrom}`;
  return undefined;
}

function isBankPaper(lot: bigint): boolean {
  const [first] = formatPackageNumber(packageNumberOf(instrumentOf(lot)));
  const type = BillType.nameOf(Number(first));
  return type === "Bank" || type === "SupplyChainBank";
}
