import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { drive, type Run } from "../../bench/throughput/drive.ts";
import { countActs, judge } from "../../bench/throughput/judge.ts";
import { startHardhat } from "../../bench/throughput/nodes/hardhat.ts";
import type { BenchNode } from "../../bench/throughput/nodes/node.ts";
import { figuresOf, quantile } from "../../bench/throughput/report/figures.ts";
import { figures, withFigures } from "../../bench/throughput/report/keep.ts";
import { text } from "../../bench/throughput/report/text.ts";
import { assign } from "../../bench/throughput/rows/assign.ts";
import { Erc20 } from "../../bench/throughput/rows/erc20.ts";
import type { Lane, Row } from "../../bench/throughput/rows/row.ts";
import { ROWS } from "../../bench/throughput/rows.ts";
import { benchNode, type NodeReport } from "../../bench/throughput/run.ts";
import { openStage } from "../../bench/throughput/stage.ts";
import { deploySuite } from "../../scripts/deploy/suite.ts";

const row: Row = { id: "row", name: "a row", transactions: 2, acts: 10, open: async () => [] };
const run = (times: number, seconds: number): Run => ({ times, seconds, gas: 500 * times, latencies: [seconds] });

describe("throughput bench", () => {
  describe("drive", () => {
    const lane = (settled: () => Promise<number>): Lane => ({ begin: async () => ({ settled: settled() }) });

    it("begins as often as told, over all lanes together, and waits for every act", async () => {
      let settled = 0;
      const slow = lane(async () => {
        await sleep(5);
        settled += 1;
        return 100;
      });
      const { times, gas, latencies } = await drive([slow, slow, slow], { times: 50 });
      expect([times, settled, gas, latencies.length]).to.deep.equal([50, 50, 5_000, 50]);
    });

    it("goes on for the seconds told", async () => {
      const { times, seconds } = await drive([lane(() => sleep(5, 1))], { seconds: 0.1 });
      expect(seconds).to.be.within(0.1, 1);
      expect(times).to.be.greaterThan(16);
    });

    it("has at most sixteen acts of a lane on their way", async () => {
      let [onTheWay, most] = [0, 0];
      const counted = lane(async () => {
        most = Math.max(most, ++onTheWay);
        await sleep(2);
        onTheWay -= 1;
        return 1;
      });
      await drive([counted], { times: 40 });
      expect(most).to.equal(16);
    });

    it("fails with an act that the chain refuses", async () => {
      const refusal = new Error("refused");
      const refused = drive([lane(() => Promise.reject(refusal))], { times: 3 });
      expect(await refused.catch((error: unknown) => error)).to.equal(refusal);
    });
  });

  describe("figuresOf", () => {
    it("compares each run with the transfers right before it", () => {
      const pairs = [
        { transfers: run(100, 1), run: run(20, 2) },
        { transfers: run(100, 4), run: run(20, 4) },
        { transfers: run(100, 2), run: run(20, 1) },
      ];
      const { acts, actsPerSecond, transactionsPerSecond, gasPerAct, ratio } = figuresOf(row, pairs);
      expect({ acts, actsPerSecond, transactionsPerSecond, gasPerAct }).to.deep.equal({
        acts: 600,
        actsPerSecond: 100,
        transactionsPerSecond: 20,
        gasPerAct: 50,
      });
      expect(ratio).to.deep.equal({ median: 2, lowest: 1, highest: 4 });
    });

    it("takes quantiles between neighbours", () => {
      expect([0, 0.5, 0.75, 1].map((share) => quantile([4, 1, 3, 2], share))).to.deep.equal([1, 2.5, 3.25, 4]);
    });
  });

  it("puts figures between their marks, and nowhere else", () => {
    const page = withFigures(
      "a\n<!-- throughput: written by npm run bench -- --write -->\nold\n<!-- throughput: end -->\nb",
      "new",
    );
    expect(page).to.match(/^a\n<!-- [^\n]+ -->\n\nnew\n\n<!-- throughput: end -->\nb$/);
    expect(() => withFigures("a", "new")).to.throw("no place");
  });

  describe("on a node", function () {
    this.timeout(180_000);
    let node: BenchNode;
    let folder: string;

    before(async () => {
      node = await startHardhat();
      folder = mkdtempSync(join(tmpdir(), "tradelane-bench-"));
    });
    after(async () => {
      await node.stop();
      rmSync(folder, { recursive: true });
    });

    it("measures every row, and finds the chain as the events say", async () => {
      const settings = { rows: ROWS, budget: { times: 4 }, rounds: 1, lanes: 2, profile: "default" } as const;
      const report: NodeReport = await benchNode("hardhat", node.rpc, { ...settings, log: () => undefined });
      expect(report.verdict.ok, JSON.stringify(report.verdict.suite.difference)).to.equal(true);
      expect(report.rows.map(({ id }) => id)).to.deep.equal(["erc20", ...ROWS.map(({ id }) => id)]);
      // Warmed up by three transactions a lane; three rows assign one by one, two by lists of 25 from each lane.
      const assigned = 3 * (3 * 2 + 4) + 2 * 25 * (3 * 2 + 2);
      expect(report.verdict.acts.LotAssigned).to.deep.equal({ sent: assigned, found: assigned });
      expect(report.verdict.acts.DocumentRegistered).to.deep.equal({ sent: 10, found: 10 });
      for (const { id, acts, gasPerAct, actsPerSecond } of report.rows.slice(1)) {
        expect(acts, id).to.equal(id.startsWith("assign-many") ? 2 * 25 : 4);
        expect(gasPerAct, id).to.be.within(40_000, 250_000);
        expect(actsPerSecond).to.be.greaterThan(0);
      }
      expect(text(report)).to.contain("as many as were sent");
      const kept = {
        ok: true,
        date: "2026-01-05T08:00:00Z",
        machine: { processors: 2, model: "", load: 0.5 },
        rounds: 1,
        lanes: 2,
      };
      const shown = figures({ ...kept, nodes: [report] });
      expect(shown).to.contain("| ERC-20 transfer (OpenZeppelin) | 1.00 |");
      expect(shown).to.contain("2 processors, which 0.5 other processes wanted");
    });

    it("finds an act that was sent and is not on the chain", async () => {
      const record = await deploySuite({ rpc: node.rpc, network: "local", deployments: folder });
      const stage = await openStage(node.rpc, record, 1);
      try {
        const erc20 = new Erc20();
        await erc20.row.open(stage);
        const lanes = await assign.open(stage);
        const before = await countActs(stage);
        await stage.recount();
        const { times } = await drive(lanes, { times: 2 });
        const sent = { LotAssigned: times, DocumentRegistered: 0 };
        expect((await judge(stage, erc20, before, sent)).ok).to.equal(true);
        const one = await judge(stage, erc20, before, { ...sent, LotAssigned: times + 1 });
        expect([one.ok, one.acts.LotAssigned]).to.deep.equal([false, { sent: 3, found: 2 }]);
      } finally {
        await stage.close();
      }
    });
  });
});
