import type { SuiteEvent } from "../../events/types.js";
import { instrumentNumber } from "../../path/lot-name.js";
import { receivablesTable } from "../../tables/index.js";
import type { Handlers } from "../area.js";
import { termsDeal, type Terms } from "./deals.js";
import { knownInstrument } from "./explain.js";
import { ReceivableState, type LotsState } from "./records.js";
import { ask, close, forget, instrumentUnexplained, requestOn, type InstrumentRequests } from "./requests.js";

const SUBMIT = BigInt(receivablesTable.acts.submit.number);
const ISSUE = BigInt(receivablesTable.acts.issue.number);
/** `Mark.NOT_ASSIGNABLE` of the contracts. */
const NOT_ASSIGNABLE = 1n;

type Parties = Pick<Terms, "debtor" | "creditor">;

/** What the origination desk reports: receivables asked for and confirmed. */
export const originationHandlers: Handlers<"origination", LotsState> = {
  ReceivableSubmitted: (state, { instrument, creditor: from, debtor: to, terms, deadline }, event) => {
    checkNamed(instrument, { creditor: from, debtor: to }, terms, event);
    const deal = termsDeal(submitted(terms), deadline);
    ask(state, on(instrument), { act: SUBMIT, from, to, deadline, deal }, event);
  },
  ReceivableIssued: (state, { instrument, debtor: from, creditor: to, terms, deadline }, event) => {
    checkNamed(instrument, { debtor: from, creditor: to }, terms, event);
    ask(state, on(instrument), { act: ISSUE, from, to, deadline, deal: termsDeal(terms, deadline) }, event);
  },
  ReceivableConfirmed: (state, { instrument, terms, highestTier, smallestLot, time, epoch, ...named }, event) => {
    if (state.instruments.has(instrument)) throw instrumentUnexplained(event, instrument, "it was confirmed already");
    agree(state, instrument, terms, time, event);
    checkNamed(instrument, named, terms, event);
    const { debtor, creditor, currency, face, maturity, assignable, background, debtorReference } = terms;
    state.instruments.set(instrument, {
      state: ReceivableState.Confirmed,
      marks: assignable ? 0n : NOT_ASSIGNABLE,
      obligor: debtor,
      grantor: terms.grantor,
      currency,
      issuedAt: time,
      maturity,
      face,
      redeemed: 0n,
      highestTier,
      smallestLot,
    });
    state.confirmations.set(instrument, { debtor, creditor, background, debtorReference, time, epoch });
  },
  ReceivableTermFlagged: (state, { instrument, maturity, usualLatest }, event) => {
    const record = knownInstrument(state, instrument, event);
    if (record.maturity !== maturity || usualLatest >= maturity) {
      throw instrumentUnexplained(event, instrument, `it falls due at ${record.maturity}`);
    }
  },
  RequestClosed: (state, closing, event) => close(state, "origination", closing, event),
};

/** The parties and the number in an event are those of its terms. */
function checkNamed(instrument: bigint, { debtor, creditor }: Parties, terms: Terms, event: SuiteEvent): void {
  const number = instrumentNumber(terms.debtor, terms.debtorReference);
  if (number === instrument && terms.debtor === debtor && terms.creditor === creditor) return;
  throw instrumentUnexplained(event, instrument, "its parties and its number are not those of the terms");
}

/** What a creditor submits leaves the line to the debtor. */
function submitted(terms: Terms): Terms {
  return { ...terms, grantor: 0n };
}

function on(instrument: bigint): InstrumentRequests {
  return { keeper: "origination", instrument };
}

/** Clears the request that was agreed to; one whose deadline has passed was closed by an event of its own. */
function agree(state: LotsState, instrument: bigint, terms: Terms, time: bigint, event: SuiteEvent): void {
  const request = requestOn(state, on(instrument));
  if (request.act === 0n) return;
  const asked = request.act === SUBMIT ? submitted(terms) : terms;
  if (request.deal !== termsDeal(asked, request.deadline) || time > request.deadline) {
    throw instrumentUnexplained(event, instrument, "other terms were asked for");
  }
  forget(state, on(instrument));
}
