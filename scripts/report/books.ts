import type { Provider } from "ethers";
import { readEvents, type SuiteAddresses } from "@tradelane/sdk/events";
import { emptyState, fold, type SuiteState } from "@tradelane/sdk/state";
import type { Party } from "../cli/parties.ts";
import { alertOf, type Alert } from "./alerts.ts";
import { holdingsOf, type Holding } from "./holdings.ts";
import { namesOf } from "./names.ts";

/** What the events of a deployment say, read once from its first block to the newest. */
export interface Books {
  readonly state: SuiteState;
  readonly block: number;
  /** Holdings before the first payment was instructed; undefined when none was. */
  readonly beforePayment: readonly Holding[] | undefined;
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
  const alerts: Alert[] = [];
  let beforePayment: readonly Holding[] | undefined;
  const block = await provider.getBlockNumber();
  for await (const { events } of readEvents(provider, addresses, fromBlock, block)) {
    for (const event of events) {
      if (event.name === "PaymentInstructed") beforePayment ??= holdingsOf(state);
      fold(state, event);
      const alert = alertOf(event, state, namesOf(state, parties));
      if (alert !== undefined) alerts.push(alert);
    }
  }
  return { state, block, beforePayment, alerts };
}
