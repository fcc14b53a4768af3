import { expect } from "chai";
import { ZeroHash, zeroPadValue } from "ethers";
import { Flag } from "../helpers/suite.ts";
import { now } from "../helpers/trade.ts";
import { lotAt, pass, split, type Ledger, type LotsWorld } from "./ledger.ts";
import { row } from "./rows.ts";
import { next, origin, step, STEP } from "./trail.ts";

const PART = 30_000_000n;
const PIECE = 10_000_000n;

type Path = { step: bigint; background: string }[];

/** Passes a lot on and answers with the step this must have made. */
async function passStep(
  world: LotsWorld,
  act: bigint,
  lot: bigint,
  [from, to]: [number, number],
  units: bigint,
): Promise<Path[number]> {
  const [giver, taker] = [world.holders[from]!, world.holders[to]!];
  const transfer = await world.draft(lot, giver, taker, units);
  const { start, end } = await lotAt(world, lot);
  await world.assign(giver.account, transfer, await world.consent(taker.account, transfer));
  const moved = step({
    act,
    from: giver.number,
    to: taker.number,
    start,
    end: start + units,
    time: await now(world.suite),
    epoch: 1n,
    parentEnd: end,
  });
  return { step: moved, background: transfer.background };
}

/** A lot that was assigned in part, split, and assigned on, with its whole path. */
async function traced(world: LotsWorld, act: bigint): Promise<{ lot: bigint; path: Path }> {
  const { instrument, root, holders } = world;
  const toSecond = await passStep(world, act, root, [0, 1], PART);
  const { child } = await split(world, holders[1]!, (instrument << 40n) | PART, PIECE);
  const second = { from: holders[1]!.number, to: holders[1]!.number };
  const cut = step({ act: STEP.FRONT, ...second, start: 0n, end: PIECE, parentEnd: PART });
  const toThird = await passStep(world, act, child, [1, 2], PIECE);
  return { lot: child, path: [world.issue, toSecond, { step: cut, background: ZeroHash }, toThird] };
}

export function shouldProvePaths({ load, steps }: Ledger): void {
  describe("isPath", () => {
    it("begins with the issue, from nothing but the instrument's number", async () => {
      const world = await load();
      const { lots, root, instrument, issue, obligor, holders, face } = world;
      const { issuedAt } = await lots.instrumentAt(instrument);
      const parties = { from: obligor.number, to: holders[0]!.number };
      const made = step({
        act: STEP.ISSUED,
        ...parties,
        start: 0n,
        end: face,
        time: issuedAt,
        epoch: 1n,
        parentEnd: face,
      });
      expect(issue.step).to.equal(made);
      expect((await lotAt(world, root)).trail).to.equal(next(origin(instrument), made, issue.background));
      expect(await lots.isPath(root, [issue])).to.be.true;
    });

    it("knows a lot's history from issue to now", async () => {
      const world = await load();
      const { lot, path } = await traced(world, steps.plain);
      expect(await world.lots.isPath(lot, path)).to.be.true;
    });

    it("goes on when the lot is redeemed", async () => {
      const world = await load();
      const { lots, desk, holders, obligor } = world;
      const { lot, path } = await traced(world, steps.plain);
      const { trail } = await lotAt(world, lot);
      const payment = zeroPadValue("0x77", 32);
      await lots.connect(desk).encumber(row({ sets: Flag.IN_REDEMPTION }), { lot, trail });
      await lots.connect(desk).redeem(lot, Flag.IN_REDEMPTION, payment, 5n);
      const parties = { from: holders[2]!.number, to: obligor.number };
      const time = await now(world.suite);
      const paid = step({ act: STEP.REDEEMED, ...parties, start: 0n, end: PIECE, time, epoch: 5n, parentEnd: PIECE });
      expect(await lots.isPath(lot, path)).to.be.false;
      expect(await lots.isPath(lot, [...path, { step: paid, background: payment }])).to.be.true;
    });

    it("denies a path in which any bit of any step or background is altered", async () => {
      const world = await load();
      const { lot, path } = await traced(world, steps.plain);
      for (const [index, { step: original, background }] of path.entries()) {
        for (const bit of [0n, 7n, 40n, 100n, 140n, 180n, 210n, 250n]) {
          const altered = path.with(index, { step: original ^ (1n << bit), background });
          expect(await world.lots.isPath(lot, altered), `step ${index}, bit ${bit.toString()}`).to.be.false;
        }
        const other = zeroPadValue(`0x${(BigInt(background) ^ 1n).toString(16).padStart(64, "0")}`, 32);
        expect(await world.lots.isPath(lot, path.with(index, { step: original, background: other }))).to.be.false;
      }
    });

    it("denies a path that is empty, shortened, lengthened or in another order", async () => {
      const world = await load();
      const { lot, path } = await traced(world, steps.plain);
      const [a, b, c, d] = path as [Path[0], Path[0], Path[0], Path[0]];
      for (const wrong of [[], [a, b, c], [b, c, d], [a, c, d], [a, b, c, d, d], [a, b, d, c]]) {
        expect(await world.lots.isPath(lot, wrong)).to.be.false;
      }
    });

    it("denies another lot's path, and any path of a lot that never was", async () => {
      const world = await load();
      const { lots, root, instrument } = world;
      const { lot, path } = await traced(world, steps.plain);
      expect(await lots.isPath(root, path)).to.be.false;
      const { root: second } = await world.another();
      expect(await lots.isPath(second, [world.issue])).to.be.false;
      const unknown = (instrument << 40n) | 77n;
      expect(await lots.isPath(unknown, [])).to.be.false;
      expect(await lots.isPath(lot | (1n << 136n), path)).to.be.false;
    });

    it("is for a merged lot what it was before the split", async () => {
      const world = await load();
      const { lots, root, holders } = world;
      const { child, before } = await split(world, holders[0]!, root, PART);
      expect(await lots.isPath(root, [world.issue])).to.be.false;
      await lots.connect(holders[0]!.account).merge(root, child, before);
      expect(await lots.isPath(root, [world.issue])).to.be.true;
      expect(await lots.isPath(child, [])).to.be.false;
    });
  });

  describe("a lot's name", () => {
    it("ends where its range ends, through all acts", async () => {
      const world = await load();
      const { instrument, root, face, holders } = world;
      const part = await pass(world, root, holders[0]!, holders[1]!, PART);
      const { child } = await split(world, holders[1]!, part, PIECE);
      for (const lot of [root, part, child]) {
        const { end } = await lotAt(world, lot);
        expect((instrument << 40n) | end).to.equal(lot);
      }
      const ranges = await Promise.all([child, part, root].map((lot) => lotAt(world, lot)));
      expect(ranges.map(({ start, end }) => [start, end])).to.deep.equal([
        [0n, PIECE],
        [PIECE, PART],
        [PART, face],
      ]);
    });
  });
}
