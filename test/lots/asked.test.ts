import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import type { contracts } from "@tradelane/sdk";
import { decide, govern } from "../helpers/council.ts";
import { deployProxied } from "../helpers/proxy.ts";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { DeskPower, Flag } from "../helpers/suite.ts";
import { DAY, FACE, now } from "../helpers/trade.ts";
import { ethers, load, market, time } from "../receivables/world.ts";
import { ENDING, trace } from "./offered.ts";
import { row } from "./rows.ts";
import { next, step } from "./trail.ts";

const INSTRUMENT = 7n;
const LOT = (INSTRUMENT << 40n) | FACE;
const DEAL = id("deal");
const ACCEPTED = 13n;
const LIVE = 3n;

const ASKED = row({ act: 2n, blockedBy: Flag.OFFERED | Flag.PLEDGED, sets: Flag.OFFERED, when: "beforeMaturity" });
const TAKEN = row({ act: 3n, blockedBy: Flag.PLEDGED, requires: Flag.OFFERED });

/** What was asked is agreed to. */
const AGREED = { asked: ASKED, deal: DEAL, signedAt: 0n };
/** One side had signed. */
const signed = (signedAt: bigint) => ({ asked: 0n, deal: ZeroHash, signedAt });
const SIGNED_NOW = signed(2n ** 39n);

/** A ledger whose desk asks, with one lot. */
async function asking() {
  const { suite, suppliers, debtor, banks } = await market();
  const [holder, other] = suppliers;
  const lots = await deployProxied<contracts.MockAskingLots>(
    ethers,
    "MockAskingLots",
    [suite.consortium, suite.evidence],
    [suite.manager],
  );
  await govern(suite, "Receivables", lots);
  const account = suite.signers.at(-4)!;
  const stranger = suite.signers.at(-5)!;
  const powers = Flag.OFFERED | Flag.PLEDGED | DeskPower.ORIGINATE;
  await decide(suite, lots.setDesk.populateTransaction(account, powers, Flag.OFFERED | Flag.PLEDGED));
  const desk = lots.connect(account);
  const maturity = (await now(suite)) + 30n * DAY;
  const terms = {
    state: 0n,
    marks: 0n,
    obligor: debtor.number,
    grantor: banks[0]!.number,
    currency: 156n,
    issuedAt: await now(suite),
    maturity,
    face: FACE,
    redeemed: 0n,
    highestTier: 8n,
    smallestLot: 1n,
  };
  await desk.mint(row({ after: LIVE }), INSTRUMENT, terms, holder!.number, id("issue"), 1n);
  const { trail } = await lots.lotAt(LOT);
  return { suite, lots, desk, account, stranger, maturity, holder: holder!, other: other!, ref: { lot: LOT, trail } };
}

type World = Awaited<ReturnType<typeof asking>>;

const flagsOf = async ({ lots }: World) => (await lots.lotAt(LOT)).flags;

async function ask(world: World, change: { row?: bigint; deadline?: bigint } = {}) {
  const { desk, suite, ref, holder, other } = world;
  const deadline = change.deadline ?? (await now(suite)) + DAY;
  const sent = await desk.ask(change.row ?? ASKED, ref, holder.number, other.number, deadline, DEAL);
  return { sent, deadline };
}

describe("LotRequests", () => {
  describe("ask", () => {
    it("lays the request on the lot, which stays with its holder and keeps its trail", async () => {
      const world = await load(asking);
      const { lots, holder, other, account, ref } = world;
      const { sent, deadline } = await ask(world);
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["LotAsked", LOT, holder.number, other.number, 2n, deadline, DEAL, account.address],
      ]);
      const lot = await lots.lotAt(LOT);
      expect([lot.holder, lot.flags, lot.trail]).to.deep.equal([holder.number, Flag.OFFERED, ref.trail]);
      const request = await lots.requestAt(LOT);
      expect([request.act, request.from, request.to, request.deadline, request.deal]).to.deep.equal([
        2n,
        holder.number,
        other.number,
        deadline,
        DEAL.slice(0, 42),
      ]);
    });

    it("locks the lot for another request, even one whose row forgets it", async () => {
      const world = await load(asking);
      await ask(world);
      await refuses(ask(world), world.lots, "LotsEncumbered", LOT, Flag.OFFERED);
      const careless = row({ act: 2n, sets: Flag.OFFERED });
      await refuses(ask(world, { row: careless }), world.lots, "LotsEncumbered", LOT, Flag.OFFERED);
    });

    it("takes no deadline that has passed, and none after maturity where the act is for before it", async () => {
      const world = await load(asking);
      const { lots, suite, maturity } = world;
      await refuses(ask(world, { deadline: maturity + 1n }), lots, "LotsDeadlineTooLate", LOT, maturity + 1n, maturity);
      const at = (await now(suite)) + 10n;
      await time.setNextBlockTimestamp(at + 1n);
      await refuses(ask(world, { deadline: at }), lots, "LotsDeadlinePassed", LOT, at);
      await time.setNextBlockTimestamp(at + 5n);
      await ask(world, { deadline: at + 5n });
    });

    it("may end after maturity where the act may", async () => {
      const world = await load(asking);
      const late = row({ act: 2n, blockedBy: Flag.OFFERED, sets: Flag.OFFERED });
      await ask(world, { row: late, deadline: world.maturity + 1n });
      expect(await flagsOf(world)).to.equal(Flag.OFFERED);
    });

    it("is a listed desk's, for the lot as it is", async () => {
      const { lots, desk, account, stranger, ref, holder, other, maturity } = await load(asking);
      const parties = [holder.number, other.number, maturity, DEAL] as const;
      const refused = lots.connect(stranger).ask(ASKED, ref, ...parties);
      await refuses(refused, lots, "LotsNotADesk", stranger.address, Flag.OFFERED);
      const beyond = row({ sets: Flag.OFFERED | Flag.IN_RECOURSE });
      const more = desk.ask(beyond, ref, ...parties);
      await refuses(more, lots, "LotsNotADesk", account.address, Flag.OFFERED | Flag.IN_RECOURSE);
      const trail = `0x${"11".repeat(21)}`;
      await refuses(desk.ask(ASKED, { lot: LOT, trail }, ...parties), lots, "LotsChanged", LOT, ref.trail, trail);
    });
  });

  describe("a request that ends without agreement", () => {
    it("gives back exactly the lot it came from, but for what was signed before", async () => {
      for (const [end, ending] of [
        ["refuse", ENDING.Refused],
        ["withdraw", ENDING.Withdrawn],
        ["expire", ENDING.Expired],
      ] as const) {
        const world = await load(asking);
        const { lots, suite, holder, other, ref } = world;
        const { deadline } = await ask(world);
        if (end === "expire") await time.increaseTo(deadline + 1n);
        const by = { refuse: other.account, withdraw: holder.account, expire: suite.deployer }[end];
        const sent = await lots.connect(by)[end](LOT);
        const at = end === "expire" ? deadline : await now(suite);
        const who = { refuse: other.number, withdraw: holder.number, expire: 0n }[end];
        expect(await eventsOf(sent, lots)).to.deep.equal([["RequestClosed", LOT, who, ending, 2n, at]]);
        const lot = await lots.lotAt(LOT);
        expect([lot.holder, lot.flags, lot.trail]).to.deep.equal([holder.number, Flag.CONSENTS_CUT, ref.trail]);
        const { act, from, to, deadline: until, deal } = await lots.requestAt(LOT);
        expect({ act, from, to, deadline: until, deal }).to.deep.equal(trace(at));
      }
    });

    it("stops nothing once its deadline has passed", async () => {
      const world = await load(asking);
      const { deadline } = await ask(world);
      await time.setNextBlockTimestamp(deadline);
      await refuses(ask(world, { deadline: deadline + DAY }), world.lots, "LotsEncumbered", LOT, Flag.OFFERED);
      await time.setNextBlockTimestamp(deadline + 1n);
      await ask(world, { deadline: deadline + DAY });
      expect(await flagsOf(world)).to.equal(Flag.OFFERED | Flag.CONSENTS_CUT);
    });
  });

  describe("take", () => {
    it("ends the request by agreement and lays what the answer sets", async () => {
      const world = await load(asking);
      const { suite, lots, desk, ref, account } = world;
      await ask(world);
      const pledged = row({ act: 3n, requires: Flag.OFFERED, sets: Flag.PLEDGED });
      const sent = await desk.take(pledged, ref, AGREED);
      expect(await eventsOf(sent, lots)).to.deep.equal([["LotTaken", LOT, 3n, account.address, await now(suite)]]);
      expect(await flagsOf(world)).to.equal(Flag.PLEDGED);
      expect((await lots.requestAt(LOT)).deadline).to.equal(0n);
    });

    it("keeps dead what died on the lot before", async () => {
      const world = await load(asking);
      const { lots, suite, desk, ref, other } = world;
      await ask(world);
      await lots.connect(other.account).refuse(LOT);
      await ask(world);
      await desk.take(TAKEN, ref, AGREED);
      expect(await flagsOf(world)).to.equal(Flag.CONSENTS_CUT);
      expect((await lots.requestAt(LOT)).deadline).to.equal(await now(suite));
    });

    it("is refused for another act, another deal, no request, and once the deadline has passed", async () => {
      const world = await load(asking);
      const { lots, desk, ref } = world;
      await refuses(desk.take(TAKEN, ref, AGREED), lots, "LotsNoRequest", LOT);
      const { deadline } = await ask(world);
      await refuses(desk.take(TAKEN, ref, { ...AGREED, asked: row({ act: 9n }) }), lots, "LotsNoRequest", LOT);
      await refuses(desk.take(TAKEN, ref, { ...AGREED, deal: id("other") }), lots, "LotsOtherDeal", LOT);
      await time.setNextBlockTimestamp(deadline + 1n);
      await refuses(desk.take(TAKEN, ref, AGREED), lots, "LotsDeadlinePassed", LOT, deadline);
    });

    it("takes a consent that was signed after what died on the lot, and none from before", async () => {
      const world = await load(asking);
      const { lots, suite, desk, ref, other } = world;
      await ask(world);
      await lots.connect(other.account).refuse(LOT);
      const cutAt = await now(suite);
      const bySignature = row({ act: 3n, sets: Flag.PLEDGED });
      await refuses(desk.take(bySignature, ref, signed(cutAt)), lots, "LotsConsentCut", LOT, cutAt, cutAt);
      await desk.take(bySignature, ref, signed(cutAt + 1n));
      expect(await flagsOf(world)).to.equal(Flag.PLEDGED | Flag.CONSENTS_CUT);
    });

    it("is a listed desk's", async () => {
      const world = await load(asking);
      const { lots, stranger, ref } = world;
      await ask(world);
      const refused = lots.connect(stranger).take(TAKEN, ref, AGREED);
      await refuses(refused, lots, "LotsNotADesk", stranger.address, Flag.OFFERED);
    });
  });

  describe("inscribe", () => {
    it("adds a member's word to the trail and nothing else", async () => {
      const { lots, suite, desk, ref, holder, other, account } = await load(asking);
      const sent = await desk.inscribe(row(), ref, SIGNED_NOW, {
        step: ACCEPTED,
        by: other.number,
        background: id("word"),
        epoch: 4n,
      });
      const fields = { act: ACCEPTED, from: other.number, to: holder.number, start: 0n, end: FACE };
      const word = step({ ...fields, time: await now(suite), epoch: 4n, parentEnd: FACE });
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["LotTaken", LOT, 99n, account.address, await now(suite)],
        ["LotInscribed", INSTRUMENT, other.number, holder.number, word, id("word")],
      ]);
      const lot = await lots.lotAt(LOT);
      const trail = next(ref.trail, word, id("word"));
      expect([lot.holder, lot.tier, lot.flags, lot.trail]).to.deep.equal([holder.number, 0n, 0n, trail]);
    });

    it("is refused where the row is, for a lot that has changed, and to whom is no desk", async () => {
      const { lots, desk, stranger, ref, other } = await load(asking);
      const say = (by: typeof desk, of: bigint, on = ref) =>
        by.inscribe(of, on, SIGNED_NOW, { step: ACCEPTED, by: other.number, background: DEAL, epoch: 1n });
      const elsewhere = say(desk, row({ act: 5n, from: [1n] }));
      await refuses(elsewhere, lots, "LotsStateForbids", INSTRUMENT, 5n, LIVE);
      await say(desk, row());
      const { trail } = await lots.lotAt(LOT);
      await refuses(say(desk, row()), lots, "LotsChanged", LOT, trail, ref.trail);
      const refused = say(lots.connect(stranger), row(), { lot: LOT, trail });
      await refuses(refused, lots, "LotsNotADesk", stranger.address, Flag.OFFERED);
    });

    it("moves the instrument where the row does, for a desk that services", async () => {
      const world = await load(asking);
      const { lots, suite, desk, account, ref, other } = world;
      const word = { step: ACCEPTED, by: other.number, background: DEAL, epoch: 1n };
      const say = () => desk.inscribe(row({ act: 5n, after: 4n }), ref, SIGNED_NOW, word);
      await refuses(say(), lots, "LotsNotADesk", account.address, Flag.OFFERED | DeskPower.SERVICE);
      await decide(suite, lots.setDesk.populateTransaction(account, Flag.OFFERED | DeskPower.SERVICE, Flag.OFFERED));
      await say();
      expect((await lots.instrumentAt(INSTRUMENT)).state).to.equal(4n);
    });
  });
});
