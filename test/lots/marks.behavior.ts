import { expect } from "chai";
import { id } from "ethers";
import { refuses } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { now } from "../helpers/trade.ts";
import { lotAt, pass, split, type Ledger, type LotsWorld } from "./ledger.ts";
import { row } from "./rows.ts";

const PART = 30_000_000n;
const INSTRUMENT = 7n;
const NOT_SPLITTABLE = 2n;

/** An instrument at the first holder that was made out to stay in one piece; its root lot's name. */
async function inOnePiece(world: LotsWorld): Promise<bigint> {
  const { suite, lots, desk, obligor, grantor, holders, face, smallest, highestTier, maturity } = world;
  const { state: live } = await lots.instrumentAt(world.instrument);
  const terms = {
    state: 0n,
    marks: NOT_SPLITTABLE,
    obligor: obligor.number,
    grantor: grantor.number,
    currency: 156n,
    issuedAt: await now(suite),
    maturity,
    face,
    redeemed: 0n,
    highestTier,
    smallestLot: smallest,
  };
  await lots.connect(desk).mint(row({ after: live }), INSTRUMENT, terms, holders[0]!.number, id("issue"), 1n);
  return (INSTRUMENT << 40n) | face;
}

export function shouldKeepMarks({ load }: Ledger): void {
  describe("an instrument that is not splittable", () => {
    it("passes on as a whole", async () => {
      const world = await load();
      const [holder, receiver] = world.holders;
      const root = await inOnePiece(world);
      await pass(world, root, holder!, receiver!, world.face);
      expect((await lotAt(world, root)).holder).to.equal(receiver!.number);
    });

    it("is cut by no act", async () => {
      const world = await load();
      const { lots, desk } = world;
      const [holder, receiver] = world.holders;
      const root = await inOnePiece(world);
      const refused = lots.connect(holder!.account).split(root, PART);
      await refuses(refused, lots, "LotsNotSplittable", INSTRUMENT);
      await refuses(pass(world, root, holder!, receiver!, PART), lots, "LotsNotSplittable", INSTRUMENT);
      const transfer = await world.draft(root, holder!, receiver!, PART);
      await refuses(world.offer(holder!.account, transfer), lots, "LotsNotSplittable", INSTRUMENT);
      const ref = { lot: root, trail: (await lotAt(world, root)).trail };
      const locked = lots.connect(desk).encumberPart(row({ sets: Flag.IN_FINANCING }), ref, PART);
      await refuses(locked, lots, "LotsNotSplittable", INSTRUMENT);
    });
  });

  describe("a lot that is not transferable", () => {
    it("stays so in both parts of a split, and whole again", async () => {
      const world = await load();
      const { lots, root, desk, holders } = world;
      const ref = { lot: root, trail: (await lotAt(world, root)).trail };
      await lots.connect(desk).encumber(row({ sets: Flag.NOT_TRANSFERABLE }), ref);
      const { child, before } = await split(world, holders[0]!, root, PART);
      for (const lot of [child, root]) expect((await lotAt(world, lot)).flags).to.equal(Flag.NOT_TRANSFERABLE);
      await lots.connect(holders[0]!.account).merge(root, child, before);
      expect((await lotAt(world, root)).flags).to.equal(Flag.NOT_TRANSFERABLE);
    });

    it("stays so in the hands of whoever it is delivered to", async () => {
      const world = await load();
      const { lots, root, desk, holders } = world;
      const ref = { lot: root, trail: (await lotAt(world, root)).trail };
      const both = Flag.NOT_TRANSFERABLE | Flag.IN_FINANCING;
      await lots.connect(desk).encumber(row({ sets: both }), ref);
      await lots.connect(desk).deliver(root, Flag.IN_FINANCING, holders[1]!.number, 8n, id("cash"), 1n);
      const { holder, flags } = await lotAt(world, root);
      expect([holder, flags]).to.deep.equal([holders[1]!.number, Flag.NOT_TRANSFERABLE]);
    });
  });
}
