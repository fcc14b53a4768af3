import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { YUAN } from "../helpers/rules.ts";
import { Rights } from "../helpers/terms.ts";
import { REASON, STATE, SUBJECT, networkHelpers, order, referenceOf, settlementWorld } from "./world.ts";

describe("Settlement", () => {
  describe("a desk that refuses", () => {
    it("fails the whole batch with its own error", async () => {
      const { settlement, accepted, stands, desk, otherDesk, reports } =
        await networkHelpers.loadFixture(settlementWorld);
      const lapsed = await stands.Lapsed("lapsed");
      const good = await accepted("good");
      const bad = await accepted("bad", otherDesk);
      await otherDesk.refuse(bad);
      for (const report of [reports.reportFinal, reports.reportRejected]) {
        await expect(report([good, bad]))
          .to.be.revertedWithCustomError(otherDesk, "MockDeskRefuses")
          .withArgs(bad);
      }
      await desk.refuse(lapsed);
      await expect(reports.expire([lapsed]))
        .to.be.revertedWithCustomError(desk, "MockDeskRefuses")
        .withArgs(lapsed);

      for (const id of [good, bad]) expect((await settlement.instructionAt(id)).state).to.equal(STATE.Accepted);
    });
  });

  describe("a desk that calls back", () => {
    it("meets only finished business, even with an agent's rights", async () => {
      const { settlement, consortium, accepted, agent, desk, reports } =
        await networkHelpers.loadFixture(settlementWorld);
      await consortium.connect(agent.account).setAccount(desk, Rights.ACT);
      const ids = [await accepted("first"), await accepted("second")];
      const start = await networkHelpers.takeSnapshot();
      for (const id of ids) {
        const attacks = [
          settlement.interface.encodeFunctionData("reportFinal", [[id]]),
          settlement.interface.encodeFunctionData("reportRejected", [[id], REASON]),
          settlement.interface.encodeFunctionData("expire", [[id]]),
        ];
        const refusals = [
          { report: reports.reportFinal, state: STATE.Final },
          { report: reports.reportRejected, state: STATE.Rejected },
        ];
        for (const attack of attacks) {
          for (const { report, state } of refusals) {
            await desk.callBackWith(attack);
            await expect(report(ids))
              .to.emit(desk, "DeskCalledBack")
              .withArgs(false, settlement.interface.encodeErrorResult("SettlementStateForbids", [id, state]));
            await start.restore();
          }
        }
      }
    });

    it("may ask for another payment, which stands on its own", async () => {
      const { settlement, accepted, debtor, holder, desk, reports, epoch } =
        await networkHelpers.loadFixture(settlementWorld);
      const id = await accepted();
      const next = order(debtor, holder, { endToEndId: referenceOf("from within") });
      const nextId = await settlement.instructionId(desk, next.subject, next.endToEndId);
      await desk.callBackWith(settlement.interface.encodeFunctionData("instruct", [next, epoch]));
      await expect(reports.reportFinal([id]))
        .to.emit(desk, "DeskCalledBack")
        .withArgs(true, settlement.interface.encodeFunctionResult("instruct", [nextId]));
      expect((await settlement.instructionAt(id)).state).to.equal(STATE.Final);
      expect((await settlement.instructionAt(nextId)).state).to.equal(STATE.Instructed);
      expect(await settlement.obligationsOf(debtor.number)).to.equal(1n);
    });
  });

  describe("setDesk", () => {
    it("numbers desks from one, once and for all", async () => {
      const { settlement, council, desk, otherDesk } = await networkHelpers.loadFixture(settlementWorld);
      const steps = [
        [desk, false, 1n],
        [otherDesk, false, 2n],
        [otherDesk, true, 2n],
        [desk, true, 1n],
        [desk, true, 1n],
      ] as const;
      for (const [account, listed, number] of steps) {
        await expect(council(settlement.setDesk.populateTransaction(account, listed)))
          .to.emit(settlement, "SettlementDeskSet")
          .withArgs(await account.getAddress(), number, listed);
      }
    });

    it("lets a delisted desk's payments settle and release as before", async () => {
      const { settlement, council, accepted, instructed, desk, reports } =
        await networkHelpers.loadFixture(settlementWorld);
      const [taken, waiting] = [await accepted("taken"), await instructed("waiting")];
      await council(settlement.setDesk.populateTransaction(desk, false));
      await expect(reports.reportFinal([taken])).to.emit(desk, "DeskDelivered");
      await expect(reports.reportRejected([waiting]))
        .to.emit(desk, "DeskReleased")
        .withArgs(waiting, SUBJECT, STATE.Rejected);
      expect((await settlement.instructionAt(taken)).desk).to.equal(await desk.getAddress());
    });

    it("refuses an account without code, which could not deliver", async () => {
      const { settlement, council, outsider } = await networkHelpers.loadFixture(settlementWorld);
      for (const account of [outsider.address, ZeroAddress]) {
        await expect(council(settlement.setDesk.populateTransaction(account, true)))
          .to.be.revertedWithCustomError(settlement, "SettlementNotADesk")
          .withArgs(account);
      }
    });

    it("is the council's alone", async () => {
      const { settlement, agent, desk, outsider } = await networkHelpers.loadFixture(settlementWorld);
      for (const caller of [agent.account, outsider]) {
        await expect(settlement.connect(caller).setDesk(desk, true))
          .to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized")
          .withArgs(caller.address);
      }
    });
  });

  describe("setAgent", () => {
    it("names the agent of a currency and takes the name back", async () => {
      const { settlement, council, otherAgent } = await networkHelpers.loadFixture(settlementWorld);
      for (const agent of [otherAgent.number, 0n]) {
        await expect(council(settlement.setAgent.populateTransaction(YUAN, agent)))
          .to.emit(settlement, "SettlementAgentSet")
          .withArgs(YUAN, agent);
        expect(await settlement.agentOf(YUAN)).to.equal(agent);
      }
    });

    it("passes what is on its way to the new agent", async () => {
      const { settlement, council, accepted, agent, otherAgent, reports } =
        await networkHelpers.loadFixture(settlementWorld);
      const id = await accepted();
      await council(settlement.setAgent.populateTransaction(YUAN, otherAgent.number));
      await expect(reports.reportFinal([id]))
        .to.be.revertedWithCustomError(settlement, "SettlementNotTheAgent")
        .withArgs(agent.number, YUAN, otherAgent.number);
      await expect(settlement.connect(otherAgent.account).reportFinal([id])).to.emit(settlement, "PaymentFinal");
    });

    it("is the council's alone", async () => {
      const { settlement, agent, outsider } = await networkHelpers.loadFixture(settlementWorld);
      for (const caller of [agent.account, outsider]) {
        await expect(settlement.connect(caller).setAgent(YUAN, agent.number))
          .to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized")
          .withArgs(caller.address);
      }
    });
  });

  describe("initialize", () => {
    it("happens once, and never on the implementation", async () => {
      const { settlement, outsider, implementation } = await networkHelpers.loadFixture(settlementWorld);
      for (const contract of [settlement, await implementation()]) {
        await expect(contract.initialize(outsider)).to.be.revertedWithCustomError(contract, "InvalidInitialization");
      }
    });
  });

  describe("upgradeToAndCall", () => {
    it("is the council's alone and keeps the instructions", async () => {
      const { settlement, council, outsider, accepted, implementation } =
        await networkHelpers.loadFixture(settlementWorld);
      const id = await accepted();
      const next = await implementation();
      await expect(settlement.connect(outsider).upgradeToAndCall(next, "0x"))
        .to.be.revertedWithCustomError(settlement, "AccessManagedUnauthorized")
        .withArgs(outsider.address);
      await expect(council(settlement.upgradeToAndCall.populateTransaction(next, "0x")))
        .to.emit(settlement, "Upgraded")
        .withArgs(next);
      expect((await settlement.instructionAt(id)).state).to.equal(STATE.Accepted);
    });
  });
});
