import { expect } from "chai";
import { draftTransfer } from "./helpers/drafts.ts";
import { startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

describe("lots of receivables", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  const pass = (seconds: number) => story.chain.networkHelpers.time.increase(seconds);

  describe("assign", () => {
    it("passes the front part of a lot on with the receiver's consent, and the whole of it", async () => {
      const { gear, forging } = story;
      const { lot, instrument } = await story.receivable("1000.00");
      const part = { ...(await draftTransfer(story, lot, "400.00")), deadline: "+1d", recourse: true };
      const moved = await gear.receivables.assign({ ...part, consent: await forging.receivables.assign.sign(part) });
      expect(moved).to.deep.include({
        lot: `${instrument}:40000`,
        rest: lot,
        from: 3,
        to: 4,
        units: 40_000n,
        recourse: true,
        background: part.background,
      });
      const rest = { ...(await draftTransfer(story, lot)), deadline: "+1d" };
      const whole = await gear.receivables.assign({ ...rest, consent: await forging.receivables.assign.sign(rest) });
      expect(whole).to.deep.include({ lot, units: 60_000n, recourse: false }).and.not.have.property("rest");
      expect(
        (await gear.receivables.lotsOf(instrument)).map(({ holder, start, end }) => [holder, start, end]),
      ).to.deep.equal([
        [4, 0n, 40_000n],
        [4, 40_000n, 100_000n],
      ]);
      expect((await gear.receivables.pathOf(moved.lot)).map(({ act, from, to }) => [act, from, to])).to.deep.equal([
        ["Issued", 2, 3],
        ["AssignedWithRecourse", 3, 4],
      ]);
      expect(await gear.receivables.isPathProven(moved.lot)).to.equal(true);
    });

    it("takes a consent once, for the state it was given for", async () => {
      const { gear, forging } = story;
      const { lot } = await story.receivable("1000.00");
      const part = { ...(await draftTransfer(story, lot, "100.00")), deadline: "+1d" };
      const consent = await forging.receivables.assign.sign(part);
      await gear.receivables.assign({ ...part, consent });
      await refusalOf(gear.receivables.assign({ ...part, consent }), "ConsentBadSignature");
    });

    it("takes a consent signed in the very block of a revocation", async () => {
      const { gear, forging } = story;
      const { lot } = await story.receivable("1000.00");
      const part = { ...(await draftTransfer(story, lot, "100.00")), deadline: "+1d" };
      const dead = await forging.receivables.assign.sign(part);
      await pass(10);
      await forging.members.revokeConsents({});
      const revoked = await refusalOf(gear.receivables.assign({ ...part, consent: dead }), "ConsortiumConsentRevoked");
      expect(revoked.values).to.have.property("signer", forging.account);
      const alive = await forging.receivables.assign.sign(part);
      expect((await gear.receivables.assign({ ...part, consent: alive })).to).to.equal(4);
    });

    it("takes a consent of an account that was added in the newest block", async () => {
      const { gear, forging } = story;
      const added = await story.as(39);
      const { lot } = await story.receivable("1000.00");
      const part = { ...(await draftTransfer(story, lot, "100.00")), to: 4, deadline: "+1d" };
      await forging.members.setAccount({ account: added.account!, rights: ["Sign"] });
      const consent = await added.receivables.assign.sign(part);
      expect((await gear.receivables.assign({ ...part, consent })).to).to.equal(4);
    });

    it("names the members and amounts in a refusal", async () => {
      const { gear, forging, steel } = story;
      const { lot } = await story.receivable("1000.00");
      const part = { ...(await draftTransfer(story, lot, "1000.01")), deadline: "+1d" };
      const consent = await forging.receivables.assign.sign(part);
      const error = await refusalOf(gear.receivables.assign({ ...part, consent }), "LotsUnitsInvalid");
      expect(error.message).to.equal(`1,000.01 CNY cannot be taken from lot ${lot}, which is worth 1,000.00 CNY.`);
      const own = { ...part, amount: "100.00" };
      const signed = await forging.receivables.assign.sign(own);
      const other = await refusalOf(steel.receivables.assign({ ...own, consent: signed }), "LotsNotHolder");
      expect(other.message).to.contain("is held by gear (member 3), not by steel (member 5)");
    });
  });

  describe("offer and its answers", () => {
    it("are accepted by the lot's name alone", async () => {
      const { gear, forging } = story;
      const { lot, instrument } = await story.receivable("1000.00");
      const offered = await gear.receivables.offer({ ...(await draftTransfer(story, lot, "250.00")), deadline: "+2d" });
      expect(offered).to.deep.include({ lot, from: 3, to: 4, units: 25_000n, recourse: false });
      expect(await forging.receivables.requestAt({ lot })).to.deep.include({ act: "offer", from: 3, to: 4 });
      expect((await gear.receivables.lotAt(lot))?.flags).to.deep.equal(["Offered"]);
      const moved = await forging.receivables.acceptOffer({ lot });
      expect(moved).to.deep.include({ lot: `${instrument}:25000`, rest: lot, to: 4, units: 25_000n });
      await refusalOf(forging.receivables.acceptOffer({ lot }), "RequestNotFound");
    });

    it("are accepted once under a business id, though the offer is gone by then", async () => {
      const { gear, forging } = story;
      const { lot } = await story.receivable("1000.00");
      await gear.receivables.offer(await draftTransfer(story, lot));
      const first = await forging.receivables.acceptOffer({ lot }, { businessId: `accept ${lot}` });
      expect(await forging.receivables.acceptOffer({ lot }, { businessId: `accept ${lot}` })).to.deep.equal(first);
    });

    it("are accepted as offered last, after an earlier one was withdrawn", async () => {
      const { gear, forging } = story;
      const { lot } = await story.receivable("1000.00");
      await gear.receivables.offer(await draftTransfer(story, lot, "250.00"));
      expect(await gear.receivables.withdraw({ lot })).to.deep.include({ lot, by: 3, act: "offer" });
      await gear.receivables.offer(await draftTransfer(story, lot, "300.00"));
      expect((await forging.receivables.acceptOffer({ lot })).units).to.equal(30_000n);
    });

    it("are refused by the one asked, and expire", async () => {
      const { gear, forging } = story;
      const { lot } = await story.receivable("1000.00");
      await gear.receivables.offer(await draftTransfer(story, lot));
      expect(await forging.receivables.refuse({ lot })).to.deep.include({ lot, by: 4, act: "offer" });
      await gear.receivables.offer({ ...(await draftTransfer(story, lot)), deadline: "+1m" });
      await refusalOf(gear.receivables.expire({ lot }), "LotsRequestNotExpired");
      await pass(61);
      await refusalOf(forging.receivables.acceptOffer({ lot }), "LotsDeadlinePassed");
      expect(await gear.receivables.expire({ lot })).to.deep.include({ lot, by: 0, act: "offer" });
    });
  });

  describe("split and merge", () => {
    it("undo each other, last first, by names alone", async () => {
      const { gear } = story;
      const { lot, instrument } = await story.receivable("1000.00");
      const whole = await gear.receivables.lotAt(lot);
      const first = await gear.receivables.split({ lot, amount: "100.00" });
      expect(first).to.deep.include({ lot: `${instrument}:10000`, rest: lot, holder: 3 });
      const second = await gear.receivables.split({ lot, amount: 20_000n });
      await refusalOf(gear.receivables.merge({ lot, child: first.lot }), "LotsNotSiblings");
      expect(await gear.receivables.merge({ lot, child: second.lot })).to.deep.include({ lot, merged: second.lot });
      await gear.receivables.merge({ lot, child: first.lot });
      expect(await gear.receivables.lotAt(lot)).to.deep.equal(whole);
      expect(await gear.receivables.lotAt(first.lot)).to.equal(undefined);
    });
  });
});
