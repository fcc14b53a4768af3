import { expect } from "chai";
import { BUSINESS, HALT, KIND, RIGHTS } from "../evidence/consortium.ts";
import { CURRENCY, OTHER_CURRENCY, STATE, networkHelpers, referenceOf, settlementWorld } from "./world.ts";

const REPORTS = ["reportAccepted", "reportFinal", "reportRejected"] as const;
const EVENTS = {
  reportAccepted: "PaymentAccepted",
  reportFinal: "PaymentFinal",
  reportRejected: "PaymentRejected",
} as const;
const REFERENCE = referenceOf("a return");

describe("Settlement", () => {
  describe("who may report", () => {
    for (const report of REPORTS) {
      it(`${report}: the agent of the currency, none of another one`, async () => {
        const { settlement, ready, agent, otherAgent, reporting } = await networkHelpers.loadFixture(settlementWorld);
        const id = await ready(report);
        await expect(reporting(otherAgent.account)[report]([id]))
          .to.be.revertedWithCustomError(settlement, "SettlementNotTheAgent")
          .withArgs(otherAgent.id, CURRENCY, agent.id);
        await expect(reporting(agent.account)[report]([id])).to.emit(settlement, EVENTS[report]);
      });

      it(`${report}: on every item, not only the first`, async () => {
        const { settlement, ready, rewritten, reports, otherAgent, reporting, agent } =
          await networkHelpers.loadFixture(settlementWorld);
        const mine = await ready(report);
        const foreign = await rewritten("foreign", { currency: OTHER_CURRENCY });
        if (report === "reportFinal") await reporting(otherAgent.account).reportAccepted([foreign]);
        await expect(reports[report]([mine, foreign]))
          .to.be.revertedWithCustomError(settlement, "SettlementNotTheAgent")
          .withArgs(agent.id, OTHER_CURRENCY, otherAgent.id);
      });

      it(`${report}: nobody without an account, and no account without the right to act`, async () => {
        const { settlement, consortium, ready, agent, outsider, reporting } =
          await networkHelpers.loadFixture(settlementWorld);
        const id = await ready(report);
        await expect(reporting(outsider)[report]([id]))
          .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
          .withArgs(outsider.address);
        await consortium.connect(agent.account).setAccount(outsider, RIGHTS.ALL - RIGHTS.ACT);
        await expect(reporting(outsider)[report]([id]))
          .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
          .withArgs(outsider.address, RIGHTS.ACT);
        await consortium.connect(agent.account).setAccount(outsider, RIGHTS.ACT);
        await expect(reporting(outsider)[report]([id])).to.emit(settlement, EVENTS[report]);
      });

      it(`${report}: no other kind of member, even named as agent`, async () => {
        const { settlement, consortium, council, admit, ready, reporting } =
          await networkHelpers.loadFixture(settlementWorld);
        const id = await ready(report);
        for (const kind of Object.values(KIND)) {
          const member = await admit(kind);
          await settlement.connect(council).setAgent(CURRENCY, member.id);
          const attempt = reporting(member.account)[report]([id]);
          if (kind === KIND.SettlementAgent) {
            await expect(attempt).to.emit(settlement, EVENTS[report]);
          } else {
            await expect(attempt)
              .to.be.revertedWithCustomError(consortium, "ConsortiumKindForbids")
              .withArgs(member.id, kind, 1n << KIND.SettlementAgent);
          }
        }
      });
    }

    it("an agent that was suspended or is leaving still reports; one that left reports no end", async () => {
      const { settlement, consortium, council, accepted, instructed, agent, reports } =
        await networkHelpers.loadFixture(settlementWorld);
      const ids = [await accepted("one"), await accepted("two"), await accepted("three")] as const;
      await consortium.connect(council).suspend(agent.id, 1n);
      await expect(reports.reportFinal([ids[0]])).to.emit(settlement, "PaymentFinal");
      await consortium.connect(council).exclude(agent.id);
      await expect(reports.reportRejected([ids[1]])).to.emit(settlement, "PaymentRejected");
      await consortium.completeExit(agent.id);
      const waiting = await instructed("four");
      for (const report of [reports.reportFinal, reports.reportRejected]) {
        await expect(report([ids[2]]))
          .to.be.revertedWithCustomError(consortium, "ConsortiumMemberStateForbids")
          .withArgs(agent.id, 5n, 3n);
      }
      await expect(reports.reportAccepted([waiting])).to.emit(settlement, "PaymentAccepted");
    });
  });

  describe("a halt", () => {
    for (const business of ["Settlement", "All"] as const) {
      it(`of ${business} at the highest level stops acceptance and returns, never an end`, async () => {
        const world = await networkHelpers.loadFixture(settlementWorld);
        const { settlement, consortium, halt, accepted, instructed, stands, reports, holder } = world;
        const lapsed = await stands.Lapsed("lapsed");
        const paid = await stands.Final("paid");
        const waiting = await instructed("waiting");
        const [first, second] = [await accepted("first"), await accepted("second")];
        const order = await halt(BUSINESS[business], HALT.All);

        const stopped = [
          () => reports.reportAccepted([waiting]),
          () => settlement.connect(holder.account).returnPayment(paid, 1n, REFERENCE),
        ];
        for (const attempt of stopped) {
          await expect(attempt())
            .to.be.revertedWithCustomError(consortium, "ConsortiumHalted")
            .withArgs(BUSINESS[business], order.until, order.caseId);
        }
        await expect(reports.reportFinal([first])).to.emit(world.desk, "DeskDelivered");
        await expect(reports.reportRejected([second, waiting])).to.emit(world.desk, "DeskReleased");
        await expect(reports.expire([lapsed])).to.emit(world.desk, "DeskReleased");
      });
    }

    it("of entry stops none of them", async () => {
      const { settlement, halt, instructed, stands, reports, holder } =
        await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final("paid");
      const waiting = await instructed("waiting");
      await halt(BUSINESS.Settlement, HALT.Entry);
      await reports.reportAccepted([waiting]);
      await settlement.connect(holder.account).returnPayment(paid, 1n, REFERENCE);
      expect((await settlement.instructionAt(waiting)).state).to.equal(STATE.Accepted);
    });
  });
});
