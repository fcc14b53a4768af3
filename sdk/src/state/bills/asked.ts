import type { EventOf, SuiteEvent } from "../../events/types.js";
import { instrumentOf } from "../../path/lot-name.js";
import { billsTable, type TableAct } from "../../tables/index.js";
import { lotUnexplained } from "../lots/explain.js";
import { NO_REQUEST } from "../lots/records.js";
import { billTermsDeal, guaranteeDeal, pledgeDeal } from "./deals.js";
import type { BillsState } from "./records.js";

type Asked = Extract<EventOf<"bills">, { readonly name: "LotAsked" }>["args"];

/** What a request may be about, by the act asked for; of the others their desks tell. */
const DEALS: ReadonlyMap<bigint, (state: BillsState, asked: Asked) => readonly string[]> = new Map([
  [BigInt(billsTable.acts.presentForAcceptance.number), ofTerms],
  [BigInt(billsTable.acts.presentForReceipt.number), ofTerms],
  [BigInt(billsTable.acts.askGuarantee.number), ofGuarantee],
  [BigInt(billsTable.acts.offerPledge.number), ofPledge],
]);

function ofTerms({ registrations }: BillsState, { lot }: Asked): string[] {
  const terms = registrations.get(instrumentOf(lot))?.terms;
  return terms === undefined ? [] : [billTermsDeal(terms)];
}

function ofGuarantee({ lots }: BillsState, { lot }: Asked): string[] {
  const trail = lots.get(lot)?.history.trail;
  return trail === undefined ? [] : [false, true].map((forAcceptor) => guaranteeDeal(lot, trail, forAcceptor));
}

function ofPledge({ lots }: BillsState, { lot }: Asked): string[] {
  const trail = lots.get(lot)?.history.trail;
  return trail === undefined ? [] : [pledgeDeal(lot, trail)];
}

/** What a desk tells of a request, besides what the ledger told. */
interface Requested {
  readonly lot: bigint;
  readonly row: TableAct;
  readonly from: bigint;
  readonly to: bigint;
  readonly deadline: bigint;
  /** What it is about, as a request keeps it. */
  readonly deal: string;
}

/** A desk tells what it asked for: the ledger has just written such a request. */
export function checkRequested(state: BillsState, { lot, row, ...told }: Requested, event: SuiteEvent): void {
  const { act, from, to, deadline, deal } = state.lotRequests.get(lot) ?? NO_REQUEST;
  const same = from === told.from && to === told.to && deadline === told.deadline && deal === told.deal;
  if (act !== BigInt(row.number) || !same) throw lotUnexplained(event, lot, "another request stands on it");
  state.requested.set(lot, deal);
}

/** A request is about what its act is about: the bill's own terms, say. */
export function checkAsked(state: BillsState, asked: Asked, event: SuiteEvent): void {
  const deals = DEALS.get(asked.act)?.(state, asked);
  if (deals !== undefined && !deals.includes(asked.deal)) {
    throw lotUnexplained(event, asked.lot, "something else was asked for");
  }
}
