import { expect } from "chai";
import type { contracts } from "@tradelane/sdk";
import { id } from "ethers";
import { decide } from "../helpers/council.ts";
import { deployCore, type Core } from "../helpers/core.ts";
import { deployProxied } from "../helpers/proxy.ts";
import { change, genesis, LEAD, parameter, type Change } from "../helpers/rules.ts";
import { ethers, networkHelpers, nextAt, now, travelTo } from "../consortium/world.ts";

const TIER = parameter("receivables.highestTier");
const TERM = parameter("receivables.longestTermDays");

async function core(): Promise<Core> {
  return deployCore(ethers);
}

/** Moments far enough ahead for every announcement of a test. */
async function ahead(seconds = 0n): Promise<bigint> {
  return (await now()) + LEAD + 10_000n + seconds;
}

async function announce({ rules, ...rest }: Core, moment: bigint, changes: Change[]) {
  return decide(rest, rules.announce.populateTransaction(moment, changes));
}

function tier(value: bigint): Change {
  return change("receivables.highestTier", value);
}

describe("RuleBook", () => {
  describe("initialize", () => {
    it("begins with epoch 1, in force at once, and cites every article", async () => {
      const { manager, consortium } = await networkHelpers.loadFixture(core);
      const rules = await deployProxied<contracts.RuleBook>(ethers, "RuleBook", [consortium], [manager, genesis()]);
      const at = await now();
      const [begun] = await rules.queryFilter(rules.filters.EpochAnnounced());
      expect(begun!.args).to.deep.equal([1n, at, at]);
      expect(await rules.effectiveFrom(1n)).to.equal(at);
      expect(await rules.epochCount()).to.equal(1n);
      const written = await rules.queryFilter(rules.filters.ParameterChanged());
      expect(written.map(({ args }) => args)).to.deep.equal(
        genesis().map(({ parameter: name, value, article }) => [name, 1n, value, article]),
      );
    });

    it("refuses to begin without rules", async () => {
      const { manager, consortium, rules } = await networkHelpers.loadFixture(core);
      await expect(deployProxied(ethers, "RuleBook", [consortium], [manager, []])).to.be.revertedWithCustomError(
        rules,
        "RulesNoChange",
      );
    });
  });

  describe("announce", () => {
    it("opens an epoch, writes its values and tells the gate", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules, consortium } = w;
      const moment = await ahead();
      const at = (await now()) + 100n;
      await nextAt(at);
      const term = change("receivables.longestTermDays", 180n);
      const announcement = announce(w, moment, [tier(5n), term]);
      await expect(announcement).to.emit(rules, "EpochAnnounced").withArgs(2n, moment, at);
      await expect(announcement).to.emit(rules, "ParameterChanged").withArgs(TIER, 2n, 5n, tier(5n).article);
      await expect(announcement).to.emit(rules, "ParameterChanged").withArgs(TERM, 2n, 180n, term.article);
      await expect(announcement).to.emit(consortium, "RuleEpochNoted").withArgs(1n, moment);

      expect(await rules.epochCount()).to.equal(2n);
      expect(await rules.effectiveFrom(2n)).to.equal(moment);
      expect(await rules.valuesAt([TIER, TERM], 1n)).to.deep.equal([8n, 365n]);
      expect(await rules.valuesAt([TIER, TERM], 2n)).to.deep.equal([5n, 180n]);
    });

    it("keeps to the lead that is in force, to the second", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules } = w;
      const at = (await now()) + 100n;
      for (const early of [at, at + LEAD - 1n]) {
        await nextAt(at);
        await expect(announce(w, early, [tier(5n)]))
          .to.be.revertedWithCustomError(rules, "RulesTooSoon")
          .withArgs(early, at + LEAD);
      }
      await nextAt(at);
      await announce(w, at + LEAD, [tier(5n)]);
      expect(await rules.effectiveFrom(2n)).to.equal(at + LEAD);
    });

    it("takes the lead of the epoch in force, not of one announced", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules } = w;
      const moment = await ahead();
      await announce(w, moment, [change("rules.announcementLeadSeconds", 10n)]);
      const at = (await now()) + 100n;
      await nextAt(at);
      await announce(w, moment + 1n, [tier(5n)]);
      await travelTo(moment + 50n);
      await nextAt(moment + 100n);
      await expect(announce(w, moment + 109n, [tier(6n)]))
        .to.be.revertedWithCustomError(rules, "RulesTooSoon")
        .withArgs(moment + 109n, moment + 110n);
      await nextAt(moment + 100n);
      await announce(w, moment + 110n, [tier(6n)]);
      expect(await rules.epochCount()).to.equal(4n);
    });

    it("never takes the present moment, even when the lead is retired", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules } = w;
      const moment = await ahead();
      await announce(w, moment, [change("rules.announcementLeadSeconds", 0n)]);
      await travelTo(moment);
      await nextAt(moment + 10n);
      await expect(announce(w, moment + 10n, [tier(5n)]))
        .to.be.revertedWithCustomError(rules, "RulesTooSoon")
        .withArgs(moment + 10n, moment + 11n);
      await nextAt(moment + 10n);
      await announce(w, moment + 11n, [tier(5n)]);
      expect(await rules.epochCount()).to.equal(3n);
    });

    it("names the last moment there is when the lead is longer than time", async () => {
      const lead = 2n ** 100n;
      const w = await deployCore(ethers, { genesis: [change("rules.announcementLeadSeconds", lead)] });
      await expect(announce(w, 2n ** 40n - 2n, [tier(5n)]))
        .to.be.revertedWithCustomError(w.rules, "RulesTooSoon")
        .withArgs(2n ** 40n - 2n, 2n ** 40n - 1n);
    });

    it("joins and replaces changes of the last epoch while that has not begun", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules, consortium } = w;
      const moment = await ahead();
      await announce(w, moment, [tier(5n)]);
      const joining = announce(w, moment, [tier(6n), change("receivables.longestTermDays", 90n)]);
      await expect(joining).to.emit(rules, "ParameterChanged").withArgs(TIER, 2n, 6n, tier(6n).article);
      await expect(joining).to.emit(consortium, "RuleEpochNoted").withArgs(1n, moment);
      await expect(joining).not.to.emit(rules, "EpochAnnounced");
      expect(await rules.epochCount()).to.equal(2n);
      expect(await rules.valuesAt([TIER, TERM], 2n)).to.deep.equal([6n, 90n]);
      expect(await rules.valuesAt([TIER, TERM], 1n)).to.deep.equal([8n, 365n]);
    });

    it("joins no epoch inside the lead, nor one that has begun", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules } = w;
      const moment = await ahead();
      await announce(w, moment, [tier(5n)]);
      for (const at of [moment - LEAD + 1n, moment - 1n, moment, moment + 1n]) {
        await nextAt(at);
        await expect(announce(w, moment, [tier(1n)]))
          .to.be.revertedWithCustomError(rules, "RulesTooSoon")
          .withArgs(moment, at + LEAD);
        await travelTo(at);
      }
      expect(await rules.valueAt(TIER, 2n)).to.equal(5n);
    });

    it("refuses moments before the epoch announced last", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules } = w;
      const moment = await ahead();
      await announce(w, moment, [tier(5n)]);
      await announce(w, moment + 500n, [tier(6n)]);
      for (const early of [moment, moment + 499n]) {
        await expect(announce(w, early, [tier(7n)]))
          .to.be.revertedWithCustomError(rules, "RulesOutOfOrder")
          .withArgs(early, moment + 500n);
      }
    });

    it("refuses to announce nothing", async () => {
      const w = await networkHelpers.loadFixture(core);
      await expect(announce(w, await ahead(), [])).to.be.revertedWithCustomError(w.rules, "RulesNoChange");
    });
  });

  describe("sync", () => {
    it("tells the gate the epoch in force and when the next begins; anybody may", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules, consortium, signers } = w;
      const moment = await ahead();
      await announce(w, moment, [tier(5n)]);
      await announce(w, moment + 500n, [tier(6n)]);
      const sync = () => rules.connect(signers[30]).sync();
      await expect(sync()).to.emit(consortium, "RuleEpochNoted").withArgs(1n, moment);
      await travelTo(moment);
      await expect(sync())
        .to.emit(consortium, "RuleEpochNoted")
        .withArgs(2n, moment + 500n);
      await travelTo(moment + 500n);
      await expect(sync()).to.emit(consortium, "RuleEpochNoted").withArgs(3n, 0n);
    });
  });

  describe("valueAt", () => {
    it("keeps the last value set until it is changed or retired", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules } = w;
      const moment = await ahead();
      const steps = [tier(5n), change("receivables.longestTermDays", 90n), tier(0n), tier(7n)];
      for (const [i, step] of steps.entries()) await announce(w, moment + BigInt(i), [step]);
      const found = (epoch: bigint) => rules.findValueAt(TIER, epoch);
      expect(await Promise.all([1n, 2n, 3n, 4n, 5n].map(found))).to.deep.equal([8n, 5n, 5n, 0n, 7n]);
      expect(await rules.valueAt(TIER, 5n)).to.equal(7n);
      await expect(rules.valueAt(TIER, 4n))
        .to.be.revertedWithCustomError(rules, "RulesParameterUnset")
        .withArgs(TIER, 4n);
      await expect(rules.valuesAt([TERM, TIER], 4n))
        .to.be.revertedWithCustomError(rules, "RulesParameterUnset")
        .withArgs(TIER, 4n);
    });

    it("knows no parameter that was never set, and none before it was", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules } = w;
      const late = id("late");
      await announce(w, await ahead(), [change("late", 3n)]);
      expect(await rules.findValueAt(late, 1n)).to.equal(0n);
      await expect(rules.valueAt(late, 1n))
        .to.be.revertedWithCustomError(rules, "RulesParameterUnset")
        .withArgs(late, 1n);
      expect(await rules.valueAt(late, 2n)).to.equal(3n);
      expect(await rules.valuesAt([], 1n)).to.deep.equal([]);
    });

    it("keeps the largest value there is", async () => {
      const w = await networkHelpers.loadFixture(core);
      const largest = 2n ** 224n - 1n;
      await announce(w, await ahead(), [tier(largest)]);
      expect(await w.rules.valueAt(TIER, 2n)).to.equal(largest);
    });

    it("refuses epochs that there are not", async () => {
      const { rules } = await networkHelpers.loadFixture(core);
      for (const epoch of [0n, 2n, 2n ** 32n - 1n]) {
        for (const read of [
          rules.valueAt(TIER, epoch),
          rules.findValueAt(TIER, epoch),
          rules.valuesAt([TIER], epoch),
          rules.effectiveFrom(epoch),
        ]) {
          await expect(read).to.be.revertedWithCustomError(rules, "RulesEpochUnknown").withArgs(epoch);
        }
      }
    });
  });

  describe("epochAt", () => {
    it("is none before the first, and changes at each epoch's moment", async () => {
      const w = await networkHelpers.loadFixture(core);
      const { rules } = w;
      const first = await rules.effectiveFrom(1n);
      const moment = await ahead();
      for (let i = 0n; i < 8n; ++i) await announce(w, moment + 10n * i, [tier(i + 1n)]);
      const epochAt = (at: bigint) => rules.epochAt(at);
      expect(await Promise.all([0n, first - 1n, first, moment - 1n].map(epochAt))).to.deep.equal([0n, 0n, 1n, 1n]);
      for (let i = 0n; i < 8n; ++i) {
        const begins = moment + 10n * i;
        expect(await Promise.all([begins - 1n, begins, begins + 9n].map(epochAt))).to.deep.equal([
          i + 1n,
          i + 2n,
          i + 2n,
        ]);
      }
      expect(await rules.epochAt(2n ** 40n - 1n)).to.equal(9n);
    });
  });
});
