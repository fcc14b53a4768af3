import type { BaseContract } from "ethers";
import { DAY } from "../../helpers/trade.ts";
import type { Attempt } from "./attempts.ts";
import { LIVE, type Standing } from "./standing.ts";
import { bits, rowOf, stateNumber, type Row } from "./table.ts";

/** Why an act is refused: by which contract's error with which values. */
export interface Refusal {
  by: BaseContract;
  error: string;
  values: unknown[];
}

/** Whether the table and the rules allow an attempt where a receivable stands; written from the table alone. */
export function judge(attempt: Attempt, standing: Standing): Refusal | undefined {
  const row = rowOf(attempt.act);
  if (row.on === "request") return judgeEnding(attempt, standing);
  return row.on === "lot" ? judgeOnLot(row, standing) : judgeOnInstrument(row, standing);
}

const ENDED = ["Settled", "Cancelled"];
const EXISTS = [...LIVE, ...ENDED];

/** An offer counts until its deadline, which here is maturity. */
function standingFlags({ flags, moment }: Standing): Set<string> {
  return new Set([...flags].filter((name) => name !== "Offered" || moment !== "past"));
}

function stateForbids(row: Row, standing: Standing, by: BaseContract): Refusal | undefined {
  const { state, instrument, suite } = standing;
  if (row.from.includes(state)) return undefined;
  // Only its own desk knows of a receivable that is not confirmed yet.
  const known = by === suite.origination || EXISTS.includes(state) ? state : "None";
  return { by, error: "LotsStateForbids", values: [instrument, row.number, stateNumber(known)] };
}

function timeForbids(row: Row, { instrument, moment, terms }: Standing, by: BaseContract): Refusal | undefined {
  const values = [instrument, terms.maturity];
  if (row.when === "beforeMaturity" && moment !== "before") return { by, error: "LotsMatured", values };
  if (row.when === "fromMaturity" && moment === "before") return { by, error: "LotsNotMatured", values };
  return undefined;
}

/** What the ledger checks of a lot, in its order. */
function lotForbids(row: Row, standing: Standing): Refusal | undefined {
  const { root, state, suite } = standing;
  const by = suite.receivables;
  if (ENDED.includes(state)) return { by, error: "LotsEnded", values: [root] };
  const flags = standingFlags(standing);
  const blocking = row.blockedBy.filter((name) => flags.has(name));
  if (blocking.length > 0) return { by, error: "LotsEncumbered", values: [root, bits(blocking)] };
  const missing = row.requires.some((name) => !flags.has(name));
  if (missing) return { by, error: "LotsNotEncumbered", values: [root, bits(row.requires)] };
  return stateForbids(row, standing, by) ?? timeForbids(row, standing, by);
}

/** Acts by which a desk brings to an end what it began: the ledger asks for its encumbrance and nothing else. */
const CONCLUDE = ["redeem", "deliver", "releasePledge", "recover"];

function judgeOnLot(row: Row, standing: Standing): Refusal | undefined {
  const { root, state, suite, trade, offer, moment, terms, flags } = standing;
  const by = suite.receivables;
  if (CONCLUDE.includes(row.act)) {
    const laid = EXISTS.includes(state) && row.requires.every((name) => flags.has(name));
    return laid ? undefined : { by, error: "LotsNotEncumbered", values: [root, bits(row.requires)] };
  }
  if (row.act === "acceptOffer") {
    if (offer === undefined) return { by, error: "LotsNoRequest", values: [root] };
    if (moment === "past") return { by, error: "LotsDeadlinePassed", values: [root, terms.maturity] };
  }
  if (!EXISTS.includes(state)) {
    if (row.act !== "pay") return { by, error: "LotsUnknown", values: [root] };
    return { by: suite.redemption, error: "RedemptionNotTheDebtor", values: [root, trade.debtor.number, 0n] };
  }
  return lotForbids(row, standing);
}

function judgeOnInstrument(row: Row, standing: Standing): Refusal | undefined {
  const { suite, state, subject, terms, moment, instrument, creditor, trade } = standing;
  const { origination, servicing, receivables } = suite;
  const noRequest = (by: BaseContract): Refusal => ({ by, error: "LotsNoRequest", values: [subject] });
  switch (row.act) {
    case "submit":
    case "issue":
      return stateForbids(row, standing, origination);
    case "confirm":
    case "acceptIssue":
      return row.from.includes(state) ? undefined : noRequest(origination);
    case "submitWithConsent":
    case "issueWithConsent":
      if (state === "Submitted" || state === "Issued") {
        return { by: origination, error: "LotsRequestOpen", values: [subject, terms.maturity] };
      }
      if (moment !== "before") {
        return { by: origination, error: "ReceivablesTermsInvalid", values: [terms.face, terms.maturity] };
      }
      return stateForbids(row, standing, receivables);
    case "requestCancellation":
    case "cancelWithConsent":
      if (!EXISTS.includes(state)) {
        return { by: servicing, error: "ServicingNotAParty", values: [instrument, creditor.number] };
      }
      if (row.act === "cancelWithConsent") return lotForbids(row, standing);
      return stateForbids(row, standing, servicing);
    case "cancel":
      if (!isCancellationAsked(standing)) return noRequest(servicing);
      // What was asked is bound to the root lot's trail, which its ending has moved on.
      if (state === "Settled") return { by: servicing, error: "LotsOtherDeal", values: [subject] };
      return lotForbids(row, standing);
    case "dispute":
    case "withdrawDispute":
      if (!EXISTS.includes(state)) {
        return { by: servicing, error: "ServicingNotAParty", values: [instrument, trade.debtor.number] };
      }
      return stateForbids(row, standing, receivables);
    case "dismissDispute":
      if (!EXISTS.includes(state)) return { by: suite.consortium, error: "ConsortiumMemberUnknown", values: [0n] };
      return stateForbids(row, standing, receivables);
    case "recordPart":
      return stateForbids(row, standing, receivables);
    case "accelerate":
    case "extend":
      return stateForbids(row, standing, servicing) ?? timeForbids(row, standing, servicing);
    case "flagOverdue":
      return stateForbids(row, standing, servicing) ?? timeForbids(row, standing, servicing) ?? graceForbids(standing);
    default:
      throw new Error(`no rule for ${row.act}`);
  }
}

/** Whether a request to cancel stands; nothing but its deadline, an answer or the cancellation ends it. */
function isCancellationAsked({ ground, state }: Standing): boolean {
  return ground === "cancellation" && EXISTS.includes(state) && state !== "Cancelled";
}

/** The debtor has the whole business day (UTC+8) of maturity. */
function graceForbids({ suite, moment, instrument, terms }: Standing): Refusal | undefined {
  if (moment === "past") return undefined;
  const zone = 8n * 3_600n;
  const local = terms.maturity + zone;
  const from = local - (local % DAY) + DAY - zone;
  return { by: suite.servicing, error: "ReceivablesNotOverdue", values: [instrument, from] };
}

function judgeEnding({ act, note }: Attempt, standing: Standing): Refusal | undefined {
  const { suite, state, subject, root, moment, terms, offer, trade, creditor } = standing;
  if (note === "of an offer") {
    if (offer === undefined) return { by: suite.receivables, error: "LotsNoRequest", values: [root] };
    if (moment !== "past") return undefined;
    return { by: suite.receivables, error: "LotsDeadlinePassed", values: [root, terms.maturity] };
  }
  if (note === "of a cancellation") {
    if (isCancellationAsked(standing)) return undefined;
    return { by: suite.servicing, error: "LotsNoRequest", values: [subject] };
  }
  const open = note === "of what was submitted" ? "Submitted" : "Issued";
  if (state === open) return undefined;
  if (state !== "Submitted" && state !== "Issued") {
    return { by: suite.origination, error: "LotsNoRequest", values: [subject] };
  }
  // Another request than the sender thinks: the one who would answer it asked for this one, and the reverse.
  const sender = (act === "refuse") === (open === "Submitted") ? trade.debtor : creditor;
  return { by: suite.origination, error: "LotsNotYourRequest", values: [subject, sender.number] };
}
