import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BuildProfile } from "../../scripts/deploy/networks.ts";
import { deploySuite } from "../../scripts/deploy/suite.ts";
import { drive, type Budget, type Run } from "./drive.ts";
import { countActs, judge, type Verdict } from "./judge.ts";
import { figuresOf, type Figures, type Paired } from "./report/figures.ts";
import { Erc20 } from "./rows/erc20.ts";
import type { Lane, Row } from "./rows/row.ts";
import { openStage, type Stage } from "./stage.ts";

export interface BenchSettings {
  readonly rows: readonly Row[];
  readonly budget: Budget;
  readonly rounds: number;
  /** Pairs of members that act at the same time. */
  readonly lanes: number;
  readonly profile: BuildProfile;
  readonly log: (line: string) => void;
}

/** One node's figures. */
export interface NodeReport {
  readonly node: string;
  /** What the node calls itself. */
  readonly client: string;
  /** The first row is that of ERC-20 transfers. */
  readonly rows: readonly Figures[];
  readonly verdict: Verdict;
}

/** Acts of each lane before anything is measured: compilers of both sides are warm, slots are not empty. */
const WARM_UP = 3;

/** Deploys the suite and an ERC-20 to a node with an empty chain, measures all rows round by round, and judges. */
export async function benchNode(node: string, rpc: string, settings: BenchSettings): Promise<NodeReport> {
  const { log, lanes: width } = settings;
  const folder = mkdtempSync(join(tmpdir(), "tradelane-bench-"));
  log(`${node}: deploying`);
  const { profile } = settings;
  try {
    const record = await deploySuite({ rpc, network: "local", deployments: folder, profile });
    const stage = await openStage(rpc, record, width);
    try {
      const client = String(await stage.provider.send("web3_clientVersion", []));
      return { node, client, ...(await benchRows(node, stage, settings)) };
    } finally {
      await stage.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function benchRows(node: string, stage: Stage, { rows: acts, budget, rounds, log }: BenchSettings) {
  const erc20 = new Erc20();
  const rows = [erc20.row, ...acts];
  const lanes = new Map<Row, Lane[]>();
  log(`${node}: making everything ready`);
  for (const row of rows) lanes.set(row, await row.open(stage));
  const before = await countActs(stage);
  const sent = { LotAssigned: 0, DocumentRegistered: 0 };

  async function go(row: Row, limit: Budget): Promise<Run> {
    await stage.recount();
    const run = await drive(lanes.get(row) ?? [], limit);
    if (row.leaves !== undefined) sent[row.leaves] += run.times * (row.acts ?? 1);
    return run;
  }

  /** As many acts as told, whatever the number of them in a transaction, and at least one transaction a lane. */
  const inActs = ({ acts = 1 }: Row): Budget =>
    "times" in budget ? { times: Math.max(Math.ceil(budget.times / acts), stage.pairs.length) } : budget;

  for (const row of rows) await go(row, { times: WARM_UP * stage.pairs.length });
  const runs = new Map<Row, Paired[]>(acts.map((row) => [row, []]));
  for (let round = 1; round <= rounds; round += 1) {
    log(`${node}: round ${round} of ${rounds}`);
    for (const row of acts) {
      const transfers = await go(erc20.row, budget);
      runs.get(row)?.push({ transfers, run: await go(row, inActs(row)) });
    }
  }
  log(`${node}: verifying`);
  const verdict = await judge(stage, erc20, before, sent);
  const transfers = [...runs.values()].flat().map((pair) => ({ transfers: pair.transfers, run: pair.transfers }));
  const figures = acts.map((row) => figuresOf(row, runs.get(row) ?? []));
  return { rows: [figuresOf(erc20.row, transfers), ...figures], verdict };
}
