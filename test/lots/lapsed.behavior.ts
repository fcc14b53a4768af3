import { expect } from "chai";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { DAY } from "../helpers/trade.ts";
import { lotAt, pass, split, type Ledger, type LotsWorld } from "./ledger.ts";
import { ENDING, offered } from "./offered.ts";
import { row } from "./rows.ts";

const PART = 30_000_000n;

/** An offer that nobody answered and nobody cleared. */
async function lapsed(world: LotsWorld): Promise<bigint> {
  const { deadline } = await offered(world);
  await world.time.increaseTo(deadline + DAY);
  return deadline;
}

export function shouldNotBeStoppedByLapsedOffers({ load, acts }: Ledger): void {
  describe("an offer whose deadline has passed stops nothing, uncleared as it is:", () => {
    const closed = (root: bigint, deadline: bigint) => [
      "RequestClosed",
      root,
      0n,
      ENDING.Expired,
      acts.offer,
      deadline,
    ];

    it("assignment", async () => {
      const world = await load();
      const { lots, root, face, holders } = world;
      const [from, , third] = holders;
      const deadline = await lapsed(world);
      const transfer = await world.draft(root, from!, third!, face);
      const sent = await world.assign(from!.account, transfer, await world.consent(third!.account, transfer));
      expect((await eventsOf(sent, lots))[0]).to.deep.equal(closed(root, deadline));
      const { holder, flags } = await lotAt(world, root);
      expect([holder, flags]).to.deep.equal([third!.number, 0n]);
      expect((await lots.requestAt(root)).deadline).to.equal(0n);
    });

    it("another offer, whose answer then counts", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const [from, , third] = holders;
      const deadline = await lapsed(world);
      const transfer = await world.draft(root, from!, third!, PART);
      const sent = await world.offer(from!.account, transfer);
      expect((await eventsOf(sent, lots))[0]).to.deep.equal(closed(root, deadline));
      await world.acceptOffer(third!.account, transfer);
      expect((await lotAt(world, ((root >> 40n) << 40n) | PART)).holder).to.equal(third!.number);
    });

    it("split, of which both parts keep the mark", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const deadline = await lapsed(world);
      const sent = await lots.connect(holders[0]!.account).split(root, PART);
      expect((await eventsOf(sent, lots))[0]).to.deep.equal(closed(root, deadline));
      const child = ((root >> 40n) << 40n) | PART;
      for (const lot of [root, child]) {
        expect((await lotAt(world, lot)).flags).to.equal(Flag.CONSENTS_CUT);
        expect((await lots.requestAt(lot)).deadline).to.equal(deadline);
      }
    });

    it("merge, whichever part was offered", async () => {
      for (const offers of ["parent", "child"] as const) {
        const world = await load();
        const { lots, root, face, holders, time } = world;
        const [from, to] = holders;
        const { child, before } = await split(world, from!, root, PART);
        const lot = offers === "parent" ? root : child;
        const transfer = await world.draft(lot, from!, to!, offers === "parent" ? face - PART : PART);
        await world.offer(from!.account, transfer);
        await time.increaseTo(transfer.deadline + 1n);
        const sent = await lots.connect(from!.account).merge(root, child, before);
        expect((await eventsOf(sent, lots))[0]).to.deep.equal(closed(lot, transfer.deadline));
        const merged = await lotAt(world, root);
        expect([merged.start, merged.flags]).to.deep.equal([0n, Flag.CONSENTS_CUT]);
        expect((await lots.requestAt(root)).deadline).to.equal(transfer.deadline);
        expect((await lots.requestAt(child)).deadline).to.equal(0n);
      }
    });

    it("what a desk does", async () => {
      const world = await load();
      const { lots, root, desk } = world;
      const deadline = await lapsed(world);
      const { trail } = await lots.lotAt(root);
      const laying = row({ blockedBy: 127n, sets: Flag.IN_REDEMPTION });
      const sent = await lots.connect(desk).encumber(laying, { lot: root, trail });
      expect((await eventsOf(sent, lots))[0]).to.deep.equal(closed(root, deadline));
      expect((await lotAt(world, root)).flags).to.equal(Flag.IN_REDEMPTION | Flag.CONSENTS_CUT);
    });

    it("cancellation", async () => {
      const world = await load();
      const { lots, root } = world;
      const deadline = await lapsed(world);
      const sent = await world.cancel({ blockedBy: 127n });
      expect((await eventsOf(sent, lots))[0]).to.deep.equal(closed(root, deadline));
      expect((await lotAt(world, root)).flags).to.equal(Flag.ENDED | Flag.CONSENTS_CUT);
    });

    it("but it does not hide that the lot is encumbered for another reason", async () => {
      const world = await load();
      const { lots, root, holders, desk } = world;
      await offered(world);
      const { trail } = await lots.lotAt(root);
      await lots.connect(desk).encumber(row({ sets: Flag.PLEDGED }), { lot: root, trail });
      await world.time.increase(3n * DAY);
      const refused = lots.connect(holders[0]!.account).split(root, PART);
      await refuses(refused, lots, "LotsEncumbered", root, Flag.OFFERED | Flag.PLEDGED);
    });

    it("nor does it let others have the lot", async () => {
      const world = await load();
      const [, to, third] = world.holders;
      await lapsed(world);
      const stolen = pass(world, world.root, third!, to!, PART);
      await refuses(stolen, world.lots, "LotsNotHolder", world.root, third!.number, world.holders[0]!.number);
    });
  });
}
