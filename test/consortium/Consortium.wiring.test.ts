import { expect } from "chai";
import type { contracts } from "@tradelane/sdk";
import { decide } from "../helpers/council.ts";
import { deployProxied } from "../helpers/proxy.ts";
import { change, genesis, LEAD } from "../helpers/rules.ts";
import { ethers, networkHelpers, now, travelTo, world, type World } from "./world.ts";

async function secondBook({ manager, consortium }: World): Promise<contracts.RuleBook> {
  return deployProxied<contracts.RuleBook>(ethers, "RuleBook", [consortium], [manager, genesis()]);
}

describe("Consortium", () => {
  describe("setRuleBook", () => {
    it("learns the epoch in force from the new book", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, rules } = w;
      expect(await consortium.ruleBook()).to.equal(rules);
      const moment = (await now()) + LEAD + 100n;
      await decide(w, rules.announce.populateTransaction(moment, [change("receivables.highestTier", 5n)]));
      await travelTo(moment);
      expect(await consortium.ruleEpoch()).to.equal(2n);

      const other = await secondBook(w);
      const setting = decide(w, consortium.setRuleBook.populateTransaction(other));
      await expect(setting).to.emit(consortium, "RuleBookSet").withArgs(other);
      await expect(setting).to.emit(consortium, "RuleEpochNoted").withArgs(1n, 0n);
      expect(await consortium.ruleBook()).to.equal(other);
      expect(await consortium.ruleEpoch()).to.equal(1n);
    });

    it("hears only the book that is set", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, rules, bank } = w;
      await expect(consortium.connect(bank.account).noteRuleEpoch(7n, 0n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumNotRuleBook")
        .withArgs(bank.account);
      const other = await secondBook(w);
      await expect(other.sync()).to.be.revertedWithCustomError(consortium, "ConsortiumNotRuleBook").withArgs(other);
      await decide(w, consortium.setRuleBook.populateTransaction(other));
      await expect(rules.sync()).to.be.revertedWithCustomError(consortium, "ConsortiumNotRuleBook").withArgs(rules);
    });
  });

  describe("initialize", () => {
    it("works once, and never on the implementation", async () => {
      const { consortium, rules, attestations, manager } = await networkHelpers.loadFixture(world);
      await expect(consortium.initialize(manager)).to.be.revertedWithCustomError(consortium, "InvalidInitialization");
      await expect(rules.initialize(manager, genesis())).to.be.revertedWithCustomError(rules, "InvalidInitialization");
      await expect(attestations.initialize(manager)).to.be.revertedWithCustomError(
        attestations,
        "InvalidInitialization",
      );
      const bare = await ethers.deployContract("Consortium");
      await expect((bare as unknown as contracts.Consortium).initialize(manager)).to.be.revertedWithCustomError(
        consortium,
        "InvalidInitialization",
      );
    });
  });
});
