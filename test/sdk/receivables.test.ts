import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;

describe("receivables", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  /** Terms of debtor and gear on a fresh invoice. */
  async function draft(face = "1000.00", reference = id(Math.random().toString())) {
    const background = await story.invoice("gear", "debtor", face);
    return { debtor: "debtor", creditor: "gear", currency: "CNY", face, maturity: "+90d", reference, background };
  }

  /** What the debtor agrees on: the terms, and the bank whose line it uses. */
  const agreed = async () => ({ ...(await draft()), line: "bank" });

  /** A transfer of a lot from gear to forging on a fresh invoice. */
  async function draftTransfer(lot: string, amount?: string) {
    const background = await story.invoice("forging", "gear", amount ?? "1000.00");
    return { lot, to: "forging", background, ...(amount !== undefined && { amount }) };
  }

  const pass = (seconds: number) => story.chain.networkHelpers.time.increase(seconds);

  describe("submit and confirm", () => {
    it("return what was asked for, and the receivable with its root lot", async () => {
      const { gear, debtor } = story;
      const terms = await draft("1000.50");
      const asked = await gear.receivables.submit({ ...terms, deadline: "+3d" });
      const now = await gear.time("now");
      expect(asked).to.deep.include({ debtor: 1 + 1, creditor: 3, currency: "CNY", face: 100_050n, assignable: true });
      expect(asked.maturity).to.be.closeTo(now + 90 * DAY, 2);
      expect(asked.deadline).to.be.closeTo(now + 3 * DAY, 2);
      expect(await gear.receivables.instrumentOf("debtor", terms.reference)).to.equal(asked.instrument);
      expect(await debtor.receivables.receivableAt(asked.instrument)).to.include({ state: "Submitted", face: 0n });
      expect(await debtor.receivables.openTerms(asked.instrument)).to.deep.include({ face: 100_050n, creditor: 3 });
      expect(await debtor.receivables.requestAt({ instrument: asked.instrument })).to.deep.equal({
        act: "submit",
        from: 3,
        to: 2,
        deadline: asked.deadline,
      });

      const confirmed = await debtor.receivables.confirm({ instrument: asked.instrument, line: "bank" });
      expect(confirmed).to.deep.include({
        instrument: asked.instrument,
        lot: `${asked.instrument}:100050`,
        face: 100_050n,
        maturity: asked.maturity,
        highestTier: 8,
        smallestLot: 100n,
        epoch: 1,
        longerThanUsual: false,
      });
      expect(await gear.receivables.receivableAt(asked.instrument)).to.deep.include({
        state: "Confirmed",
        debtor: 2,
        line: 6,
        currency: "CNY",
        face: 100_050n,
        redeemed: 0n,
        assignable: true,
        maturity: asked.maturity,
      });
      expect(await gear.receivables.lotAt(confirmed.lot)).to.deep.include({
        holder: 3,
        start: 0n,
        end: 100_050n,
        units: 100_050n,
        tier: 0,
        flags: [],
      });
      expect(await gear.evidence.documentAt(terms.background)).to.deep.include({ financed: 100_050n, left: 0n });
    });

    it("take a deadline of a week, but before maturity", async () => {
      const { gear } = story;
      const long = await gear.receivables.submit(await draft());
      expect(long.deadline).to.be.closeTo((await gear.time("now")) + 7 * DAY, 2);
      const short = await gear.receivables.submit({ ...(await draft()), maturity: "+2d" });
      expect(short.deadline).to.equal(short.maturity - 1);
    });

    it("take days as the first moment of the business day", async () => {
      const { gear } = story;
      const later = new Date(((await gear.time("now")) + 60 * DAY) * 1000).toISOString().slice(0, 10);
      const { maturity } = await gear.receivables.submit({ ...(await draft()), maturity: later });
      expect(maturity).to.equal(Date.parse(`${later}T00:00:00+08:00`) / 1000);
    });

    it("find nothing to confirm that was not submitted, was withdrawn, or was issued", async () => {
      const { gear, debtor } = story;
      const error = await refusalOf(
        debtor.receivables.confirm({ instrument: "0x2a", line: "bank" }),
        "RequestNotFound",
      );
      expect(error.values).to.deep.equal({ subject: `0x${"2a".padStart(24, "0")}`, act: "submit" });
      const { instrument } = await gear.receivables.submit(await draft());
      await gear.receivables.withdraw({ instrument });
      await refusalOf(debtor.receivables.confirm({ instrument, line: "bank" }), "RequestNotFound");
      const issued = await debtor.receivables.issue(await agreed());
      await refusalOf(debtor.receivables.confirm({ instrument: issued.instrument, line: "bank" }), "RequestNotFound");
    });

    it("tell the rules' limits with amounts and dates", async () => {
      const { gear } = story;
      const small = await refusalOf(
        gear.receivables.submit({ ...(await draft()), face: "0.99" }),
        "ReceivablesFaceBelowSmallest",
      );
      expect(small.message).to.equal("The face 0.99 CNY is below the smallest lot, 1.00 CNY.");
      const long = await refusalOf(
        gear.receivables.submit({ ...(await draft()), maturity: "+366d" }),
        "ReceivablesTermTooLong",
      );
      expect(long.message).to.match(/^The maturity \d{4}-\d\d-\d\dT\S+Z is later than the rules allow: \d{4}-/);
      await refusalOf(
        gear.receivables.submit({ ...(await draft()), currency: "JPY", face: "1000" }),
        "ReceivablesCurrencyNotAccepted",
      );
    });
  });

  describe("issue and acceptIssue", () => {
    it("mint the root lot to the creditor", async () => {
      const { gear, debtor } = story;
      const { instrument } = await debtor.receivables.issue({ ...(await agreed()), assignable: false });
      const accepted = await gear.receivables.acceptIssue({ instrument });
      expect(accepted).to.deep.include({ instrument, creditor: 3, assignable: false });
      expect(await gear.receivables.receivableAt(instrument)).to.include({ assignable: false, state: "Confirmed" });
    });
  });

  describe("submitWithConsent and issueWithConsent", () => {
    it("confirm at once with the other side's consent, given for the same relative times", async () => {
      const { gear, debtor } = story;
      const submitted = { ...(await agreed()), deadline: "+1d" };
      const byDebtor = await debtor.receivables.submitWithConsent.sign(submitted);
      await pass(100);
      const { maturity } = await gear.receivables.submitWithConsent({ ...submitted, consent: byDebtor });
      expect(maturity).to.be.closeTo((await gear.time("now")) - 100 + 90 * DAY, 5);

      const issued = { ...(await agreed()), deadline: "+1d" };
      const byGear = await gear.receivables.issueWithConsent.sign(issued);
      const { instrument } = await debtor.receivables.issueWithConsent({ ...issued, consent: byGear });
      expect(await gear.receivables.receivableAt(instrument)).to.include({ state: "Confirmed" });
    });

    it("refuse a consent to other terms, and one that is over", async () => {
      const { gear, debtor } = story;
      const terms = { ...(await agreed()), deadline: "+1h" };
      const consent = await debtor.receivables.submitWithConsent.sign(terms);
      await refusalOf(
        gear.receivables.submitWithConsent({ ...terms, maturity: "+91d", consent }),
        "ConsentBadSignature",
      );
      await pass(3700);
      await refusalOf(gear.receivables.submitWithConsent({ ...terms, consent }), "LotsDeadlinePassed");
    });

    it("take a consent signed right after a request on the same receivable was refused", async () => {
      const { gear, debtor } = story;
      const asked = { ...(await draft()), deadline: "+1d" };
      const terms = { ...asked, line: "bank" };
      const early = await debtor.receivables.submitWithConsent.sign(terms);
      const { instrument } = await gear.receivables.submit(asked);
      await debtor.receivables.refuse({ instrument });
      await refusalOf(gear.receivables.submitWithConsent({ ...terms, consent: early }), "LotsConsentCut");
      const late = await debtor.receivables.submitWithConsent.sign(terms);
      expect((await gear.receivables.submitWithConsent({ ...terms, consent: late })).instrument).to.equal(instrument);
    });
  });

  describe("assign", () => {
    it("passes the front part of a lot on with the receiver's consent, and the whole of it", async () => {
      const { gear, forging } = story;
      const { lot, instrument } = await story.receivable("1000.00");
      const part = { ...(await draftTransfer(lot, "400.00")), deadline: "+1d", recourse: true };
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
      const rest = { ...(await draftTransfer(lot)), deadline: "+1d" };
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
      const part = { ...(await draftTransfer(lot, "100.00")), deadline: "+1d" };
      const consent = await forging.receivables.assign.sign(part);
      await gear.receivables.assign({ ...part, consent });
      await refusalOf(gear.receivables.assign({ ...part, consent }), "ConsentBadSignature");
    });

    it("takes a consent signed in the very block of a revocation", async () => {
      const { gear, forging } = story;
      const { lot } = await story.receivable("1000.00");
      const part = { ...(await draftTransfer(lot, "100.00")), deadline: "+1d" };
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
      const part = { ...(await draftTransfer(lot, "100.00")), to: 4, deadline: "+1d" };
      await forging.members.setAccount({ account: added.account!, rights: ["Sign"] });
      const consent = await added.receivables.assign.sign(part);
      expect((await gear.receivables.assign({ ...part, consent })).to).to.equal(4);
    });

    it("names the members and amounts in a refusal", async () => {
      const { gear, forging, steel } = story;
      const { lot } = await story.receivable("1000.00");
      const part = { ...(await draftTransfer(lot, "1000.01")), deadline: "+1d" };
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
      const offered = await gear.receivables.offer({ ...(await draftTransfer(lot, "250.00")), deadline: "+2d" });
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
      await gear.receivables.offer(await draftTransfer(lot));
      const first = await forging.receivables.acceptOffer({ lot }, { businessId: `accept ${lot}` });
      expect(await forging.receivables.acceptOffer({ lot }, { businessId: `accept ${lot}` })).to.deep.equal(first);
    });

    it("are accepted as offered last, after an earlier one was withdrawn", async () => {
      const { gear, forging } = story;
      const { lot } = await story.receivable("1000.00");
      await gear.receivables.offer(await draftTransfer(lot, "250.00"));
      expect(await gear.receivables.withdraw({ lot })).to.deep.include({ lot, by: 3, act: "offer" });
      await gear.receivables.offer(await draftTransfer(lot, "300.00"));
      expect((await forging.receivables.acceptOffer({ lot })).units).to.equal(30_000n);
    });

    it("are refused by the one asked, and expire", async () => {
      const { gear, forging } = story;
      const { lot } = await story.receivable("1000.00");
      await gear.receivables.offer(await draftTransfer(lot));
      expect(await forging.receivables.refuse({ lot })).to.deep.include({ lot, by: 4, act: "offer" });
      await gear.receivables.offer({ ...(await draftTransfer(lot)), deadline: "+1m" });
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

  describe("cancellation", () => {
    it("is agreed to by the instrument's name alone, and gives the document back", async () => {
      const { gear, debtor } = story;
      const { instrument } = await story.receivable("1000.00");
      const asked = await gear.receivables.requestCancellation({ instrument, deadline: "+1d" });
      expect(asked).to.deep.include({ instrument, from: 3, to: 2 });
      const { background } = await debtor.receivables.cancel({ instrument });
      expect(await gear.evidence.documentAt(background)).to.include({ financed: 0n });
      expect(await gear.receivables.receivableAt(instrument)).to.include({ state: "Cancelled" });
    });

    it("is refused where it was asked", async () => {
      const { gear, debtor } = story;
      const { instrument } = await story.receivable("1000.00");
      await debtor.receivables.requestCancellation({ instrument });
      expect(await gear.receivables.refuse({ instrument })).to.deep.include({
        instrument,
        by: 3,
        act: "requestCancellation",
      });
    });

    it("is done at once with the other side's consent", async () => {
      const { gear, debtor } = story;
      const { instrument } = await story.receivable("1000.00");
      const consent = await gear.receivables.cancelWithConsent.sign({ instrument, deadline: "+1h" });
      const cancelled = await debtor.receivables.cancelWithConsent({ instrument, deadline: "+1h", consent });
      expect(cancelled).to.deep.include({ instrument });
    });

    it("finds no receivable that was never issued", async () => {
      const error = await refusalOf(story.debtor.receivables.cancel({ instrument: "0x2a" }), "HistoryMissing");
      expect(error.values).to.have.property("event", "LotIssued");
    });
  });

  describe("extend", () => {
    it("collects all lots, and takes one consent a holder and the bank's", async () => {
      const { gear, forging, debtor, bank } = story;
      const { lot, instrument } = await story.receivable("1000.00");
      await gear.receivables.split({ lot, amount: "100.00" });
      const part = { ...(await draftTransfer(lot, "200.00")), deadline: "+1d" };
      await gear.receivables.assign({ ...part, consent: await forging.receivables.assign.sign(part) });
      const before = (await gear.receivables.receivableAt(instrument)).maturity;
      const terms = { instrument, newMaturity: "+30d" };
      const byForging = await forging.receivables.extend.sign(terms);
      const missing = await refusalOf(
        debtor.receivables.extend({ ...terms, consents: [byForging] }),
        "ReceivablesHolderNotConsenting",
      );
      expect(missing.values).to.have.property("holder", 3n);
      await pass(50);
      const byGear = await gear.receivables.extend.sign(terms);
      const unbound = await refusalOf(
        debtor.receivables.extend({ ...terms, consents: [byGear, byForging] }),
        "ServicingGrantorNotConsenting",
      );
      expect(unbound.values).to.have.property("grantor", 6n);
      const byBank = await bank.receivables.extend.sign(terms);
      const extended = await debtor.receivables.extend({ ...terms, consents: [byGear, byForging, byBank] });
      expect(extended).to.deep.include({ instrument, debtor: 2, from: before, to: before + 30 * DAY });
    });
  });

  describe("payment at maturity", () => {
    it("is instructed, accepted, final or rejected, and ends the lots", async () => {
      const { gear, debtor, agent, forging } = story;
      const { lot, instrument } = await story.receivable("1000.00");
      const part = { ...(await draftTransfer(lot, "400.00")), deadline: "+1d" };
      const { lot: sold } = await gear.receivables.assign({
        ...part,
        consent: await forging.receivables.assign.sign(part),
      });
      await refusalOf(debtor.redemption.pay({ lots: [lot], reference: "RUN-1" }), "LotsNotMatured");
      await pass(91 * DAY);
      await refusalOf(debtor.receivables.flagOverdue({ instrument: "0x2a" }), "LotsStateForbids");

      const { trail } = (await gear.receivables.lotAt(lot))!;
      const stale = { lot, trail: `0x${"00".repeat(21)}` };
      await refusalOf(debtor.redemption.pay({ lots: [stale], reference: "RUN-1" }), "LotsChanged");
      const { payments } = await debtor.redemption.pay({ lots: [sold, { lot, trail }], reference: "RUN-1" });
      expect(payments.map((p) => [p.lot, p.payer, p.payee, p.currency, p.amount])).to.deep.equal([
        [sold, 2, 4, "CNY", 40_000n],
        [lot, 2, 3, "CNY", 60_000n],
      ]);
      const instructions = payments.map(({ instruction }) => instruction);
      expect(await agent.settlement.instructionAt(instructions[0]!)).to.deep.include({
        state: "Instructed",
        amount: 40_000n,
        payee: 4,
      });
      expect((await agent.settlement.reportAccepted({ instructions })).instructions).to.deep.equal(instructions);
      await agent.settlement.reportRejected({ instructions: [instructions[1]!], reason: "AM04" });
      await agent.settlement.reportFinal({ instructions: [instructions[0]!] });
      expect((await gear.receivables.lotAt(sold))?.flags).to.deep.equal(["Ended"]);
      const twice = await refusalOf(
        agent.settlement.reportFinal({ instructions: [instructions[0]!] }),
        "SettlementStateForbids",
      );
      expect(twice.message).to.contain("is final");

      const again = await debtor.redemption.pay({ lots: [lot], reference: "RUN-2" });
      const { instruction } = again.payments[0]!;
      await agent.settlement.reportAccepted({ instructions: [instruction] });
      await agent.settlement.reportFinal({ instructions: [instruction] });
      expect(await gear.receivables.receivableAt(instrument)).to.include({ state: "Settled", redeemed: 100_000n });

      const back = await gear.settlement.returnPayment({ original: instruction, amount: "8.88", reference: "RET-1" });
      expect(back).to.deep.include({ payer: 3, payee: 2, currency: "CNY", amount: 888n });
      const large = await refusalOf(
        gear.settlement.returnPayment({ original: instruction, amount: "592.00", reference: "RET-2" }),
        "SettlementReturnTooLarge",
      );
      expect(large.message).to.contain("592.00 CNY").and.contain("591.12 CNY");
      const all = await gear.settlement.returnPayment({ original: instruction, reference: "RET-3" });
      expect(all.amount).to.equal(59_112n);
      await refusalOf(gear.settlement.returnPayment({ original: ZeroHash, reference: "x" }), "HistoryMissing");
    });

    it("that nobody accepted in time expires", async () => {
      const { debtor, gear } = story;
      const { lot } = await story.receivable("1000.00");
      await pass(91 * DAY);
      const { payments } = await debtor.redemption.pay({ lots: [lot], reference: "RUN-9" });
      const instructions = payments.map(({ instruction }) => instruction);
      const early = await refusalOf(gear.settlement.expire({ instructions }), "SettlementNotExpired");
      expect(early.values).to.have.property("expiresAt", BigInt(payments[0]!.expiresAt));
      await pass(2 * DAY);
      expect((await gear.settlement.expire({ instructions })).instructions).to.deep.equal(instructions);
      expect((await gear.receivables.lotAt(lot))?.flags).to.deep.equal([]);
    });

    it("that is late is flagged by any member", async () => {
      const { steel } = story;
      const { instrument } = await story.receivable("1000.00");
      await pass(93 * DAY);
      expect(await steel.receivables.flagOverdue({ instrument })).to.deep.include({ instrument, debtor: 2 });
    });
  });
});
