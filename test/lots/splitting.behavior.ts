import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { lotAt, NO_LOT, pass, split, type Ledger } from "./ledger.ts";
import { row } from "./rows.ts";
import { next, step, STEP } from "./trail.ts";

const PART = 30_000_000n;

export function shouldSplitAndMerge({ load, acts }: Ledger): void {
  describe("split", () => {
    it("gives the child the front of the range and leaves the rest its name, in the same hand", async () => {
      const world = await load();
      const { lots, root, face, instrument, holders } = world;
      const [holder] = holders;
      const { trail } = await lotAt(world, root);
      const sent = await lots.connect(holder!.account).split(root, PART);
      const child = (instrument << 40n) | PART;
      const both = { from: holder!.number, to: holder!.number, parentEnd: face };
      const front = step({ act: STEP.FRONT, ...both, start: 0n, end: PART });
      const rest = step({ act: STEP.REMAINDER, ...both, start: PART, end: face });
      const kept = { holder: holder!.number, tier: 0n, flags: 0n };
      expect(await lotAt(world, child)).to.deep.equal({ ...kept, start: 0n, end: PART, trail: next(trail, front) });
      expect(await lotAt(world, root)).to.deep.equal({ ...kept, start: PART, end: face, trail: next(trail, rest) });
      const mine = await lots.memberAddress(holder!.number);
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["TransferSingle", holder!.account.address, mine, ZeroAddress, root, PART],
        ["TransferSingle", holder!.account.address, ZeroAddress, mine, child, PART],
        ["LotSplit", instrument, holder!.number, root, child],
      ]);
    });

    it("answers with the child's name", async () => {
      const { lots, root, instrument, holders } = await load();
      expect(await lots.connect(holders[0]!.account).split.staticCall(root, PART)).to.equal((instrument << 40n) | PART);
    });

    it("keeps the tier", async () => {
      const world = await load();
      const [first, second] = world.holders;
      const part = await pass(world, world.root, first!, second!, PART);
      const { child } = await split(world, second!, part, 1_000n);
      expect([(await lotAt(world, child)).tier, (await lotAt(world, part)).tier]).to.deep.equal([1n, 1n]);
    });

    it("refuses zero, all, and more than all of the lot", async () => {
      const { lots, root, face, holders } = await load();
      const holder = lots.connect(holders[0]!.account);
      for (const units of [0n, face, face + 1n, 2n ** 40n - 1n]) {
        await refuses(holder.split(root, units), lots, "LotsUnitsInvalid", root, units, face);
      }
    });

    it("leaves no part below the smallest lot", async () => {
      const { lots, root, face, smallest, holders } = await load();
      const holder = lots.connect(holders[0]!.account);
      const below = smallest - 1n;
      await refuses(holder.split(root, below), lots, "LotsBelowSmallest", root, below, smallest);
      await refuses(holder.split(root, face - below), lots, "LotsBelowSmallest", root, below, smallest);
      await holder.split(root, smallest);
      await holder.split(root, face - 2n * smallest);
    });

    it("refuses a lot that never was, one of another, and one that has ended", async () => {
      const { lots, root, instrument, holders, desk } = await load();
      const [holder, other] = holders;
      const unknown = (instrument << 40n) | 77n;
      await refuses(lots.connect(holder!.account).split(unknown, 1n), lots, "LotsUnknown", unknown);
      const refused = lots.connect(other!.account).split(root, PART);
      await refuses(refused, lots, "LotsNotHolder", root, other!.number, holder!.number);
      const { trail } = await lots.lotAt(root);
      await lots.connect(desk).encumber(row({ sets: Flag.IN_REDEMPTION }), { lot: root, trail });
      await lots.connect(desk).redeem(root, Flag.IN_REDEMPTION, trail.padEnd(66, "0"), 1n);
      await refuses(lots.connect(holder!.account).split(root, PART), lots, "LotsEnded", root);
    });

    it("does not take a name with bits beyond the instrument's for the lot", async () => {
      const { lots, root, holders } = await load();
      const dirty = root | (1n << 136n);
      await refuses(lots.connect(holders[0]!.account).split(dirty, PART), lots, "LotsUnknown", dirty);
    });
  });

  describe("merge", () => {
    it("undoes a split: range, trail and holdings are as before", async () => {
      const world = await load();
      const { lots, root, instrument, holders } = world;
      const [holder] = holders;
      const whole = await lotAt(world, root);
      const { child, before } = await split(world, holder!, root, PART);
      const sent = await lots.connect(holder!.account).merge(root, child, before);
      expect(await lotAt(world, root)).to.deep.equal(whole);
      expect(await lotAt(world, child)).to.deep.equal(NO_LOT);
      const mine = await lots.memberAddress(holder!.number);
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["TransferSingle", holder!.account.address, mine, ZeroAddress, child, PART],
        ["TransferSingle", holder!.account.address, ZeroAddress, mine, root, PART],
        ["LotsMerged", instrument, holder!.number, root, child],
      ]);
    });

    it("undoes splits of one lot last first", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const holder = lots.connect(holders[0]!.account);
      const first = await split(world, holders[0]!, root, PART);
      const second = await split(world, holders[0]!, root, PART);
      await refuses(holder.merge(root, first.child, first.before), lots, "LotsNotSiblings", root, first.child);
      await holder.merge(root, second.child, second.before);
      await holder.merge(root, first.child, first.before);
      expect((await lotAt(world, root)).start).to.equal(0n);
    });

    it("undoes a split of the child before that of the parent", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const holder = lots.connect(holders[0]!.account);
      const outer = await split(world, holders[0]!, root, PART);
      const inner = await split(world, holders[0]!, outer.child, 1_000n);
      await refuses(holder.merge(root, outer.child, outer.before), lots, "LotsNotSiblings", root, outer.child);
      await holder.merge(outer.child, inner.child, inner.before);
      await holder.merge(root, outer.child, outer.before);
    });

    it("refuses a part that has moved since, also when it came back", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const [holder, other] = holders;
      const { child, before } = await split(world, holder!, root, PART);
      await pass(world, child, holder!, other!, PART);
      const merge = () => lots.connect(holder!.account).merge(root, child, before);
      await refuses(merge(), lots, "LotsNotSiblings", root, child);
      await pass(world, child, other!, holder!, PART);
      await refuses(merge(), lots, "LotsNotSiblings", root, child);
    });

    it("refuses a part that was assigned off, though it lies just before the lot", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const [first, second] = holders;
      const { trail } = await lotAt(world, root);
      const part = await pass(world, root, first!, second!, PART);
      await pass(world, part, second!, first!, PART);
      await refuses(lots.connect(first!.account).merge(root, part, trail), lots, "LotsNotSiblings", root, part);
    });

    it("refuses the rest once it has moved", async () => {
      const world = await load();
      const { lots, root, face, holders } = world;
      const [holder, other] = holders;
      const { child, before } = await split(world, holder!, root, PART);
      await pass(world, root, holder!, other!, face - PART);
      const merge = (by: typeof holder) => lots.connect(by!.account).merge(root, child, before);
      await refuses(merge(holder), lots, "LotsNotHolder", root, holder!.number, other!.number);
      await refuses(merge(other), lots, "LotsNotSiblings", root, child);
    });

    it("refuses a forged trail from before the split", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const holder = lots.connect(holders[0]!.account);
      const { child, before } = await split(world, holders[0]!, root, PART);
      const flipped = `0x${(BigInt(before) ^ 1n).toString(16).padStart(42, "0")}`;
      for (const forged of [
        flipped,
        NO_LOT.trail,
        (await lotAt(world, root)).trail,
        (await lotAt(world, child)).trail,
      ]) {
        await refuses(holder.merge(root, child, forged), lots, "LotsNotSiblings", root, child);
      }
    });

    it("refuses two lots that are no siblings: the same, in the wrong order, of two instruments", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const holder = lots.connect(holders[0]!.account);
      const { child, before } = await split(world, holders[0]!, root, PART);
      await refuses(holder.merge(root, root, before), lots, "LotsNotSiblings", root, root);
      await refuses(holder.merge(child, root, before), lots, "LotsNotSiblings", child, root);
      const second = await world.another();
      const foreign = await split(world, holders[0]!, second.root, PART);
      await refuses(holder.merge(root, foreign.child, before), lots, "LotsNotSiblings", root, foreign.child);
    });

    it("refuses lots that never were, and the parts of another", async () => {
      const world = await load();
      const { lots, root, instrument, holders } = world;
      const [holder, other] = holders;
      const { child, before } = await split(world, holder!, root, PART);
      const unknown = (instrument << 40n) | 77n;
      const mine = lots.connect(holder!.account);
      await refuses(mine.merge(unknown, child, before), lots, "LotsUnknown", unknown);
      await refuses(mine.merge(root, unknown, before), lots, "LotsUnknown", unknown);
      const refused = lots.connect(other!.account).merge(root, child, before);
      await refuses(refused, lots, "LotsNotHolder", root, other!.number, holder!.number);
    });

    it("refuses when either part is encumbered, and when either has ended", async () => {
      const world = await load();
      const { lots, root, holders, desk } = world;
      const { child, before } = await split(world, holders[0]!, root, PART);
      const merge = () => lots.connect(holders[0]!.account).merge(root, child, before);
      for (const lot of [root, child]) {
        const { trail } = await lots.lotAt(lot);
        await lots.connect(desk).encumber(row({ sets: Flag.PLEDGED }), { lot, trail });
        await refuses(merge(), lots, "LotsEncumbered", lot, Flag.PLEDGED);
        await lots.connect(desk).release(lot, Flag.PLEDGED);
      }
      const { trail } = await lots.lotAt(child);
      await lots.connect(desk).encumber(row({ sets: Flag.IN_REDEMPTION }), { lot: child, trail });
      await lots.connect(desk).redeem(child, Flag.IN_REDEMPTION, trail.padEnd(66, "0"), 1n);
      await refuses(merge(), lots, "LotsEnded", child);
    });

    it("names its act where the instrument's state forbids it", async () => {
      const world = await load();
      const { lots, root, instrument, holders } = world;
      const { child, before } = await split(world, holders[0]!, root, PART);
      await world.intoState(15n);
      const holder = lots.connect(holders[0]!.account);
      await refuses(holder.merge(root, child, before), lots, "LotsStateForbids", instrument, acts.merge, 15n);
      await refuses(holder.split(root, PART), lots, "LotsStateForbids", instrument, acts.split, 15n);
    });
  });
}
