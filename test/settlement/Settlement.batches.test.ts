import { expect } from "chai";
import { ethers, STATE, networkHelpers, referenceOf, settlementWorld } from "./world.ts";

const STRANGE = referenceOf("an id of nothing");

describe("Settlement", () => {
  describe("batches", () => {
    it("tell the desks in the order of the batch, after all of it is written", async () => {
      const { settlement, accepted, desk, otherDesk, reports } = await networkHelpers.loadFixture(settlementWorld);
      const ids = [await accepted("one"), await accepted("two", otherDesk), await accepted("three")];
      const receipt = await (await reports.reportFinal(ids)).wait();

      const steps = receipt!.logs.map((log) => {
        const event = settlement.interface.parseLog(log) ?? desk.interface.parseLog(log);
        return [event!.name, event!.args[0] as string, log.address];
      });
      const [here, first, second] = await Promise.all([settlement, desk, otherDesk].map((c) => c.getAddress()));
      expect(steps).to.deep.equal([
        ...ids.map((id) => ["PaymentFinal", id, here]),
        ["DeskDelivered", ids[0], first],
        ["DeskDelivered", ids[1], second],
        ["DeskDelivered", ids[2], first],
      ]);
    });

    it("change nothing at all when one item fails, and name it", async () => {
      const { settlement, instructed, accepted, stands, reports, debtor } =
        await networkHelpers.loadFixture(settlementWorld);
      const lapsed = await stands.Lapsed("lapsed");
      const good = { waiting: await instructed("waiting"), taken: await accepted("taken") };
      const settled = await stands.Final("settled");
      const owed = await settlement.obligationsOf(debtor.number);

      const failures = [
        { report: () => reports.reportAccepted([good.waiting, good.taken]), named: good.taken, state: STATE.Accepted },
        { report: () => reports.reportFinal([good.taken, good.waiting]), named: good.waiting, state: STATE.Instructed },
        {
          report: () => reports.reportRejected([good.taken, settled, good.waiting]),
          named: settled,
          state: STATE.Final,
        },
        { report: () => reports.expire([lapsed, good.taken]), named: good.taken, state: STATE.Accepted },
      ];
      for (const { report, named, state } of failures) {
        await expect(report())
          .to.be.revertedWithCustomError(settlement, "SettlementStateForbids")
          .withArgs(named, state);
      }
      await expect(reports.reportAccepted([good.waiting, STRANGE]))
        .to.be.revertedWithCustomError(settlement, "SettlementInstructionUnknown")
        .withArgs(STRANGE);

      expect((await settlement.instructionAt(good.waiting)).state).to.equal(STATE.Instructed);
      expect((await settlement.instructionAt(good.taken)).state).to.equal(STATE.Accepted);
      expect((await settlement.instructionAt(settled)).state).to.equal(STATE.Final);
      expect(await settlement.obligationsOf(debtor.number)).to.equal(owed);
    });

    it("take each instruction once", async () => {
      const { settlement, instructed, accepted, stands, reports } = await networkHelpers.loadFixture(settlementWorld);
      const lapsed = await stands.Lapsed("lapsed");
      const [waiting, taken] = [await instructed("waiting"), await accepted("taken")];
      const twice = [
        { report: () => reports.reportAccepted([waiting, waiting]), named: waiting, state: STATE.Accepted },
        { report: () => reports.reportFinal([taken, taken]), named: taken, state: STATE.Final },
        { report: () => reports.reportRejected([waiting, taken, waiting]), named: waiting, state: STATE.Rejected },
        { report: () => reports.expire([lapsed, lapsed]), named: lapsed, state: STATE.Expired },
      ];
      for (const { report, named, state } of twice) {
        await expect(report())
          .to.be.revertedWithCustomError(settlement, "SettlementStateForbids")
          .withArgs(named, state);
      }
    });

    it("count each payer's open instructions", async () => {
      const { settlement, accepted, instructed, reports, debtor, holder, rewritten } =
        await networkHelpers.loadFixture(settlementWorld);
      const mine = [await accepted("a"), await instructed("b"), await instructed("c")];
      const back = await rewritten("d", { payer: holder.number, payee: debtor.number });
      const open = async () => [
        await settlement.obligationsOf(debtor.number),
        await settlement.obligationsOf(holder.number),
      ];

      expect(await open()).to.deep.equal([3n, 1n]);
      await reports.reportAccepted([mine[1]!, back]);
      expect(await open()).to.deep.equal([3n, 1n]);
      await reports.reportFinal([mine[0]!, back]);
      expect(await open()).to.deep.equal([2n, 0n]);
      await reports.reportRejected([mine[1]!, mine[2]!]);
      expect(await open()).to.deep.equal([0n, 0n]);
    });

    it("may be empty", async () => {
      const { reports } = await networkHelpers.loadFixture(settlementWorld);
      for (const report of Object.values(reports)) await expect(report([])).not.to.be.revert(ethers);
    });
  });
});
