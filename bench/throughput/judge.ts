import { verify, type VerifyReport } from "@tradelane/sdk/state";
import { SUITE_CONTRACTS, type SuiteAddresses } from "@tradelane/sdk/events";
import { contracts } from "@tradelane/sdk";
import type { Erc20 } from "./rows/erc20.ts";
import type { Row } from "./rows/row.ts";
import type { Stage } from "./stage.ts";

type Left = NonNullable<Row["leaves"]>;
export type Counts = Readonly<Record<Left, number>>;

/** What was found on the chain afterwards. */
export interface Verdict {
  readonly ok: boolean;
  /** Everything recomputed from the events and compared with the chain, laws included. */
  readonly suite: VerifyReport;
  /** Acts that were sent and acts that the chain tells of. */
  readonly acts: Readonly<Record<Left, { readonly sent: number; readonly found: number }>>;
  /** Whether the accounts hold all of the ERC-20 that there was. */
  readonly erc20Conserved: boolean;
}

/** How many acts of each kind the chain tells of. */
export async function countActs({ provider, record }: Stage): Promise<Counts> {
  const { receivables, evidence } = record.contracts;
  const lots = contracts.IReceivables__factory.connect(receivables.proxy, provider);
  const documents = contracts.IEvidence__factory.connect(evidence.proxy, provider);
  const from = record.deployedAtBlock;
  return {
    LotAssigned: (await lots.queryFilter(lots.filters.LotAssigned(), from)).length,
    DocumentRegistered: (await documents.queryFilter(documents.filters.DocumentRegistered(), from)).length,
  };
}

/** Verifies the chain after the runs. */
export async function judge(stage: Stage, erc20: Erc20, before: Counts, sent: Counts): Promise<Verdict> {
  const { provider, record } = stage;
  const entries = SUITE_CONTRACTS.map((name) => [name, record.contracts[name].proxy] as const);
  const addresses = Object.fromEntries(entries) as SuiteAddresses;
  const suite = await verify(provider, addresses, { fromBlock: record.deployedAtBlock });
  const after = await countActs(stage);
  const found = (left: Left) => ({ sent: sent[left], found: after[left] - before[left] });
  const acts = { LotAssigned: found("LotAssigned"), DocumentRegistered: found("DocumentRegistered") };
  const erc20Conserved = await erc20.conserved(provider);
  const counted = Object.values(acts).every((count) => count.sent === count.found);
  return { ok: suite.ok && counted && erc20Conserved, suite, acts, erc20Conserved };
}
