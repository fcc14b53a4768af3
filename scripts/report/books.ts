import type { Provider } from "ethers";
import { readEvents, type SuiteAddresses, type SuiteEvent } from "@tradelane/sdk/events";
import { emptyState, fold, type SuiteState } from "@tradelane/sdk/state";
import type { Party } from "../cli/parties.ts";
import { alertOf, type Alert } from "./alerts.ts";
import { BillDeals, type BillDeal } from "./bill-deals.ts";
import { billRecourseStepOf, type BillRecourseStep } from "./bill-recourse.ts";
import { fallsDue, holdingsOf, summed, type Holding } from "./holdings.ts";
import { namesOf } from "./names.ts";
import { roundOf, type Round } from "./part-payments.ts";
import { recourseStepOf, type RecourseStep } from "./recourse.ts";

/** What the events of a deployment say, read once from its first block to the newest. */
export interface Books {
  readonly state: SuiteState;
  readonly block: number;
  /** Time of that block, UTC seconds. */
  readonly time: bigint;
  /** Who held each receivable as its debtor began to pay it, or was to. */
  readonly whenDue: readonly Holding[];
  readonly rounds: readonly Round[];
  readonly recourse: readonly RecourseStep[];
  readonly billDeals: readonly BillDeal[];
  readonly billRecourse: readonly BillRecourseStep[];
  readonly alerts: readonly Alert[];
}

/** Reads the books from events alone. */
export async function readBooks(
  provider: Provider,
  addresses: SuiteAddresses,
  fromBlock: number,
  parties: readonly Party[],
): Promise<Books> {
  const state = emptyState();
  const due = new Map<bigint, readonly Holding[]>();
  const rounds: Round[] = [];
  const recourse: RecourseStep[] = [];
  const billDeals = new BillDeals();
  const billRecourse: BillRecourseStep[] = [];
  const alerts: Alert[] = [];
  const read = (event: SuiteEvent) => {
    const instrument = fallsDue(event);
    if (instrument !== undefined && !due.has(instrument)) due.set(instrument, holdingsOf(state, instrument));
    fold(state, event);
    keep(rounds, roundOf(event));
    keep(recourse, recourseStepOf(event, state));
    billDeals.hear(event);
    keep(billRecourse, billRecourseStepOf(event));
    keep(alerts, alertOf(event, state, namesOf(state, parties)));
  };
  const block = await provider.getBlockNumber();
  for await (const { events } of readEvents(provider, addresses, fromBlock, block)) events.forEach(read);
  const time = BigInt((await provider.getBlock(block))?.timestamp ?? 0);
  const whenDue = summed([...due.values()].flat());
  return { state, block, time, whenDue, rounds, recourse, billDeals: billDeals.all, billRecourse, alerts };
}

function keep<Item>(items: Item[], item: Item | undefined): void {
  if (item !== undefined) items.push(item);
}
