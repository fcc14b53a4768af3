import { expect } from "chai";
import { admitMember } from "../helpers/members.ts";
import { halt } from "../helpers/halts.ts";
import { YUAN } from "../helpers/rules.ts";
import { ActClass, Business, HaltLevel, MemberKind, MemberState, Rights } from "../helpers/terms.ts";
import { DOLLAR, STATE, networkHelpers, referenceOf, settlementWorld } from "./world.ts";

const REPORTS = ["reportAccepted", "reportFinal", "reportRejected"] as const;
const EVENTS = {
  reportAccepted: "PaymentAccepted",
  reportFinal: "PaymentFinal",
  reportRejected: "PaymentRejected",
} as const;
/** A state from which each report can be made. */
const FROM = { reportAccepted: "Instructed", reportFinal: "Accepted", reportRejected: "Instructed" } as const;
const KINDS = Object.values(MemberKind).filter((kind) => kind !== MemberKind.None);
const REFERENCE = referenceOf("a return");

describe("Settlement", () => {
  describe("who may report", () => {
    for (const report of REPORTS) {
      it(`${report}: the agent of the currency, none of another one`, async () => {
        const { settlement, stands, agent, otherAgent, reporting } = await networkHelpers.loadFixture(settlementWorld);
        const id = await stands[FROM[report]]();
        await expect(reporting(otherAgent.account)[report]([id]))
          .to.be.revertedWithCustomError(settlement, "SettlementNotTheAgent")
          .withArgs(otherAgent.number, YUAN, agent.number);
        await expect(reporting(agent.account)[report]([id])).to.emit(settlement, EVENTS[report]);
      });

      it(`${report}: on every item, not only the first`, async () => {
        const { settlement, stands, rewritten, reports, otherAgent, reporting, agent } =
          await networkHelpers.loadFixture(settlementWorld);
        const mine = await stands[FROM[report]]();
        const foreign = await rewritten("foreign", { currency: DOLLAR });
        if (report === "reportFinal") await reporting(otherAgent.account).reportAccepted([foreign]);
        await expect(reports[report]([mine, foreign]))
          .to.be.revertedWithCustomError(settlement, "SettlementNotTheAgent")
          .withArgs(agent.number, DOLLAR, otherAgent.number);
      });

      it(`${report}: nobody without an account, and no account without the right to act`, async () => {
        const { settlement, consortium, stands, agent, outsider, reporting } =
          await networkHelpers.loadFixture(settlementWorld);
        const id = await stands[FROM[report]]();
        await expect(reporting(outsider)[report]([id]))
          .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
          .withArgs(outsider.address);
        await consortium.connect(agent.account).setAccount(outsider, Rights.ALL - Rights.ACT);
        await expect(reporting(outsider)[report]([id]))
          .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
          .withArgs(outsider.address, Rights.ACT);
        await consortium.connect(agent.account).setAccount(outsider, Rights.ACT);
        await expect(reporting(outsider)[report]([id])).to.emit(settlement, EVENTS[report]);
      });

      it(`${report}: no other kind of member, even named as agent`, async () => {
        const { settlement, consortium, council, core, stands, reporting } =
          await networkHelpers.loadFixture(settlementWorld);
        const id = await stands[FROM[report]]();
        for (const kind of KINDS) {
          const member = await admitMember(core, kind);
          await council(settlement.setAgent.populateTransaction(YUAN, member.number));
          const attempt = reporting(member.account)[report]([id]);
          if (kind === MemberKind.SettlementAgent) {
            await expect(attempt).to.emit(settlement, EVENTS[report]);
          } else {
            await expect(attempt)
              .to.be.revertedWithCustomError(consortium, "ConsortiumKindForbids")
              .withArgs(member.number, kind, 1n << MemberKind.SettlementAgent);
          }
        }
      });
    }

    it("an agent that was suspended or is leaving still reports; one that left reports no end", async () => {
      const { settlement, consortium, council, accepted, instructed, agent, reports } =
        await networkHelpers.loadFixture(settlementWorld);
      const ids = [await accepted("one"), await accepted("two"), await accepted("three")] as const;
      await council(consortium.suspend.populateTransaction(agent.number, 1n));
      await expect(reports.reportFinal([ids[0]])).to.emit(settlement, "PaymentFinal");
      await council(consortium.exclude.populateTransaction(agent.number));
      await expect(reports.reportRejected([ids[1]])).to.emit(settlement, "PaymentRejected");
      await consortium.completeExit(agent.number);
      const waiting = await instructed("four");
      for (const report of [reports.reportFinal, reports.reportRejected]) {
        await expect(report([ids[2]]))
          .to.be.revertedWithCustomError(consortium, "ConsortiumMemberStateForbids")
          .withArgs(agent.number, MemberState.Exited, ActClass.Report);
      }
      await expect(reports.reportAccepted([waiting])).to.emit(settlement, "PaymentAccepted");
    });
  });

  describe("a halt", () => {
    for (const business of ["Settlement", "All"] as const) {
      it(`of ${business} at the highest level stops acceptance and returns, never an end`, async () => {
        const world = await networkHelpers.loadFixture(settlementWorld);
        const { settlement, core, consortium, accepted, instructed, stands, reports, holder } = world;
        const lapsed = await stands.Lapsed("lapsed");
        const paid = await stands.Final("paid");
        const waiting = await instructed("waiting");
        const [first, second] = [await accepted("first"), await accepted("second")];
        const order = await halt(core, Business[business], HaltLevel.All);

        const stopped = [
          () => reports.reportAccepted([waiting]),
          () => settlement.connect(holder.account).returnPayment(paid, 1n, REFERENCE),
        ];
        for (const attempt of stopped) {
          await expect(attempt())
            .to.be.revertedWithCustomError(consortium, "ConsortiumHalted")
            .withArgs(Business[business], order.until, order.caseId);
        }
        await expect(reports.reportFinal([first])).to.emit(world.desk, "DeskDelivered");
        await expect(reports.reportRejected([second, waiting])).to.emit(world.desk, "DeskReleased");
        await expect(reports.expire([lapsed])).to.emit(world.desk, "DeskReleased");
      });
    }

    it("of entry stops none of them", async () => {
      const { core, settlement, instructed, stands, reports, holder } =
        await networkHelpers.loadFixture(settlementWorld);
      const paid = await stands.Final("paid");
      const waiting = await instructed("waiting");
      await halt(core, Business.Settlement, HaltLevel.Entry);
      await reports.reportAccepted([waiting]);
      await settlement.connect(holder.account).returnPayment(paid, 1n, REFERENCE);
      expect((await settlement.instructionAt(waiting)).state).to.equal(STATE.Accepted);
    });
  });
});
