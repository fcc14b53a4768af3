import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { change, LEAD } from "../helpers/rules.ts";
import { entry } from "../helpers/terms.ts";
import { networkHelpers, now, travelTo, world, type World } from "./world.ts";

/** Announces an epoch that begins a while after the lead; returns when. */
async function announce(w: World, later: bigint): Promise<bigint> {
  const moment = (await now()) + LEAD + 1_000n + later;
  await decide(w, w.rules.announce.populateTransaction(moment, [change("receivables.highestTier", 5n + later)]));
  return moment;
}

async function epochs({ consortium, enterprise, bank, taxAuthority }: World): Promise<bigint[]> {
  const { account } = enterprise;
  const [, entered] = await consortium.enter(entry(), account, bank.number);
  const [, , met] = await consortium.meet(entry(), account, bank.account, 2n ** 40n - 1n);
  const [, mandated] = await consortium.enterMandated(entry(), taxAuthority.account, bank.number);
  return [entered, met, mandated, await consortium.ruleEpoch()];
}

async function worldWithMandate(): Promise<World> {
  const w = await world();
  const terms = { businesses: 1n, until: 2n ** 40n - 1n, regions: 0xffffn };
  await decide(w, w.consortium.setMandate.populateTransaction(w.taxAuthority.number, terms));
  return w;
}

describe("Gate", () => {
  describe("rule epoch", () => {
    it("changes at the announced moment, though nobody tells the consortium", async () => {
      const w = await networkHelpers.loadFixture(worldWithMandate);
      const moment = await announce(w, 0n);
      await travelTo(moment - 1n);
      expect(await epochs(w)).to.deep.equal([1n, 1n, 1n, 1n]);
      await travelTo(moment);
      expect(await epochs(w)).to.deep.equal([2n, 2n, 2n, 2n]);
    });

    it("is right for every epoch of several announced, told or not", async () => {
      const w = await networkHelpers.loadFixture(worldWithMandate);
      const second = await announce(w, 0n);
      const third = await announce(w, 500n);
      const fourth = await announce(w, 900n);
      await travelTo(third);
      expect(await epochs(w)).to.deep.equal([3n, 3n, 3n, 3n]);
      await w.rules.sync();
      expect(await epochs(w)).to.deep.equal([3n, 3n, 3n, 3n]);
      await travelTo(fourth - 1n);
      expect(await epochs(w)).to.deep.equal([3n, 3n, 3n, 3n]);
      await travelTo(fourth);
      expect(await epochs(w)).to.deep.equal([4n, 4n, 4n, 4n]);
      expect(second).to.be.lessThan(third);
    });

    it("costs no call of the rule book once the book has told", async () => {
      const w = await networkHelpers.loadFixture(worldWithMandate);
      await travelTo(await announce(w, 0n));
      const act = () => w.consortium.enter.estimateGas(entry(), w.enterprise.account, w.bank.number);
      const asking = await act();
      await w.rules.sync();
      expect(asking - (await act())).to.be.greaterThan(5_000n);
    });
  });
});
