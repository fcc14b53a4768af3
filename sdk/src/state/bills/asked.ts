import type { EventOf, SuiteEvent } from "../../events/types.js";
import { instrumentOf } from "../../path/lot-name.js";
import { billsTable } from "../../tables/index.js";
import { lotUnexplained } from "../lots/explain.js";
import { billTermsDeal, guaranteeDeal, pledgeDeal } from "./deals.js";
import type { BillsState } from "./records.js";

type Asked = Extract<EventOf<"bills">, { readonly name: "LotAsked" }>["args"];

/** What a request may be about, by the act asked for; requests of other acts only their parties can read. */
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

/** A request is about what its act is about: the bill's own terms, say. */
export function checkAsked(state: BillsState, asked: Asked, event: SuiteEvent): void {
  const deals = DEALS.get(asked.act)?.(state, asked);
  if (deals !== undefined && !deals.includes(asked.deal)) {
    throw lotUnexplained(event, asked.lot, "something else was asked for");
  }
}
