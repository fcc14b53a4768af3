import type { Outcome } from "@tradelane/sdk/actsfile";
import type { Tradelane } from "@tradelane/sdk";
import { lotName, traceLot, type LotTrace } from "@tradelane/sdk/path";
import { verify, type SuiteState, type VerifyReport } from "@tradelane/sdk/state";
import type { SuiteOnChain } from "../cli/chain.ts";
import type { Party } from "../cli/parties.ts";
import { withEvents } from "../cli/provider.ts";
import type { Alert } from "./alerts.ts";
import { readBooks } from "./books.ts";
import { cashOf, type Cash } from "./cash.ts";
import { holdingsOf, type Holding } from "./holdings.ts";
import { longestPath } from "./longest.ts";
import { namesOf, type NameOf } from "./names.ts";

/** A lot's path, and whether the contract confirmed it. */
export interface ProvenPath {
  readonly trace: LotTrace;
  readonly proven: boolean;
}

/** What is told at the end of a scenario; all but the refusals comes from the chain's events. */
export interface Report {
  readonly rpc: string;
  readonly chainId: number;
  readonly block: number;
  readonly outcomes: readonly Outcome[];
  readonly state: SuiteState;
  readonly nameOf: NameOf;
  readonly before: readonly Holding[] | undefined;
  readonly now: readonly Holding[];
  readonly cash: readonly Cash[];
  readonly alerts: readonly Alert[];
  readonly path: ProvenPath | undefined;
  readonly verified: VerifyReport;
  /** Whether everything happened as the scenario says, and the chain agrees with its own events. */
  readonly ok: boolean;
}

interface Sources {
  readonly suite: SuiteOnChain;
  readonly reader: Tradelane;
  readonly parties: readonly Party[];
  readonly outcomes: readonly Outcome[];
}

/** Makes the report from the chain's events, and has the chain confirm them. */
export async function makeReport({ suite, reader, parties, outcomes }: Sources): Promise<Report> {
  const { chainId, deployedAtBlock } = suite.record;
  return withEvents(suite, async (provider, addresses) => {
    const { state, block, beforePayment, alerts } = await readBooks(provider, addresses, deployedAtBlock, parties);
    const path = await provePath(reader, state);
    const verified = await verify(provider, addresses, { fromBlock: deployedAtBlock, toBlock: block });
    const asExpected = outcomes.every(({ status }) => status !== "failed");
    return {
      rpc: suite.rpc,
      chainId,
      block,
      outcomes,
      state,
      nameOf: namesOf(state, parties),
      before: beforePayment,
      now: holdingsOf(state),
      cash: cashOf(state),
      alerts,
      path,
      verified,
      ok: asExpected && verified.ok && path?.proven !== false,
    };
  });
}

async function provePath(reader: Tradelane, state: SuiteState): Promise<ProvenPath | undefined> {
  const lot = longestPath(state);
  if (lot === undefined) return undefined;
  return { trace: traceLot(state, lot), proven: await reader.receivables.isPathProven(lotName(lot)) };
}
