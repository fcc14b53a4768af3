import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { lotAt, NO_LOT, pass, type Ledger, type LotsWorld } from "./ledger.ts";
import { offered, requestAt, trace } from "./offered.ts";
import { row } from "./rows.ts";
import { next, step, STEP } from "./trail.ts";

const PART = 30_000_000n;
const CASH = id("cash");
const LOCK = row({ sets: Flag.IN_FINANCING, act: 9n });

async function refOf(world: LotsWorld, lot: bigint) {
  return { lot, trail: (await lotAt(world, lot)).trail };
}

/** The root lot, locked by the desk for what it delivers. */
async function locked(world: LotsWorld, flags: bigint = Flag.IN_FINANCING) {
  const desk = world.lots.connect(world.desk);
  await desk.encumber(row({ sets: flags }), await refOf(world, world.root));
  return desk;
}

export function shouldBeLockedInPart({ load, states }: Ledger): void {
  describe("encumberPart", () => {
    it("splits the front off for the same holder and encumbers it; the rest stays free", async () => {
      const world = await load();
      const { lots, root, face, instrument, holders, desk } = world;
      const [holder] = holders;
      const before = await lotAt(world, root);
      const child = (instrument << 40n) | PART;
      const ref = await refOf(world, root);
      const answer = await lots.connect(desk).encumberPart.staticCall(LOCK, ref, PART);
      const sent = await lots.connect(desk).encumberPart(LOCK, ref, PART);
      const both = { from: holder!.number, to: holder!.number, parentEnd: face };
      const front = step({ act: STEP.FRONT, ...both, start: 0n, end: PART });
      const rest = step({ act: STEP.REMAINDER, ...both, start: PART, end: face });
      const part = { ...before, end: PART, flags: Flag.IN_FINANCING, trail: next(before.trail, front) };
      expect(await lotAt(world, child)).to.deep.equal(part);
      expect(await lotAt(world, root)).to.deep.equal({ ...before, start: PART, trail: next(before.trail, rest) });
      expect([answer[0], answer[1].end, answer[1].flags, answer[1].trail]).to.deep.equal([
        child,
        PART,
        Flag.IN_FINANCING,
        part.trail,
      ]);
      const mine = await lots.memberAddress(holder!.number);
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["TransferSingle", desk.address, mine, ZeroAddress, root, PART],
        ["TransferSingle", desk.address, ZeroAddress, mine, child, PART],
        ["LotSplit", instrument, holder!.number, root, child],
        ["LotEncumbered", child, Flag.IN_FINANCING, desk.address],
      ]);
      await pass(world, root, holder!, holders[1]!, face - PART);
    });

    it("encumbers the lot itself where that is all of it", async () => {
      const world = await load();
      const { lots, root, face, desk } = world;
      const before = await lotAt(world, root);
      const ref = await refOf(world, root);
      expect((await lots.connect(desk).encumberPart.staticCall(LOCK, ref, face))[0]).to.equal(root);
      const sent = await lots.connect(desk).encumberPart(LOCK, ref, face);
      const laid = ["LotEncumbered", root, Flag.IN_FINANCING, desk.address];
      expect(await eventsOf(sent, lots)).to.deep.equal([laid]);
      expect(await lotAt(world, root)).to.deep.equal({ ...before, flags: Flag.IN_FINANCING });
    });

    it("is refused for nothing, for more than the lot, and where a part would be below the smallest", async () => {
      const world = await load();
      const { lots, root, face, smallest, instrument, desk } = world;
      const ref = await refOf(world, root);
      const lock = (units: bigint) => lots.connect(desk).encumberPart(LOCK, ref, units);
      for (const units of [0n, face + 1n, 2n ** 40n - 1n]) {
        await refuses(lock(units), lots, "LotsUnitsInvalid", root, units, face);
      }
      const below = smallest - 1n;
      for (const units of [below, face - below]) {
        await refuses(lock(units), lots, "LotsBelowSmallest", root, below, smallest);
      }
      expect(await lotAt(world, (instrument << 40n) | below)).to.deep.equal(NO_LOT);
      await lock(smallest);
    });

    it("is refused for the lot as it was before, and where the row forbids it", async () => {
      const world = await load();
      const { lots, root, instrument, maturity, holders, desk, time } = world;
      const stale = await refOf(world, root);
      await pass(world, root, holders[0]!, holders[1]!, 1_000n);
      const ref = await refOf(world, root);
      const lock = (fields: Parameters<typeof row>[0], to = ref) =>
        lots.connect(desk).encumberPart(row({ sets: Flag.IN_FINANCING, act: 9n, ...fields }), to, PART);
      await refuses(lock({}, stale), lots, "LotsChanged", root, ref.trail, stale.trail);
      await refuses(lock({ from: [0n] }), lots, "LotsStateForbids", instrument, 9n, states.live);
      await refuses(lock({ requires: Flag.PLEDGED }), lots, "LotsNotEncumbered", root, Flag.PLEDGED);
      await time.setNextBlockTimestamp(maturity);
      await refuses(lock({ when: "beforeMaturity" }), lots, "LotsMatured", instrument, maturity);
      await lots.connect(desk).encumber(row({ sets: Flag.FROZEN_BY_COURT }), ref);
      const blocked = lock({ blockedBy: Flag.FROZEN_BY_COURT });
      await refuses(blocked, lots, "LotsEncumbered", root, Flag.FROZEN_BY_COURT);
      const unknown = (instrument << 40n) | 77n;
      await refuses(lock({}, { ...ref, lot: unknown }), lots, "LotsUnknown", unknown);
    });

    it("hands the mark of a cut on to the part, and clears an offer that has lapsed", async () => {
      const world = await load();
      const { lots, root, instrument, desk, time } = world;
      const { deadline } = await offered(world);
      const lock = async () =>
        lots
          .connect(desk)
          .encumberPart(row({ sets: Flag.PLEDGED, blockedBy: Flag.OFFERED }), await refOf(world, root), PART);
      await refuses(lock(), lots, "LotsEncumbered", root, Flag.OFFERED);
      await time.increaseTo(deadline + 1n);
      await lock();
      const child = (instrument << 40n) | PART;
      expect((await lotAt(world, child)).flags).to.equal(Flag.PLEDGED | Flag.CONSENTS_CUT);
      expect((await lotAt(world, root)).flags).to.equal(Flag.CONSENTS_CUT);
      for (const lot of [child, root]) expect(await requestAt(world, lot)).to.deep.equal(trace(deadline));
    });
  });
}

export function shouldBeDelivered({ load }: Ledger): void {
  describe("deliver", () => {
    for (const act of ["SOLD", "SOLD_WITH_RECOURSE", "RECOVERED"] as const) {
      it(`hands the lot over by a step ${act} on the ground of the cash; its tier stays`, async () => {
        const world = await load();
        const { lots, root, instrument, holders, desk } = world;
        const [from, to] = holders;
        const part = await pass(world, root, from!, to!, PART);
        await lots.connect(desk).encumber(LOCK, await refOf(world, part));
        const before = await lotAt(world, part);
        const args = [part, Flag.IN_FINANCING, from!.number, STEP[act], CASH, 6n] as const;
        const sent = await lots.connect(desk).deliver(...args);
        const parties = { from: to!.number, to: from!.number };
        const range = { start: 0n, end: PART, parentEnd: PART };
        const handed = step({ act: STEP[act], ...parties, ...range, time: await timeOf(sent), epoch: 6n });
        expect(await lotAt(world, part)).to.deep.equal({
          ...before,
          holder: from!.number,
          flags: 0n,
          trail: next(before.trail, handed, CASH),
        });
        expect(before.tier).to.equal(1n);
        const [giver, taker] = [await lots.memberAddress(to!.number), await lots.memberAddress(from!.number)];
        expect(await eventsOf(sent, lots)).to.deep.equal([
          ["TransferSingle", desk.address, giver, taker, part, PART],
          ["LotDelivered", instrument, to!.number, from!.number, handed, CASH],
        ]);
        expect(await lots.balanceOf(taker, part)).to.equal(PART);
        expect((await lots.instrumentAt(instrument)).redeemed).to.equal(0n);
      });
    }

    it("lifts its reason alone; other encumbrances go with the lot", async () => {
      const world = await load();
      const { root, holders } = world;
      const desk = await locked(world, Flag.IN_FINANCING | Flag.FROZEN_BY_COURT | Flag.PLEDGED);
      await desk.deliver(root, Flag.IN_FINANCING, holders[1]!.number, STEP.SOLD, CASH, 1n);
      const { holder, flags } = await lotAt(world, root);
      expect([holder, flags]).to.deep.equal([holders[1]!.number, Flag.FROZEN_BY_COURT | Flag.PLEDGED]);
    });

    it("clears the mark of a cut, for no earlier trail can come back", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      await offered(world);
      await lots.connect(holders[1]!.account).refuse(root);
      const desk = await locked(world);
      expect((await lotAt(world, root)).flags).to.equal(Flag.IN_FINANCING | Flag.CONSENTS_CUT);
      await desk.deliver(root, Flag.IN_FINANCING, holders[1]!.number, STEP.SOLD, CASH, 1n);
      expect((await lotAt(world, root)).flags).to.equal(0n);
      expect(await requestAt(world, root)).to.deep.equal(trace(0n));
    });

    it("is refused without its reason on the lot, and without the duty", async () => {
      const world = await load();
      const { lots, root, holders, desk, suite } = world;
      const deliver = (reason: bigint, by = lots.connect(desk)) =>
        by.deliver(root, reason, holders[1]!.number, STEP.SOLD, CASH, 1n);
      await refuses(deliver(Flag.IN_FINANCING), lots, "LotsNotEncumbered", root, Flag.IN_FINANCING);
      await locked(world, Flag.IN_FINANCING);
      const both = Flag.IN_FINANCING | Flag.PLEDGED;
      await refuses(deliver(both), lots, "LotsNotEncumbered", root, both);
      const stranger = suite.signers.at(-5)!;
      const refused = deliver(Flag.IN_FINANCING, lots.connect(stranger));
      await refuses(refused, lots, "LotsNotADesk", stranger.address, Flag.IN_FINANCING);
      await deliver(Flag.IN_FINANCING);
      await refuses(deliver(Flag.IN_FINANCING), lots, "LotsNotEncumbered", root, Flag.IN_FINANCING);
    });

    it("is never refused for the instrument's state or the time, for the cash has moved", async () => {
      for (const state of [4n, 7n, 8n]) {
        const world = await load();
        const { root, maturity, holders, time } = world;
        const by = await locked(world);
        await world.intoState(state);
        await time.increaseTo(maturity + 1_000_000n);
        await by.deliver(root, Flag.IN_FINANCING, holders[1]!.number, STEP.SOLD, CASH, 1n);
        expect((await lotAt(world, root)).holder).to.equal(holders[1]!.number);
      }
    });
  });
}
