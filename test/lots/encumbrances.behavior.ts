import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { now } from "../helpers/trade.ts";
import { lotAt, pass, split, type Ledger } from "./ledger.ts";
import { row } from "./rows.ts";
import { next, step, STEP } from "./trail.ts";

const PART = 30_000_000n;
const PAYMENT = id("payment");

export function shouldBeEncumberedAndRedeemed({ load, states }: Ledger): void {
  describe("encumber", () => {
    it("lays what the row sets, clears what it requires, and returns the lot", async () => {
      const world = await load();
      const { lots, root, desk } = world;
      const before = await lotAt(world, root);
      const ref = { lot: root, trail: before.trail };
      const by = lots.connect(desk);
      const laid = row({ sets: Flag.IN_FINANCING });
      expect((await by.encumber.staticCall(laid, ref)).flags).to.equal(Flag.IN_FINANCING);
      const first = await by.encumber(laid, ref);
      expect(await eventsOf(first, lots)).to.deep.equal([["LotEncumbered", root, Flag.IN_FINANCING, desk.address]]);
      expect(await lotAt(world, root)).to.deep.equal({ ...before, flags: Flag.IN_FINANCING });
      const turned = await by.encumber(row({ requires: Flag.IN_FINANCING, sets: Flag.PLEDGED }), ref);
      expect(await eventsOf(turned, lots)).to.deep.equal([
        ["LotReleased", root, Flag.IN_FINANCING, desk.address],
        ["LotEncumbered", root, Flag.PLEDGED, desk.address],
      ]);
      expect(await lotAt(world, root)).to.deep.equal({ ...before, flags: Flag.PLEDGED });
    });

    it("is no way to lift without laying, which is what release is for", async () => {
      const world = await load();
      const { lots, root, desk } = world;
      const { trail } = await lotAt(world, root);
      const by = lots.connect(desk);
      await by.encumber(row({ sets: Flag.PLEDGED }), { lot: root, trail });
      const lifted = by.encumber(row({ requires: Flag.PLEDGED }), { lot: root, trail });
      await refuses(lifted, lots, "LotsNotADesk", desk.address, 0n);
    });

    it("is refused for the lot as it was before", async () => {
      const world = await load();
      const { lots, root, holders, desk } = world;
      const { trail: stale } = await lotAt(world, root);
      await split(world, holders[0]!, root, PART);
      const { trail } = await lotAt(world, root);
      const refused = lots.connect(desk).encumber(row({ sets: Flag.PLEDGED }), { lot: root, trail: stale });
      await refuses(refused, lots, "LotsChanged", root, trail, stale);
    });

    it("is refused where the row's states, time, blocks or requirements forbid it", async () => {
      const world = await load();
      const { lots, root, instrument, maturity, desk, time } = world;
      const { trail } = await lotAt(world, root);
      const attempt = (fields: Parameters<typeof row>[0]) =>
        lots.connect(desk).encumber(row({ sets: Flag.PLEDGED, act: 9n, ...fields }), { lot: root, trail });
      await refuses(attempt({ from: [0n, 6n] }), lots, "LotsStateForbids", instrument, 9n, states.live);
      const required = Flag.IN_FINANCING | Flag.IN_RECOURSE;
      await refuses(attempt({ requires: required }), lots, "LotsNotEncumbered", root, required);
      await attempt({});
      await refuses(attempt({ blockedBy: Flag.PLEDGED | 8n }), lots, "LotsEncumbered", root, Flag.PLEDGED);
      await time.setNextBlockTimestamp(maturity - 1n);
      await refuses(attempt({ when: "fromMaturity" }), lots, "LotsNotMatured", instrument, maturity);
      await attempt({ when: "beforeMaturity" });
      await refuses(attempt({ when: "beforeMaturity" }), lots, "LotsMatured", instrument, maturity);
      await attempt({ when: "fromMaturity" });
    });

    it("is refused for a lot that never was, and for one that has ended", async () => {
      const world = await load();
      const { lots, root, instrument, desk } = world;
      const { trail } = await lotAt(world, root);
      const by = lots.connect(desk);
      const unknown = (instrument << 40n) | 77n;
      const laid = row({ sets: Flag.PLEDGED });
      await refuses(by.encumber(laid, { lot: unknown, trail }), lots, "LotsUnknown", unknown);
      await world.cancel();
      await refuses(by.encumber(laid, { lot: root, trail }), lots, "LotsEnded", root);
    });
  });

  describe("release", () => {
    it("lifts its reason and leaves the others", async () => {
      const world = await load();
      const { lots, root, desk } = world;
      const { trail } = await lotAt(world, root);
      const by = lots.connect(desk);
      await by.encumber(row({ sets: Flag.PLEDGED | Flag.FROZEN_BY_COURT }), { lot: root, trail });
      const sent = await by.release(root, Flag.PLEDGED);
      expect(await eventsOf(sent, lots)).to.deep.equal([["LotReleased", root, Flag.PLEDGED, desk.address]]);
      expect((await lotAt(world, root)).flags).to.equal(Flag.FROZEN_BY_COURT);
    });

    it("is refused unless all of its reasons are there", async () => {
      const world = await load();
      const { lots, root, instrument, desk } = world;
      const { trail } = await lotAt(world, root);
      const by = lots.connect(desk);
      await refuses(by.release(root, Flag.PLEDGED), lots, "LotsNotEncumbered", root, Flag.PLEDGED);
      await by.encumber(row({ sets: Flag.PLEDGED }), { lot: root, trail });
      const both = Flag.PLEDGED | Flag.IN_RECOURSE;
      await refuses(by.release(root, both), lots, "LotsNotEncumbered", root, both);
      const unknown = (instrument << 40n) | 77n;
      await refuses(by.release(unknown, Flag.PLEDGED), lots, "LotsNotEncumbered", unknown, Flag.PLEDGED);
    });
  });

  describe("redeem", () => {
    it("ends the lot for good and counts its units; the last one settles the instrument", async () => {
      const world = await load();
      const { lots, root, face, instrument, obligor, holders, desk } = world;
      const part = await pass(world, root, holders[0]!, holders[1]!, PART);
      const by = lots.connect(desk);
      const parts: [bigint, bigint, bigint, bigint, bigint][] = [
        [part, holders[1]!.number, 0n, PART, PART],
        [root, holders[0]!.number, PART, face, face],
      ];
      for (const [lot, holder, start, end, redeemed] of parts) {
        const before = await lotAt(world, lot);
        await by.encumber(row({ sets: Flag.IN_REDEMPTION }), { lot, trail: before.trail });
        const sent = await by.redeem(lot, Flag.IN_REDEMPTION, PAYMENT, 2n);
        const time = await now(world.suite);
        const made = { act: STEP.REDEEMED, from: holder, to: obligor.number, start, end, time, epoch: 2n };
        const paid = step({ ...made, parentEnd: end });
        const trail = next(before.trail, paid, PAYMENT);
        expect(await lotAt(world, lot)).to.deep.equal({ ...before, flags: Flag.ENDED, trail });
        const giver = await lots.memberAddress(holder);
        expect((await eventsOf(sent, lots)).slice(0, 2)).to.deep.equal([
          ["TransferSingle", desk.address, giver, ZeroAddress, lot, end - start],
          ["LotEnded", instrument, holder, lot, paid, PAYMENT],
        ]);
        const { state, redeemed: counted } = await lots.instrumentAt(instrument);
        expect([state, counted]).to.deep.equal([redeemed === face ? states.settled : states.live, redeemed]);
      }
    });

    it("is refused without its reason on the lot, and a second time", async () => {
      const world = await load();
      const { lots, root, desk } = world;
      const by = lots.connect(desk);
      const redeem = () => by.redeem(root, Flag.IN_REDEMPTION, PAYMENT, 1n);
      await refuses(redeem(), lots, "LotsNotEncumbered", root, Flag.IN_REDEMPTION);
      const { trail } = await lotAt(world, root);
      await by.encumber(row({ sets: Flag.IN_REDEMPTION }), { lot: root, trail });
      await redeem();
      await refuses(redeem(), lots, "LotsNotEncumbered", root, Flag.IN_REDEMPTION);
    });

    it("keeps other reasons visible on the ended lot", async () => {
      const world = await load();
      const { lots, root, desk } = world;
      const by = lots.connect(desk);
      const { trail } = await lotAt(world, root);
      await by.encumber(row({ sets: Flag.IN_REDEMPTION | Flag.FROZEN_BY_COURT }), { lot: root, trail });
      await by.redeem(root, Flag.IN_REDEMPTION, PAYMENT, 1n);
      expect((await lotAt(world, root)).flags).to.equal(Flag.ENDED | Flag.FROZEN_BY_COURT);
    });
  });
}
