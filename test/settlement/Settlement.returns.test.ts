import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { YUAN } from "../helpers/rules.ts";
import { MemberKind } from "../helpers/terms.ts";
import { AMOUNT, STATE, networkHelpers, order, referenceOf, settlementWorld } from "./world.ts";

const REFERENCE = referenceOf("a return");

describe("Settlement", () => {
  describe("returnPayment", () => {
    it("asks for the reverse payment, linked to the one it returns", async () => {
      const { settlement, stands, debtor, holder, epoch, life } = await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final();
      const id = await settlement.instructionId(ZeroAddress, paid, REFERENCE);
      const now = BigInt(await networkHelpers.time.latest()) + 9n;
      await networkHelpers.time.setNextBlockTimestamp(now);

      await expect(settlement.connect(holder.account).returnPayment(paid, 300n, REFERENCE))
        .to.emit(settlement, "PaymentInstructed")
        .withArgs(id, holder.number, debtor.number, YUAN, 300n, ZeroAddress, paid, REFERENCE, now + life, epoch);
      expect(await settlement.instructionAt(id)).to.deep.equal([
        STATE.Instructed,
        holder.number,
        debtor.number,
        YUAN,
        300n,
        now + life,
        ZeroAddress,
        paid,
        0n,
      ]);
      expect(await settlement.obligationsOf(holder.number)).to.equal(1n);
    });

    it("changes of the original nothing but what is returned", async () => {
      const { settlement, stands, holder, returned, reports } = await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final();
      const before = await settlement.instructionAt(paid);
      const id = await returned(holder, paid, 300n);
      const expected = [...before.slice(0, 8), 300n];
      expect(await settlement.instructionAt(paid)).to.deep.equal(expected);
      await reports.reportAccepted([id]);
      await reports.reportFinal([id]);
      expect(await settlement.instructionAt(paid)).to.deep.equal(expected);
    });

    it("returns up to the amount paid, in parts, and not a unit more", async () => {
      const { settlement, stands, holder, returned } = await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final();
      const attempt = (amount: bigint) =>
        settlement.connect(holder.account).returnPayment(paid, amount, referenceOf(`return ${amount.toString()}`));
      await expect(attempt(AMOUNT + 1n))
        .to.be.revertedWithCustomError(settlement, "SettlementReturnTooLarge")
        .withArgs(paid, AMOUNT + 1n, AMOUNT);
      await returned(holder, paid, AMOUNT - 10n);
      await expect(attempt(11n))
        .to.be.revertedWithCustomError(settlement, "SettlementReturnTooLarge")
        .withArgs(paid, 11n, 10n);
      await attempt(10n);
      await expect(attempt(1n))
        .to.be.revertedWithCustomError(settlement, "SettlementReturnTooLarge")
        .withArgs(paid, 1n, 0n);
    });

    for (const end of ["reportRejected", "expire"] as const) {
      it(`${end}: what did not move back can be returned again, and no desk hears of it`, async () => {
        const { settlement, stands, holder, desk, returned, reports, debtor, life } =
          await networkHelpers.loadFixture(settlementWorld);
        const paid = await stands.Final();
        const kept = await returned(holder, paid, 100n, "kept");
        await reports.reportAccepted([kept]);
        const id = await returned(holder, paid, AMOUNT - 100n, "lost");
        if (end === "expire") await networkHelpers.time.increase(life + 1n);
        const report = reports[end]([id]);
        await expect(report).not.to.emit(desk, "DeskReleased");

        expect((await settlement.instructionAt(paid)).returned).to.equal(100n);
        expect(await settlement.obligationsOf(holder.number)).to.equal(1n);
        expect(await settlement.obligationsOf(debtor.number)).to.equal(0n);
        await returned(holder, paid, AMOUNT - 100n, "again");
      });
    }

    it("keeps the amount reserved until somebody expires the lapsed return", async () => {
      const { settlement, stands, holder, returned, life } = await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final();
      await returned(holder, paid, AMOUNT, "lapsed");
      await networkHelpers.time.increase(life + 1n);
      await expect(returned(holder, paid, 1n, "again"))
        .to.be.revertedWithCustomError(settlement, "SettlementReturnTooLarge")
        .withArgs(paid, 1n, 0n);
    });

    it("delivers nothing when the return is final", async () => {
      const { settlement, stands, holder, desk, returned, reports } = await networkHelpers.loadFixture(settlementWorld);
      const id = await returned(holder, await stands.Final(), AMOUNT);
      await reports.reportAccepted([id]);
      const report = reports.reportFinal([id]);
      await expect(report).to.emit(settlement, "PaymentFinal");
      await expect(report).not.to.emit(desk, "DeskDelivered");
    });

    it("can itself be returned, by the one who got it, up to its own amount", async () => {
      const { settlement, stands, holder, debtor, returned, reports } =
        await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final();
      const back = await returned(holder, paid, 300n);
      await reports.reportAccepted([back]);
      await reports.reportFinal([back]);
      await expect(returned(debtor, back, 301n))
        .to.be.revertedWithCustomError(settlement, "SettlementReturnTooLarge")
        .withArgs(back, 301n, 300n);
      const forth = await returned(debtor, back, 300n);
      expect((await settlement.instructionAt(forth)).payee).to.equal(holder.number);
      expect((await settlement.instructionAt(paid)).returned).to.equal(300n);
    });

    it("happens once a reference", async () => {
      const { settlement, stands, holder, returned } = await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final();
      const id = await returned(holder, paid, 100n);
      await expect(settlement.connect(holder.account).returnPayment(paid, 50n, referenceOf("return")))
        .to.be.revertedWithCustomError(settlement, "SettlementInstructionExists")
        .withArgs(id, STATE.Instructed);
      expect((await settlement.instructionAt(paid)).returned).to.equal(100n);
    });

    it("is the payee's alone", async () => {
      const { settlement, stands, debtor, agent, consortium, outsider } =
        await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final();
      await expect(settlement.connect(debtor.account).returnPayment(paid, 1n, REFERENCE))
        .to.be.revertedWithCustomError(settlement, "SettlementNotThePayee")
        .withArgs(paid, debtor.number);
      await expect(settlement.connect(outsider).returnPayment(paid, 1n, REFERENCE))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(outsider.address);
      await expect(settlement.connect(agent.account).returnPayment(paid, 1n, REFERENCE))
        .to.be.revertedWithCustomError(consortium, "ConsortiumKindForbids")
        .withArgs(agent.number, MemberKind.SettlementAgent, 0x1en);
    });

    it("is open to a suspended payee and to one that has left", async () => {
      const { settlement, consortium, council, stands, holder, returned } =
        await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final();
      await council(consortium.suspend.populateTransaction(holder.number, 1n));
      await returned(holder, paid, 1n, "suspended");
      await council(consortium.exclude.populateTransaction(holder.number));
      await consortium.completeExit(holder.number);
      await returned(holder, paid, 1n, "left");
      expect((await settlement.instructionAt(paid)).returned).to.equal(2n);
    });

    it("refuses a payment it does not know and nothing at all", async () => {
      const { settlement, stands, holder } = await networkHelpers.loadFixture(settlementWorld);
      const caller = settlement.connect(holder.account);
      await expect(caller.returnPayment(REFERENCE, 1n, REFERENCE))
        .to.be.revertedWithCustomError(settlement, "SettlementInstructionUnknown")
        .withArgs(REFERENCE);
      await expect(caller.returnPayment(await stands.Final(), 0n, REFERENCE))
        .to.be.revertedWithCustomError(settlement, "SettlementAmountInvalid")
        .withArgs(0n);
    });

    for (const state of ["Instructed", "Lapsed", "Accepted", "Rejected", "Expired"] as const) {
      it(`refuses a payment that is ${state}`, async () => {
        const { settlement, stands, holder } = await networkHelpers.loadFixture(settlementWorld);
        const id = await stands[state]();
        await expect(settlement.connect(holder.account).returnPayment(id, 1n, REFERENCE))
          .to.be.revertedWithCustomError(settlement, "SettlementStateForbids")
          .withArgs(id, STATE[state === "Lapsed" ? "Expired" : state]);
      });
    }

    it("refuses where no agent settles the currency any more", async () => {
      const { settlement, council, stands, holder } = await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final();
      await council(settlement.setAgent.populateTransaction(YUAN, 0n));
      await expect(settlement.connect(holder.account).returnPayment(paid, 1n, REFERENCE))
        .to.be.revertedWithCustomError(settlement, "SettlementNoAgent")
        .withArgs(YUAN);
    });
  });

  describe("obligationsOf", () => {
    it("keeps a payer from leaving while its payment is on the way", async () => {
      const { settlement, consortium, council, desk, debtor, holder, epoch, reports } =
        await networkHelpers.loadFixture(settlementWorld);
      await council(consortium.setObligationBook.populateTransaction(settlement, true));
      const asked = order(debtor, holder);
      await desk.instruct(asked, epoch);
      const id = await settlement.instructionId(desk, asked.subject, asked.endToEndId);
      await consortium.connect(debtor.account).startExit();
      await expect(consortium.completeExit(debtor.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumObligationsOpen")
        .withArgs(debtor.number, await settlement.getAddress(), 1n);
      await reports.reportAccepted([id]);
      await reports.reportFinal([id]);
      await expect(consortium.completeExit(debtor.number)).to.emit(consortium, "MemberExited");
    });
  });
});
