import { expect } from "chai";
import { ACTS } from "../../bench/gas/acts.ts";
import type { Act } from "../../bench/gas/acts/act.ts";
import { marginal, total } from "../../bench/gas/measure.ts";
import { PEERS } from "../../bench/gas/peers.ts";
import type { PeerKey, PeerSteps } from "../../bench/gas/peers/peer.ts";
import { missedOf, rowOf, type Row } from "../../bench/gas/report/report.ts";
import { against, conclusion, digits } from "../../bench/gas/report/text.ts";
import { verdictOf } from "../../bench/gas/report/verdict.ts";

const sent = (call: string, gas: number) => ({ call, gas, hash: "0x" });
const peer = (key: PeerKey) => PEERS.find((one) => one.key === key)!;
const steps = (gas: number): PeerSteps => ({ "assign-part": total(sent("Peer.step", gas)) });

const act: Act = {
  id: "assign-part",
  name: "assign a part",
  target: 100,
  stretch: 80,
  measure: () => Promise.reject(new Error("not measured here")),
};

/** A row whose act took so much gas. */
const row = (gas: number, change: Partial<Act> = {}): Row =>
  rowOf({ ...act, ...change }, total(sent("Our.step", gas)), []);

describe("gas bench", () => {
  describe("verdictOf", () => {
    it("keeps the target up to it and no further", () => {
      expect([99, 100, 101].map((gas) => verdictOf(gas, { target: 100 }))).to.deep.equal([
        "target",
        "target",
        "missed",
      ]);
    });

    it("reaches the stretch up to it and no further", () => {
      const goal = { target: 100, stretch: 80 };
      expect([79, 80, 81].map((gas) => verdictOf(gas, goal))).to.deep.equal(["stretch", "stretch", "target"]);
    });

    it("judges nothing without a target", () => {
      expect(verdictOf(1_000_000, {})).to.equal("-");
    });
  });

  describe("measure", () => {
    it("adds up the transactions of an act", () => {
      expect(total(sent("a", 3), sent("b", 4)).gas).to.equal(7);
    });

    it("takes an item of a bulk from the difference of two", () => {
      const [few, many] = [sent("bulk of 10", 1_000), sent("bulk of 20", 1_451)];
      expect(marginal(few, many, 10)).to.deep.equal({ gas: 45, sent: [few, many], items: 10 });
    });
  });

  describe("rowOf", () => {
    it("names the cheapest peer, but no plain token, and our share of its gas", () => {
      const results = [
        { peer: peer("trex"), steps: steps(200) },
        { peer: peer("erc3525"), steps: steps(180) },
        { peer: peer("erc1155"), steps: steps(50) },
        { peer: peer("tradetrust"), steps: {} },
      ];
      const { best, peers, verdict, calls } = rowOf(act, total(sent("Our.step", 90)), results);
      expect(best).to.deep.equal({ peer: "erc3525", gas: 180, ratio: 0.5 });
      expect(Object.keys(peers)).to.deep.equal(["trex", "erc3525", "erc1155"]);
      expect(verdict).to.equal("target");
      expect(calls).to.deep.equal([{ call: "Our.step", gas: 90 }]);
    });

    it("has no best peer where only plain tokens do the step", () => {
      expect(rowOf(act, total(sent("Our.step", 90)), [{ peer: peer("erc1155"), steps: steps(50) }]).best).to.equal(
        undefined,
      );
    });
  });

  describe("missedOf", () => {
    it("keeps what is above its target alone, so that the exit code follows from it", () => {
      const rows = [row(80), row(100), row(101), row(900, { target: undefined, stretch: undefined })];
      expect(missedOf(rows).map(({ gas }) => gas)).to.deep.equal([101]);
    });
  });

  describe("text", () => {
    it("aligns rows under their heads and shows what is not there as -", () => {
      const best = { peer: "trex" as const, gas: 2_000, ratio: 0.25 };
      const rows = [{ ...row(90), best }, row(1_234, { name: "merge", target: undefined, stretch: undefined })];
      const origins = [
        { key: "trex" as const, name: "T-REX", package: "", compiler: "0.8.17" as const, evmVersion: "", deployed: "" },
      ];
      expect(against(rows, origins)).to.deep.equal([
        "  act              gas  target  stretch  verdict  best peer    gas  ratio",
        "  assign a part     90     100       80  target   T-REX      2,000   0.25",
        "  merge          1,234       -        -  -        -              -      -",
      ]);
    });

    it("ends with what was missed and by how much", () => {
      expect(conclusion([row(100)])).to.equal("No target is missed.");
      expect(conclusion([row(100), row(1_350), row(101, { name: "merge" })])).to.equal(
        "Missed: assign a part (1,250 above); merge (1 above).",
      );
    });

    it("sets thousands apart", () => {
      expect([0, 999, 1_000, 112_828, 1_000_000].map(digits)).to.deep.equal([
        "0",
        "999",
        "1,000",
        "112,828",
        "1,000,000",
      ]);
    });
  });

  it("has one row an act, and stretches below targets", () => {
    expect(new Set(ACTS.map(({ id }) => id)).size).to.equal(ACTS.length);
    for (const { name, target, stretch } of ACTS) {
      if (stretch !== undefined) expect(stretch, name).to.be.lessThan(target ?? 0);
    }
  });
});
