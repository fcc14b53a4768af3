import { expect } from "chai";
import { ZeroHash } from "ethers";
import { draftTransfer } from "./helpers/drafts.ts";
import { startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;

describe("receivables until they end", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  const pass = (seconds: number) => story.chain.networkHelpers.time.increase(seconds);

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
      const part = { ...(await draftTransfer(story, lot, "200.00")), deadline: "+1d" };
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
      const part = { ...(await draftTransfer(story, lot, "400.00")), deadline: "+1d" };
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
