import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { decide } from "../helpers/council.ts";
import { eventsOf, fieldsOf, refuses } from "../helpers/refusal.ts";
import { ALL_DUTIES, ALL_POWERS, DeskPower, Flag } from "../helpers/suite.ts";
import { now } from "../helpers/trade.ts";
import { lotAt, split, type Ledger, type LotsWorld } from "./ledger.ts";
import { row } from "./rows.ts";
import { next, origin, step, STEP } from "./trail.ts";

const PART = 30_000_000n;
const PAYMENT = id("payment");

/** An account listed with these powers and duties alone. */
async function deskWith({ suite, lots }: LotsWorld, powers: bigint, duties: bigint) {
  const account = suite.signers.at(-5)!;
  await decide(suite, lots.setDesk.populateTransaction(account, powers, duties));
  return lots.connect(account);
}

async function instrumentAt({ lots }: LotsWorld, instrument: bigint) {
  return fieldsOf(await lots.instrumentAt(instrument));
}

/** What a desk that originates could ask for. */
async function terms({ suite, obligor, grantor, face, smallest, highestTier }: LotsWorld) {
  const issuedAt = await now(suite);
  const parties = { obligor: obligor.number, grantor: grantor.number };
  const fixed = { ...parties, currency: 156n, issuedAt, maturity: issuedAt + 86_400n };
  return { state: 9n, marks: 0n, ...fixed, face, redeemed: 0n, highestTier, smallestLot: smallest };
}

export function shouldObeyDesks({ load, states }: Ledger): void {
  describe("setDesk", () => {
    it("lists a desk with its powers and duties, and delists it", async () => {
      const { suite, lots } = await load();
      const account = suite.signers.at(-5)!;
      const rights = [
        [Flag.PLEDGED | DeskPower.SERVICE, Flag.IN_RECOURSE],
        [ALL_POWERS, ALL_DUTIES],
        [0n, 0n],
      ] as const;
      for (const [powers, duties] of rights) {
        const sent = await decide(suite, lots.setDesk.populateTransaction(account, powers, duties));
        expect(await eventsOf(sent, lots)).to.deep.equal([["LotDeskSet", account.address, powers, duties]]);
      }
    });

    it("gives no power over marks that are no encumbrance, or over what does not exist", async () => {
      const { suite, lots } = await load();
      const { address } = suite.signers.at(-5)!;
      for (const bit of [14n, 15n]) {
        const powers = Flag.PLEDGED | (1n << bit);
        const refused = decide(suite, lots.setDesk.populateTransaction(address, powers, 0n));
        await refuses(refused, lots, "LotsPowersUnknown", address, powers);
      }
    });

    it("makes it nobody's duty to lift what is no encumbrance", async () => {
      const { suite, lots } = await load();
      const { address } = suite.signers.at(-5)!;
      for (const bit of [11n, 12n, 13n, 14n, 15n]) {
        const duties = Flag.PLEDGED | (1n << bit);
        const refused = decide(suite, lots.setDesk.populateTransaction(address, ALL_POWERS, duties));
        await refuses(refused, lots, "LotsPowersUnknown", address, duties);
      }
    });

    it("leaves a desk that is delisted the duties it needs, so that it ends what it began", async () => {
      const world = await load();
      const { lots, suite, root, face, instrument, holders, maturity, time } = world;
      const { address } = suite.signers.at(-5)!;
      const parts: bigint[] = [];
      for (const units of [1_000n, 2_000n]) parts.push((await split(world, holders[0]!, root, units)).child);
      const [released, delivered] = parts as [bigint, bigint];
      const all = Flag.PLEDGED | Flag.IN_FINANCING | Flag.IN_REDEMPTION;
      const desk = await deskWith(world, all, all);
      const laid: [bigint, bigint][] = [
        [released, Flag.PLEDGED],
        [delivered, Flag.IN_FINANCING],
        [root, Flag.IN_REDEMPTION],
      ];
      const refOf = async (lot: bigint) => ({ lot, trail: (await lots.lotAt(lot)).trail });
      for (const [lot, flag] of laid) await desk.encumber(row({ sets: flag }), await refOf(lot));
      await deskWith(world, 0n, all);
      for (const [lot, flag] of laid) {
        const refused = desk.encumber(row({ sets: flag }), await refOf(lot));
        await refuses(refused, lots, "LotsNotADesk", address, flag);
        const part = desk.encumberPart(row({ sets: flag }), await refOf(lot), 500n);
        await refuses(part, lots, "LotsNotADesk", address, flag);
      }
      await time.increaseTo(maturity);
      await desk.release(released, Flag.PLEDGED);
      await desk.deliver(delivered, Flag.IN_FINANCING, holders[1]!.number, STEP.SOLD, PAYMENT, 1n);
      await desk.redeem(root, Flag.IN_REDEMPTION, PAYMENT, 1n);
      expect((await lots.instrumentAt(instrument)).redeemed).to.equal(face - 3_000n);
      await deskWith(world, ALL_POWERS, 0n);
      await refuses(desk.release(root, Flag.PLEDGED), lots, "LotsNotADesk", address, Flag.PLEDGED);
    });

    it("is the council's", async () => {
      const { suite, lots, holders } = await load();
      for (const account of [holders[0]!.account, suite.deployer, suite.councillors[0]!]) {
        const refused = lots.connect(account).setDesk(account, 127n, 127n);
        await refuses(refused, lots, "AccessManagedUnauthorized", account.address);
      }
    });
  });

  describe("whoever is not listed", () => {
    it("may do nothing that desks do", async () => {
      const world = await load();
      const { lots, root, suite, holders } = world;
      const { trail } = await lots.lotAt(root);
      const { address } = suite.signers.at(-5)!;
      const nobody = lots.connect(suite.signers.at(-5));
      const minted = nobody.mint(row(), 7n, await terms(world), holders[0]!.number, PAYMENT, 1n);
      await refuses(minted, lots, "LotsNotADesk", address, DeskPower.ORIGINATE);
      const laid = nobody.encumber(row({ sets: Flag.PLEDGED }), { lot: root, trail });
      await refuses(laid, lots, "LotsNotADesk", address, Flag.PLEDGED);
      await refuses(nobody.release(root, Flag.PLEDGED), lots, "LotsNotADesk", address, Flag.PLEDGED);
      const part = nobody.encumberPart(row({ sets: Flag.PLEDGED }), { lot: root, trail }, PART);
      await refuses(part, lots, "LotsNotADesk", address, Flag.PLEDGED);
      const redeemed = nobody.redeem(root, Flag.IN_REDEMPTION, PAYMENT, 1n);
      await refuses(redeemed, lots, "LotsNotADesk", address, Flag.IN_REDEMPTION);
      const delivered = nobody.deliver(root, Flag.PLEDGED, holders[1]!.number, STEP.SOLD, PAYMENT, 1n);
      await refuses(delivered, lots, "LotsNotADesk", address, Flag.PLEDGED);
    });
  });

  describe("a desk with some powers", () => {
    it("may do what all of them together allow and nothing else", async () => {
      const world = await load();
      const { lots, root, suite, holders } = world;
      const { address } = suite.signers.at(-5)!;
      const { trail } = await lots.lotAt(root);
      const ref = { lot: root, trail };
      const some = Flag.PLEDGED | Flag.IN_FINANCING;
      const desk = await deskWith(world, some | DeskPower.ORIGINATE, some);
      const beyond = Flag.PLEDGED | Flag.IN_RECOURSE;
      await refuses(desk.encumber(row({ sets: beyond }), ref), lots, "LotsNotADesk", address, beyond);
      const turned = row({ requires: Flag.IN_FINANCING, sets: Flag.IN_RECOURSE });
      await refuses(desk.encumber(turned, ref), lots, "LotsNotADesk", address, Flag.IN_RECOURSE);
      await refuses(desk.encumberPart(turned, ref, PART), lots, "LotsNotADesk", address, Flag.IN_RECOURSE);
      const owed = row({ requires: Flag.IN_RECOURSE, sets: Flag.PLEDGED });
      await refuses(desk.encumber(owed, ref), lots, "LotsNotADesk", address, Flag.IN_RECOURSE);
      await refuses(desk.encumberPart(owed, ref, PART), lots, "LotsNotADesk", address, Flag.IN_RECOURSE);
      await desk.encumber(row({ sets: Flag.PLEDGED }), ref);
      await refuses(desk.release(root, beyond), lots, "LotsNotADesk", address, beyond);
      await refuses(desk.redeem(root, beyond, PAYMENT, 1n), lots, "LotsNotADesk", address, beyond);
      await deskWith(world, DeskPower.SERVICE, 0n);
      const minted = desk.mint(row(), 7n, await terms(world), holders[0]!.number, PAYMENT, 1n);
      await refuses(minted, lots, "LotsNotADesk", address, DeskPower.ORIGINATE);
      await refuses(desk.release(root, Flag.PLEDGED), lots, "LotsNotADesk", address, Flag.PLEDGED);
    });

    it("may not act without naming a reason", async () => {
      const world = await load();
      const { lots, root, suite, holders } = world;
      const { address } = suite.signers.at(-5)!;
      const { trail } = await lots.lotAt(root);
      const desk = await deskWith(world, ALL_POWERS, ALL_DUTIES);
      await refuses(desk.encumber(row(), { lot: root, trail }), lots, "LotsNotADesk", address, 0n);
      await refuses(desk.release(root, 0n), lots, "LotsNotADesk", address, 0n);
      await refuses(desk.redeem(root, 0n, PAYMENT, 1n), lots, "LotsNotADesk", address, 0n);
      await refuses(desk.encumberPart(row(), { lot: root, trail }, PART), lots, "LotsNotADesk", address, 0n);
      const delivered = desk.deliver(root, 0n, holders[1]!.number, STEP.SOLD, PAYMENT, 1n);
      await refuses(delivered, lots, "LotsNotADesk", address, 0n);
    });
  });

  describe("mint", () => {
    it("brings the instrument into being in the row's state, and its root lot to the first creditor", async () => {
      const world = await load();
      const { lots, obligor, holders, face, desk } = world;
      const asked = await terms(world);
      const sent = await lots.connect(desk).mint(row({ after: 3n }), 7n, asked, holders[2]!.number, PAYMENT, 4n);
      const time = await now(world.suite);
      expect(await instrumentAt(world, 7n)).to.deep.equal({ ...asked, state: 3n });
      const parties = { from: obligor.number, to: holders[2]!.number };
      const issued = step({ act: STEP.ISSUED, ...parties, start: 0n, end: face, time, epoch: 4n, parentEnd: face });
      const root = (7n << 40n) | face;
      expect(await lotAt(world, root)).to.deep.equal({
        holder: holders[2]!.number,
        start: 0n,
        end: face,
        tier: 0n,
        flags: 0n,
        trail: next(origin(7n), issued, PAYMENT),
      });
      const taker = await lots.memberAddress(holders[2]!.number);
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["TransferSingle", desk.address, ZeroAddress, taker, root, face],
        ["LotIssued", 7n, obligor.number, holders[2]!.number, issued, PAYMENT],
      ]);
    });

    it("happens once an instrument, whatever became of it", async () => {
      const world = await load();
      const { lots, instrument, holders, desk } = world;
      const again = async () =>
        lots.connect(desk).mint(row({ act: 5n }), instrument, await terms(world), holders[0]!.number, PAYMENT, 1n);
      await refuses(again(), lots, "LotsStateForbids", instrument, 5n, states.live);
      await world.cancel();
      await refuses(again(), lots, "LotsStateForbids", instrument, 5n, states.cancelled);
    });
  });
}
