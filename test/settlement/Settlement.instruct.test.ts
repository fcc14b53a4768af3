import { expect } from "chai";
import { ZeroHash } from "ethers";
import { parameter } from "../helpers/rules.ts";
import { STATE, SUBJECT, networkHelpers, order, referenceOf, settlementWorld } from "./world.ts";

const MAX_AMOUNT = 2n ** 56n - 1n;

describe("Settlement", () => {
  describe("instruct", () => {
    it("keeps what the desk asks for and announces it", async () => {
      const { settlement, desk, debtor, holder, epoch, life } = await networkHelpers.loadFixture(settlementWorld);
      const asked = order(debtor, holder);
      const id = await settlement.instructionId(desk, asked.subject, asked.endToEndId);
      const now = BigInt(await networkHelpers.time.latest()) + 7n;
      await networkHelpers.time.setNextBlockTimestamp(now);

      await expect(desk.instruct(asked, epoch))
        .to.emit(settlement, "PaymentInstructed")
        .withArgs(
          id,
          debtor.number,
          holder.number,
          asked.currency,
          asked.amount,
          await desk.getAddress(),
          asked.subject,
          asked.endToEndId,
          now + life,
          epoch,
        );

      expect(await settlement.instructionAt(id)).to.deep.equal([
        STATE.Instructed,
        debtor.number,
        holder.number,
        asked.currency,
        asked.amount,
        now + life,
        await desk.getAddress(),
        asked.subject,
        0n,
      ]);
      expect(await settlement.obligationsOf(debtor.number)).to.equal(1n);
      expect(await settlement.obligationsOf(holder.number)).to.equal(0n);
    });

    it("answers with the id that desk, subject and reference make", async () => {
      const { settlement, desk, otherDesk, debtor, holder, epoch } = await networkHelpers.loadFixture(settlementWorld);
      const asked = order(debtor, holder);
      const id = await settlement.instructionId(desk, asked.subject, asked.endToEndId);
      expect(await desk.instruct.staticCall(asked, epoch)).to.equal(id);
      const others = [
        await settlement.instructionId(otherDesk, asked.subject, asked.endToEndId),
        await settlement.instructionId(desk, referenceOf("another subject"), asked.endToEndId),
        await settlement.instructionId(desk, asked.subject, referenceOf("another run")),
      ];
      expect(new Set([id, ...others]).size).to.equal(4);
    });

    it("takes amounts from one unit to the largest of 56 bits", async () => {
      const { settlement, desk, debtor, holder, epoch } = await networkHelpers.loadFixture(settlementWorld);
      for (const amount of [1n, MAX_AMOUNT]) {
        const asked = order(debtor, holder, { amount, endToEndId: referenceOf(amount.toString()) });
        await desk.instruct(asked, epoch);
        const id = await settlement.instructionId(desk, asked.subject, asked.endToEndId);
        expect((await settlement.instructionAt(id)).amount).to.equal(amount);
      }
      await expect(desk.instruct(order(debtor, holder, { amount: 0n }), epoch))
        .to.be.revertedWithCustomError(settlement, "SettlementAmountInvalid")
        .withArgs(0n);
    });

    it("refuses a payment without two different parties", async () => {
      const { settlement, desk, debtor, holder, epoch } = await networkHelpers.loadFixture(settlementWorld);
      const pairs = [
        [0n, holder.number],
        [debtor.number, 0n],
        [debtor.number, debtor.number],
      ] as const;
      for (const [payer, payee] of pairs) {
        await expect(desk.instruct({ ...order(debtor, holder), payer, payee }, epoch))
          .to.be.revertedWithCustomError(settlement, "SettlementPartiesInvalid")
          .withArgs(payer, payee);
      }
    });

    it("refuses a currency that no agent settles", async () => {
      const { settlement, desk, debtor, holder, epoch } = await networkHelpers.loadFixture(settlementWorld);
      await expect(desk.instruct(order(debtor, holder, { currency: 978n }), epoch))
        .to.be.revertedWithCustomError(settlement, "SettlementNoAgent")
        .withArgs(978n);
    });

    it("refuses the same reference for the same subject, whatever else is asked", async () => {
      const { settlement, instructed, desk, debtor, holder, epoch } = await networkHelpers.loadFixture(settlementWorld);
      const id = await instructed();
      await expect(desk.instruct(order(holder, debtor, { amount: 5n }), epoch))
        .to.be.revertedWithCustomError(settlement, "SettlementInstructionExists")
        .withArgs(id, STATE.Instructed);
    });

    it("gives an instruction the life of the epoch that the desk acts in", async () => {
      const { settlement, announceLife, desk, debtor, holder, epoch, life } =
        await networkHelpers.loadFixture(settlementWorld);
      const next = await announceLife(life * 2n);
      for (const [within, expected] of [
        [epoch, life],
        [next, life * 2n],
      ] as const) {
        const asked = order(debtor, holder, { endToEndId: referenceOf(`epoch ${within.toString()}`) });
        await desk.instruct(asked, within);
        const id = await settlement.instructionId(desk, asked.subject, asked.endToEndId);
        const now = BigInt(await networkHelpers.time.latest());
        expect((await settlement.instructionAt(id)).expiresAt).to.equal(now + expected);
      }
    });

    it("refuses an epoch without the parameter and one that nobody announced", async () => {
      const { rules, announceLife, desk, debtor, holder, epoch } = await networkHelpers.loadFixture(settlementWorld);
      await expect(desk.instruct(order(debtor, holder), epoch + 1n))
        .to.be.revertedWithCustomError(rules, "RulesEpochUnknown")
        .withArgs(epoch + 1n);
      const retired = await announceLife(0n);
      await expect(desk.instruct(order(debtor, holder), retired))
        .to.be.revertedWithCustomError(rules, "RulesParameterUnset")
        .withArgs(parameter("settlement.instructionLifeSeconds"), retired);
    });

    it("serves listed desks only", async () => {
      const { settlement, council, desk, debtor, holder, outsider, epoch } =
        await networkHelpers.loadFixture(settlementWorld);
      await expect(settlement.connect(outsider).instruct(order(debtor, holder), epoch))
        .to.be.revertedWithCustomError(settlement, "SettlementNotADesk")
        .withArgs(outsider.address);
      await expect(settlement.connect(debtor.account).instruct(order(debtor, holder), epoch))
        .to.be.revertedWithCustomError(settlement, "SettlementNotADesk")
        .withArgs(debtor.account.address);
      await council(settlement.setDesk.populateTransaction(desk, false));
      await expect(desk.instruct(order(debtor, holder), epoch))
        .to.be.revertedWithCustomError(settlement, "SettlementNotADesk")
        .withArgs(await desk.getAddress());
    });
  });

  describe("instructionAt", () => {
    it("is empty for an instruction nobody gave", async () => {
      const { settlement } = await networkHelpers.loadFixture(settlementWorld);
      const nothing = [STATE.None, 0n, 0n, 0n, 0n, 0n, `0x${"0".repeat(40)}`, ZeroHash, 0n];
      expect(await settlement.instructionAt(SUBJECT)).to.deep.equal(nothing);
    });
  });
});
