import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { fresh, now } from "../helpers/trade.ts";
import { lotAt, pass, type Ledger } from "./ledger.ts";
import { row } from "./rows.ts";
import { next, step, STEP } from "./trail.ts";

const PART = 30_000_000n;

export function shouldPassOn({ load, acts, steps }: Ledger): void {
  describe("passing a lot on", () => {
    it("moves a part to the receiver one tier on, burns it from the parent and mints it anew", async () => {
      const world = await load();
      const { suite, lots, root, face, instrument, holders } = world;
      const [from, to] = holders;
      const { trail } = await lotAt(world, root);
      const transfer = await world.draft(root, from!, to!, PART);
      const sent = await world.assign(from!.account, transfer, await world.consent(to!.account, transfer));
      const child = (instrument << 40n) | PART;
      const moved = step({
        act: steps.plain,
        from: from!.number,
        to: to!.number,
        start: 0n,
        end: PART,
        time: await timeOf(sent),
        epoch: 1n,
        parentEnd: face,
      });
      const kept = { from: from!.number, to: from!.number, start: PART, end: face, parentEnd: face };
      const rest = step({ act: STEP.REMAINDER, ...kept });
      expect(await lotAt(world, child)).to.deep.equal({
        holder: to!.number,
        start: 0n,
        end: PART,
        tier: 1n,
        flags: 0n,
        trail: next(trail, moved, transfer.background),
      });
      expect(await lotAt(world, root)).to.deep.equal({
        holder: from!.number,
        start: PART,
        end: face,
        tier: 0n,
        flags: 0n,
        trail: next(trail, rest),
      });
      const [giver, taker] = [await lots.memberAddress(from!.number), await lots.memberAddress(to!.number)];
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["TransferSingle", from!.account.address, giver, ZeroAddress, root, PART],
        ["TransferSingle", from!.account.address, ZeroAddress, taker, child, PART],
        ["LotAssigned", instrument, from!.number, to!.number, moved, transfer.background],
      ]);
      expect((await suite.evidence.documentAt(transfer.background)).financed).to.equal(PART);
    });

    it("moves all of a lot under its own name", async () => {
      const world = await load();
      const { lots, root, face, instrument, holders } = world;
      const [from, to] = holders;
      const transfer = await world.draft(root, from!, to!, face, { recourse: true });
      const { trail } = await lotAt(world, root);
      const sent = await world.assign(from!.account, transfer, await world.consent(to!.account, transfer));
      const moved = step({
        act: steps.marked,
        from: from!.number,
        to: to!.number,
        start: 0n,
        end: face,
        time: await timeOf(sent),
        epoch: 1n,
        parentEnd: face,
      });
      expect(await lotAt(world, root)).to.deep.equal({
        holder: to!.number,
        start: 0n,
        end: face,
        tier: 1n,
        flags: steps.flags,
        trail: next(trail, moved, transfer.background),
      });
      const [giver, taker] = [await lots.memberAddress(from!.number), await lots.memberAddress(to!.number)];
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["TransferSingle", from!.account.address, giver, taker, root, face],
        ["LotAssigned", instrument, from!.number, to!.number, moved, transfer.background],
      ]);
    });

    it("refuses zero units and more than the lot has", async () => {
      const world = await load();
      const { lots, root, face, holders } = world;
      const [from, to] = holders;
      for (const units of [0n, face + 1n, 2n ** 40n - 1n]) {
        const transfer = await world.draft(root, from!, to!, units);
        const values = [root, units, face];
        await refuses(world.offer(from!.account, transfer), lots, "LotsUnitsInvalid", ...values);
        const consent = await world.consent(to!.account, transfer);
        await refuses(world.assign(from!.account, transfer, consent), lots, "LotsUnitsInvalid", ...values);
      }
    });

    it("leaves no part below the smallest lot, but passes on a smallest one whole", async () => {
      const world = await load();
      const { lots, root, face, smallest, holders } = world;
      const [from, to] = holders;
      const below = smallest - 1n;
      for (const units of [below, face - below]) {
        const transfer = await world.draft(root, from!, to!, units);
        const consent = await world.consent(to!.account, transfer);
        const values = [root, below, smallest];
        await refuses(world.assign(from!.account, transfer, consent), lots, "LotsBelowSmallest", ...values);
        await refuses(world.offer(from!.account, transfer), lots, "LotsBelowSmallest", ...values);
      }
      const part = await pass(world, root, from!, to!, smallest);
      await pass(world, part, to!, from!, smallest);
      await pass(world, root, from!, to!, face - 2n * smallest);
    });

    it("refuses the obligor, the holder itself and nobody as receiver", async () => {
      const world = await load();
      const { lots, root, obligor, holders } = world;
      const [from, to] = holders;
      for (const receiver of [obligor, from!]) {
        const transfer = await world.draft(root, from!, to!, PART, { to: receiver.number });
        const values = [root, receiver.number];
        await refuses(world.offer(from!.account, transfer), lots, "LotsReceiverInvalid", ...values);
        const consent = await world.consent(receiver.account, transfer);
        await refuses(world.assign(from!.account, transfer, consent), lots, "LotsReceiverInvalid", ...values);
      }
      const transfer = await world.draft(root, from!, to!, PART, { to: 0n });
      await refuses(world.offer(from!.account, transfer), lots, "LotsReceiverInvalid", root, 0n);
    });

    it("refuses a receiver that is no member", async () => {
      const world = await load();
      const { suite, root, holders } = world;
      const transfer = await world.draft(root, holders[0]!, holders[1]!, PART, { to: 999n });
      const refused = world.offer(holders[0]!.account, transfer);
      await refuses(refused, suite.consortium, "ConsortiumMemberUnknown", 999n);
    });

    it("refuses who does not hold the lot, and a lot that never was", async () => {
      const world = await load();
      const { lots, root, instrument, holders } = world;
      const [from, to, third] = holders;
      const transfer = await world.draft(root, third!, to!, PART);
      const consent = await world.consent(to!.account, transfer);
      const values = [root, third!.number, from!.number];
      await refuses(world.assign(third!.account, transfer, consent), lots, "LotsNotHolder", ...values);
      await refuses(world.offer(third!.account, transfer), lots, "LotsNotHolder", ...values);
      const lot = (instrument << 40n) | 77n;
      const unknown = await world.draft(lot, from!, to!, PART);
      const given = await world.consent(to!.account, unknown);
      await refuses(world.assign(from!.account, unknown, given), lots, "LotsUnknown", lot);
      await refuses(world.offer(from!.account, unknown), lots, "LotsUnknown", lot);
    });

    it("stops at the highest tier", async () => {
      const world = await load();
      const { lots, root, face, highestTier, holders } = world;
      let [from, to] = [holders[0]!, holders[1]!];
      for (let tier = 1n; tier <= highestTier; tier++) {
        await pass(world, root, from, to, face);
        [from, to] = [to, from];
        expect((await lotAt(world, root)).tier).to.equal(tier);
      }
      const transfer = await world.draft(root, from, to, face);
      await refuses(world.offer(from.account, transfer), lots, "LotsTierLimit", root, highestTier);
      const consent = await world.consent(to.account, transfer);
      await refuses(world.assign(from.account, transfer, consent), lots, "LotsTierLimit", root, highestTier);
    });

    it("refuses where the parties agreed that it is not assigned, though it splits", async () => {
      const world = await load();
      const { lots, holders } = world;
      const [from, to] = holders;
      const { instrument, root } = await world.another({ assignable: false });
      const transfer = await world.draft(root, from!, to!, PART);
      await refuses(world.offer(from!.account, transfer), lots, "LotsNotAssignable", instrument);
      const consent = await world.consent(to!.account, transfer);
      await refuses(world.assign(from!.account, transfer, consent), lots, "LotsNotAssignable", instrument);
      await lots.connect(from!.account).split(root, PART);
    });

    it("refuses an encumbered lot, naming all reasons", async () => {
      const world = await load();
      const { lots, root, holders, desk } = world;
      const [from, to] = holders;
      const flags = Flag.PLEDGED | Flag.FROZEN_BY_COURT;
      const { trail } = await lots.lotAt(root);
      await lots.connect(desk).encumber(row({ sets: flags }), { lot: root, trail });
      const transfer = await world.draft(root, from!, to!, PART);
      await refuses(world.offer(from!.account, transfer), lots, "LotsEncumbered", root, flags);
      const consent = await world.consent(to!.account, transfer);
      await refuses(world.assign(from!.account, transfer, consent), lots, "LotsEncumbered", root, flags);
    });

    it("refuses from maturity on, to the second", async () => {
      const world = await load();
      const { suite, lots, root, instrument, maturity, holders } = world;
      const [from, to] = holders;
      const { time } = world;
      await time.increaseTo(maturity - 100n);
      const transfer = await world.draft(root, from!, to!, PART, { deadline: maturity });
      const consent = await world.consent(to!.account, transfer);
      await time.setNextBlockTimestamp(maturity);
      await refuses(world.assign(from!.account, transfer, consent), lots, "LotsMatured", instrument, maturity);
      await refuses(world.offer(from!.account, transfer), lots, "LotsMatured", instrument, maturity);
      await time.setNextBlockTimestamp(maturity - 1n);
      await world.assign(from!.account, transfer, consent);
      expect(await now(suite)).to.equal(maturity - 1n);
    });

    it("leaves everything as it was when the document does not cover it", async () => {
      const world = await load();
      const { suite, root, holders } = world;
      const [from, to, third] = holders;
      const { evidence } = suite;
      const before = await lotAt(world, root);
      const attempt = async (change: { background: string }) => {
        const transfer = await world.draft(root, from!, to!, PART, change);
        return world.assign(from!.account, transfer, await world.consent(to!.account, transfer));
      };
      const unknown = fresh("no document");
      await refuses(attempt({ background: unknown }), evidence, "EvidenceDocumentUnknown", unknown);
      const { background: small } = await world.draft(root, from!, to!, PART - 1n);
      await refuses(attempt({ background: small }), evidence, "EvidenceUsedUp", small, PART - 1n, PART);
      const { background: foreign } = await world.draft(root, from!, third!, PART);
      const parties = [foreign, from!.number, to!.number];
      await refuses(attempt({ background: foreign }), evidence, "EvidenceForeignParties", ...parties);
      const { background: reversed } = await world.draft(root, to!, from!, PART);
      const turned = [reversed, from!.number, to!.number];
      await refuses(attempt({ background: reversed }), evidence, "EvidenceForeignParties", ...turned);
      const registered = async (currency: bigint, kind: bigint) => {
        const tag = fresh("tag");
        const parties = { seller: to!.number, buyer: from!.number };
        const document = { tag, ...parties, currency, kind, amount: PART, root: tag, fingerprint: 1n };
        await evidence.connect(to!.account).register(document);
        return tag;
      };
      const dollars = await registered(840n, 1n);
      await refuses(attempt({ background: dollars }), evidence, "EvidenceOtherCurrency", dollars, 156n, 840n);
      const credited = await registered(156n, 1n);
      const note = fresh("credit note");
      await evidence.connect(to!.account).credit(credited, note, PART, note, 1n);
      await refuses(attempt({ background: credited }), evidence, "EvidenceUsedUp", credited, 0n, PART);
      await refuses(attempt({ background: note }), evidence, "EvidenceKindInvalid", note, 5n);
      expect(await lotAt(world, root)).to.deep.equal(before);
    });

    it("uses a document once over all lots", async () => {
      const world = await load();
      const { suite, root, holders } = world;
      const [from, to] = holders;
      const { background } = await world.draft(root, from!, to!, PART);
      await pass(world, root, from!, to!, PART - 100n, { background });
      const again = pass(world, root, from!, to!, 101n, { background });
      await refuses(again, suite.evidence, "EvidenceUsedUp", background, 100n, 101n);
    });

    it("names its act where the instrument's state forbids it", async () => {
      const world = await load();
      const { lots, root, instrument, holders } = world;
      const [from, to] = holders;
      await world.intoState(15n);
      const transfer = await world.draft(root, from!, to!, PART);
      const values = (act: bigint) => [instrument, act, 15n];
      await refuses(world.offer(from!.account, transfer), lots, "LotsStateForbids", ...values(acts.offer));
      const consent = await world.consent(to!.account, transfer);
      await refuses(world.assign(from!.account, transfer, consent), lots, "LotsStateForbids", ...values(acts.assign));
    });
  });
}
