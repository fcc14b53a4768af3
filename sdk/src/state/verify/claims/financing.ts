import { endOf, financingName, instrumentName, lotName } from "../../../path/lot-name.js";
import { financingTable } from "../../../tables/financing.js";
import { Flag } from "../../flags.js";
import {
  claimOf,
  FinancingKind,
  FinancingState,
  isOpen,
  retainedOf,
  type FinancingRecord,
  type FinancingsState,
} from "../../financings.js";
import { NO_REQUEST } from "../../lots/records.js";
import type { SuiteState } from "../../suite.js";
import { VIEWS, type ChainAt } from "../chain.js";
import { claimAll, claimOne, type Claim } from "../claim.js";

const { Agreed, Disbursing, Outstanding, Applied, Offered, None } = FinancingState;

/** Financings, and the applications and offers on them. */
export function* financingClaims(state: SuiteState, { time }: ChainAt): Generator<Claim> {
  const { financings, requests, onLot } = state.financings;
  for (const id of new Set([...financings.keys(), ...requests.keys()])) {
    const name = `financing ${financingName(id)}`;
    const record = financings.get(id);
    yield claimAll(name, record ?? { state: requestedState(state.financings, id, time) }, VIEWS.financingAt, id);
    yield claimAll(`request on ${name}`, requests.get(id) ?? NO_REQUEST, VIEWS.requestAt.financing, id);
    if (record === undefined) continue;
    yield claimOne(name, "retainedDue", dueOf(state, id, record), VIEWS.retainedDue, id);
    const standing = financings.get(onLot.get(record.lot) ?? 0n);
    const pledged = standing?.kind === FinancingKind.Pledge && isOpen(standing) ? standing : undefined;
    const claim = { pledgee: pledged?.bank ?? 0n, claim: pledged === undefined ? 0n : claimOf(pledged) };
    yield claimAll(`claim on lot ${lotName(record.lot)}`, claim, VIEWS.claimOn, record.lot);
  }
  for (const member of state.members.members.keys()) {
    const count = [...financings.values()].reduce((sum, record) => sum + bindings(record, member), 0n);
    yield claimOne(`obligations of member ${member}`, "financings", count, VIEWS.financingsBinding, member);
  }
}

/** What is unpaid of lots, and the rounds of part payment. */
export function* redemptionClaims({ lots, redemption: { paid, rounds } }: SuiteState): Generator<Claim> {
  for (const [id, { start, flags }] of lots.lots) {
    const unpaid = (flags & Flag.Ended) === 0n ? endOf(id) - start - (paid.get(id) ?? 0n) : 0n;
    yield claimOne(`lot ${lotName(id)}`, "unpaid", unpaid, VIEWS.unpaidOf, id);
  }
  for (const [instrument, round] of rounds) {
    yield claimAll(`round of instrument ${instrumentName(instrument)}`, round, VIEWS.roundOf, instrument);
  }
}

/** The state that an open request stands for. */
function requestedState({ requests }: FinancingsState, id: bigint, time: bigint): bigint {
  const { act, deadline } = requests.get(id) ?? NO_REQUEST;
  if (act === 0n || time > deadline) return None;
  return act === BigInt(financingTable.acts.apply.number) ? Applied : Offered;
}

/** What of the retained part is due and neither paid nor on its way. */
function dueOf({ financings: { onLot }, lots }: SuiteState, id: bigint, record: FinancingRecord): bigint {
  if (record.state !== Outstanding) return 0n;
  const lot = lots.lots.get(record.lot);
  const held = lot?.holder === record.bank && (lot.flags & Flag.Ended) === 0n;
  const seen = record.kind === FinancingKind.Pledge || (onLot.get(record.lot) === id && isOpen(record) && held);
  const all = retainedOf(record);
  const reached = record.collected > record.principal ? record.collected - record.principal : 0n;
  return (seen && reached < all ? reached : all) - record.retainedPaid;
}

/** How often a financing binds a member. */
function bindings(record: FinancingRecord, member: bigint): bigint {
  const { state, kind, applicant, bank, paying, retainedPaid } = record;
  const early = state === Agreed || state === Disbursing;
  const byApplicant = early || (kind === FinancingKind.Pledge && isOpen(record));
  const retained = retainedOf(record);
  const owing = state === Outstanding && (retained > retainedPaid || (paying && retained > 0n));
  return BigInt(applicant === member && byApplicant) + BigInt(bank === member && (early || owing));
}
