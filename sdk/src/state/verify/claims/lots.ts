import { instrumentName, instrumentOf, lotId, lotName } from "../../../path/lot-name.js";
import { receivablesTable } from "../../../tables/index.js";
import {
  lotView,
  NO_INSTRUMENT,
  NO_LOT,
  NO_REQUEST,
  ReceivableState,
  type LotsState,
  type LotView,
} from "../../lots/records.js";
import type { LedgerContract } from "../../../path/ledger.js";
import { ledgerOf, tokensOf, type SuiteState } from "../../suite.js";
import { VIEWS, type ChainAt } from "../chain.js";
import { claimAll, claimOne, type Claim } from "../claim.js";

/** Every instrument that was asked for or confirmed. */
function instrumentsOf({ instruments, requests }: LotsState): Set<bigint> {
  return new Set([...instruments.keys(), ...[...requests.origination.keys()].map(instrumentOf)]);
}

/** A receivable's state: as the ledger has it, or that of the request that stands before it. */
function receivableState({ instruments, requests }: LotsState, instrument: bigint, time: bigint): bigint {
  const { state } = instruments.get(instrument) ?? NO_INSTRUMENT;
  const request = requests.origination.get(lotId(instrument, 0n)) ?? NO_REQUEST;
  if (state !== ReceivableState.None || request.act === 0n || time > request.deadline) return state;
  const submitted = request.act === BigInt(receivablesTable.acts.submit.number);
  return submitted ? ReceivableState.Submitted : ReceivableState.Issued;
}

/** Instruments, and the requests about them as a whole. */
export function* instrumentClaims({ lots }: SuiteState, { time }: ChainAt): Generator<Claim> {
  for (const instrument of instrumentsOf(lots)) {
    const name = `instrument ${instrumentName(instrument)}`;
    yield claimAll(name, lots.instruments.get(instrument) ?? NO_INSTRUMENT, VIEWS.receivables.instrumentAt, instrument);
    yield claimOne(name, "stateOf", receivableState(lots, instrument, time), VIEWS.stateOf, instrument);
    const subject = lotId(instrument, 0n);
    for (const keeper of ["origination", "servicing"] as const) {
      const request = lots.requests[keeper].get(subject) ?? NO_REQUEST;
      yield claimAll(`request at ${keeper} on ${name}`, request, VIEWS.requestAt[keeper], subject);
    }
  }
}

/** Lots of a ledger, live, ended and undone, and the requests on them. */
export function lotClaims(ledger: LedgerContract) {
  return function* (suite: SuiteState): Generator<Claim> {
    const { lots, undone, lotRequests } = ledgerOf(suite, ledger);
    const claimsOf = function* (id: bigint, lot: LotView): Generator<Claim> {
      yield claimAll(`lot ${lotName(id)}`, lot, VIEWS[ledger].lotAt, id);
      const request = lotRequests.get(id) ?? NO_REQUEST;
      yield claimAll(`request on lot ${lotName(id)}`, request, VIEWS[ledger].requestAt, id);
    };
    for (const [id, record] of lots) yield* claimsOf(id, lotView(id, record));
    for (const id of undone) yield* claimsOf(id, NO_LOT);
  };
}

/** The token face of a ledger's lots. */
export function tokenClaims(ledger: LedgerContract) {
  return function* (suite: SuiteState): Generator<Claim> {
    for (const [id, { owner, units }] of tokensOf(suite, ledger).balances) {
      yield claimOne(`token ${lotName(id)}`, "balance", units, VIEWS[ledger].balanceOf, owner, id);
    }
  };
}
