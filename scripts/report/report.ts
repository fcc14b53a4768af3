import type { Tradelane } from "@tradelane/sdk";
import { lotName, type LotTrace } from "@tradelane/sdk/path";
import { verify, type VerifyReport } from "@tradelane/sdk/state";
import type { SuiteOnChain } from "../cli/chain.ts";
import type { Party } from "../cli/parties.ts";
import { withEvents } from "../cli/provider.ts";
import type { Played } from "../play/scene.ts";
import { billsOf, type Bill } from "./bills.ts";
import { readBooks, type Books } from "./books.ts";
import { cashOf, type Cash } from "./cash.ts";
import { financingsOf, type Financed } from "./financings.ts";
import { holdingsOf, type Holding } from "./holdings.ts";
import { creditLinesOf, type CreditLine } from "./lines.ts";
import { namesOf, type NameOf } from "./names.ts";
import { pathsToShow } from "./paths.ts";
import { quotasOf, type QuotaStanding } from "./quotas.ts";

/** A lot's path, and whether the contract confirmed it. */
export interface ProvenPath {
  readonly trace: LotTrace;
  readonly proven: boolean;
}

/** What is told at the end of a scenario; all but the refusals comes from the chain's events. */
export interface Report extends Omit<Books, "time"> {
  readonly rpc: string;
  readonly chainId: number;
  readonly outcomes: readonly Played[];
  readonly nameOf: NameOf;
  readonly now: readonly Holding[];
  readonly lines: readonly CreditLine[];
  readonly financings: readonly Financed[];
  readonly bills: readonly Bill[];
  readonly quotas: readonly QuotaStanding[];
  readonly cash: readonly Cash[];
  readonly paths: readonly ProvenPath[];
  readonly verified: VerifyReport;
  /** Whether everything happened as the scenarios say, and the chain agrees with its own events. */
  readonly ok: boolean;
}

interface Sources {
  readonly suite: SuiteOnChain;
  readonly reader: Tradelane;
  readonly parties: readonly Party[];
  readonly outcomes: readonly Played[];
}

/** Makes the report from the chain's events, and has the chain confirm them. */
export async function makeReport({ suite, reader, parties, outcomes }: Sources): Promise<Report> {
  const { chainId, deployedAtBlock } = suite.record;
  return withEvents(suite, async (provider, addresses) => {
    const { time, ...books } = await readBooks(provider, addresses, deployedAtBlock, parties);
    const { state, block } = books;
    const paths = await Promise.all(pathsToShow(state).map((trace) => prove(reader, trace)));
    const verified = await verify(provider, addresses, { fromBlock: deployedAtBlock, toBlock: block });
    const asExpected = outcomes.every(({ status }) => status !== "failed");
    return {
      rpc: suite.rpc,
      chainId,
      outcomes,
      ...books,
      nameOf: namesOf(state, parties),
      now: holdingsOf(state),
      lines: creditLinesOf(state, time),
      financings: financingsOf(state),
      bills: billsOf(state),
      quotas: quotasOf(state),
      cash: cashOf(state),
      paths,
      verified,
      ok: asExpected && verified.ok && paths.every(({ proven }) => proven),
    };
  });
}

async function prove(reader: Tradelane, trace: LotTrace): Promise<ProvenPath> {
  return { trace, proven: await reader[trace.ledger].isPathProven(lotName(trace.lot)) };
}
