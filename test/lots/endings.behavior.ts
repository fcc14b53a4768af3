import { expect } from "chai";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { DAY } from "../helpers/trade.ts";
import { lotAt, type Ledger, type LotsWorld } from "./ledger.ts";
import { ENDING, offered, requestAt, trace } from "./offered.ts";
import { row } from "./rows.ts";

export function shouldEndOffers({ load, acts }: Ledger): void {
  describe("ending an offer", () => {
    it("by refusal, withdrawal or expiry restores the lot but for the mark that consents were cut", async () => {
      const endings = [
        {
          ending: ENDING.Refused,
          by: 1,
          end: (world: LotsWorld) => world.lots.connect(world.holders[1]!.account).refuse(world.root),
        },
        {
          ending: ENDING.Withdrawn,
          by: 0,
          end: (world: LotsWorld) => world.lots.connect(world.holders[0]!.account).withdraw(world.root),
        },
      ];
      for (const { ending, by, end } of endings) {
        const world = await load();
        const before = await lotAt(world, world.root);
        await offered(world);
        const sent = await end(world);
        const time = await timeOf(sent);
        expect(await lotAt(world, world.root)).to.deep.equal({ ...before, flags: Flag.CONSENTS_CUT });
        expect(await requestAt(world, world.root)).to.deep.equal(trace(time));
        expect(await eventsOf(sent, world.lots)).to.deep.equal([
          ["RequestClosed", world.root, world.holders[by]!.number, ending, acts.offer, time],
        ]);
      }
    });

    it("by expiry counts from the deadline, whoever clears it whenever", async () => {
      const world = await load();
      const { suite, lots, root, time } = world;
      const before = await lotAt(world, root);
      const deadline = (await offered(world)).deadline;
      await time.increase(3n * DAY);
      const sent = await lots.connect(suite.signers.at(-1)).expire(root);
      expect(await lotAt(world, root)).to.deep.equal({ ...before, flags: Flag.CONSENTS_CUT });
      expect(await requestAt(world, root)).to.deep.equal(trace(deadline));
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["RequestClosed", root, 0n, ENDING.Expired, acts.offer, deadline],
      ]);
    });

    it("is for those whose request it is", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const [from, to, third] = holders;
      await offered(world);
      for (const wrong of [from!, third!]) {
        const refused = lots.connect(wrong.account).refuse(root);
        await refuses(refused, lots, "LotsNotYourRequest", root, wrong.number);
      }
      for (const wrong of [to!, third!]) {
        const refused = lots.connect(wrong.account).withdraw(root);
        await refuses(refused, lots, "LotsNotYourRequest", root, wrong.number);
      }
    });

    it("needs a request, and happens once", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const [from, to] = holders;
      const attempts = () => [
        lots.connect(to!.account).refuse(root),
        lots.connect(from!.account).withdraw(root),
        lots.expire(root),
      ];
      for (const attempt of attempts()) await refuses(attempt, lots, "LotsNoRequest", root);
      await offered(world);
      await lots.connect(to!.account).refuse(root);
      for (const attempt of attempts()) await refuses(attempt, lots, "LotsNoRequest", root);
    });

    it("by answer is possible until the deadline, by expiry from the second after", async () => {
      for (const late of [-1n, 0n, 1n]) {
        const world = await load();
        const { lots, root, holders, time } = world;
        const deadline = (await offered(world)).deadline;
        const [from, to] = holders;
        await time.setNextBlockTimestamp(deadline + late);
        if (late <= 0n) {
          await refuses(lots.expire(root), lots, "LotsRequestNotExpired", root, deadline);
          await (late < 0n ? lots.connect(to!.account).refuse(root) : lots.connect(from!.account).withdraw(root));
        } else {
          await refuses(lots.connect(to!.account).refuse(root), lots, "LotsDeadlinePassed", root, deadline);
          await refuses(lots.connect(from!.account).withdraw(root), lots, "LotsDeadlinePassed", root, deadline);
          await lots.expire(root);
        }
      }
    });

    it("frees the lot from what its offer blocked and from nothing else", async () => {
      const world = await load();
      const { lots, root, holders, desk } = world;
      await offered(world);
      const { trail } = await lots.lotAt(root);
      await lots.connect(desk).encumber(row({ sets: Flag.FROZEN_BY_COURT }), { lot: root, trail });
      await lots.connect(holders[0]!.account).withdraw(root);
      expect((await lotAt(world, root)).flags).to.equal(Flag.FROZEN_BY_COURT | Flag.CONSENTS_CUT);
    });
  });
}
