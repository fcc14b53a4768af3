import { expect } from "chai";
import { ActClass, Business, entry, HaltLevel } from "../helpers/terms.ts";
import { decide } from "../helpers/council.ts";
import { CASE, ethers, halt, networkHelpers, now, travelTo, world, type World } from "./world.ts";
import { wrongAnswers, type Question } from "./probe.ts";

const BUSINESSES = Object.values(Business);
const EPOCH = 1n;

interface Order {
  business: bigint;
  level: bigint;
}

/** "Scoped halt (business, all)": the entry level lets close what is open, and no halt holds up a report. */
function haltedBy(orders: Order[], business: bigint, actClass: bigint): bigint | undefined {
  const stops = (order: Order) =>
    actClass !== ActClass.Report && (order.level === HaltLevel.All || actClass !== ActClass.Close);
  const hit = orders.filter((order) => order.business === Business.All || order.business === business).filter(stops);
  // What halts everything is named first.
  return hit.sort((a, b) => Number(a.business - b.business))[0]?.business;
}

function questions({ enterprise }: World, orders: Order[], until: bigint): Question[] {
  return BUSINESSES.flatMap((business) =>
    Object.values(ActClass).map((actClass): Question => {
      const by = haltedBy(orders, business, actClass);
      return {
        method: "enter",
        args: [entry({ business, actClass }), enterprise.account.address, 0n],
        expected: by === undefined ? [enterprise.number, EPOCH] : ["ConsortiumHalted", by, until, CASE],
      };
    }),
  );
}

describe("Gate", () => {
  describe("halts", () => {
    for (const [name, level] of [
      ["Entry", HaltLevel.Entry],
      ["All", HaltLevel.All],
    ] as const) {
      it(`stops what level ${name} stops, in the halted business and in no other`, async () => {
        for (const business of BUSINESSES) {
          const w = await networkHelpers.loadFixture(world);
          const until = (await now()) + 1_000n;
          await halt(w, business, level, until);
          const wrong = await wrongAnswers(ethers, w.consortium, questions(w, [{ business, level }], until));
          expect(wrong).to.deep.equal([]);
        }
      });
    }

    it("stops by all halts that are in force together", async () => {
      const w = await networkHelpers.loadFixture(world);
      const until = (await now()) + 1_000n;
      const orders = [
        { business: Business.Bills, level: HaltLevel.All },
        { business: Business.All, level: HaltLevel.Entry },
        { business: Business.Evidence, level: HaltLevel.Entry },
      ];
      for (const { business, level } of orders) await halt(w, business, level, until);
      expect(await wrongAnswers(ethers, w.consortium, questions(w, orders, until))).to.deep.equal([]);
    });

    it("ends by itself after its last moment", async () => {
      const w = await networkHelpers.loadFixture(world);
      const until = (await now()) + 1_000n;
      await halt(w, Business.Receivables, HaltLevel.All, until);
      const start = () => w.consortium.enter(entry(), w.enterprise.account, 0n);
      for (const moment of [until - 1n, until]) {
        await travelTo(moment);
        await expect(start())
          .to.be.revertedWithCustomError(w.consortium, "ConsortiumHalted")
          .withArgs(Business.Receivables, until, CASE);
      }
      await travelTo(until + 1n);
      expect(await start()).to.deep.equal([w.enterprise.number, EPOCH]);
    });

    it("does not let a halt that ended hide one in force", async () => {
      const w = await networkHelpers.loadFixture(world);
      const until = (await now()) + 1_000n;
      await halt(w, Business.All, HaltLevel.All, until);
      await halt(w, Business.Receivables, HaltLevel.Entry, until + 10n);
      await travelTo(until + 1n);
      await expect(w.consortium.enter(entry(), w.enterprise.account, 0n))
        .to.be.revertedWithCustomError(w.consortium, "ConsortiumHalted")
        .withArgs(Business.Receivables, until + 10n, CASE);
    });

    it("stops consented and mandated acts as well", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, enterprise, bank, taxAuthority } = w;
      const until = (await now()) + 1_000n;
      await halt(w, Business.Receivables, HaltLevel.Entry, until);
      const acts = [
        consortium.meet(entry(), enterprise.account, bank.account, until),
        consortium.enterMandated(entry(), taxAuthority.account, bank.number),
      ];
      for (const act of acts) {
        await expect(act)
          .to.be.revertedWithCustomError(consortium, "ConsortiumHalted")
          .withArgs(Business.Receivables, until, CASE);
      }
    });
  });

  describe("resumption", () => {
    it("lets everything pass again", async () => {
      const w = await networkHelpers.loadFixture(world);
      const until = (await now()) + 1_000n;
      await halt(w, Business.All, HaltLevel.All, until);
      await halt(w, Business.Bills, HaltLevel.All, until);
      await decide(w, w.consortium.resume.populateTransaction(Business.All));
      const orders = [{ business: Business.Bills, level: HaltLevel.All }];
      expect(await wrongAnswers(ethers, w.consortium, questions(w, orders, until))).to.deep.equal([]);
    });
  });
});
