import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { ALL_REGIONS, Business, HaltLevel, MemberState } from "../helpers/terms.ts";
import {
  approve,
  callOf,
  DELAYS,
  ethers,
  EXPIRATION,
  load,
  nextAt,
  now,
  propose,
  travelTo,
  type CouncilWorld,
} from "./world.ts";

const Stage = { None: 0n, Open: 1n, Scheduled: 2n, Executed: 3n, Dropped: 4n } as const;
const CASE = `0x${"ab".repeat(32)}`;

function admission({ consortium, applicant }: CouncilWorld) {
  return callOf(consortium.admit.populateTransaction([applicant.number]));
}

async function haltOf({ consortium }: CouncilWorld, business: bigint) {
  const order = { level: HaltLevel.Entry, until: (await now()) + 10_000n, reason: 1n, caseId: CASE };
  return callOf(consortium.halt.populateTransaction(business, order));
}

async function stageOf({ council }: CouncilWorld, id = 1n): Promise<bigint> {
  return (await council.proposalAt(id)).stage;
}

describe("BootstrapCouncil", () => {
  describe("constructor", () => {
    it("names its accounts and its threshold", async () => {
      const { council, councillors, manager } = await load();
      expect(await council.accounts()).to.deep.equal(councillors.map(({ address }) => address));
      expect(await council.threshold()).to.equal(2n);
      expect(await council.MANAGER()).to.equal(manager);
      expect(await council.proposalCount()).to.equal(0n);
    });

    it("refuses a threshold that nobody or everybody reaches", async () => {
      const { council, manager, signers } = await load();
      const accounts = [signers[1]!.address, signers[2]!.address];
      for (const threshold of [0n, 3n]) {
        await expect(ethers.deployContract("BootstrapCouncil", [manager, accounts, threshold]))
          .to.be.revertedWithCustomError(council, "CouncilThresholdInvalid")
          .withArgs(threshold, 2n);
      }
      await ethers.deployContract("BootstrapCouncil", [manager, accounts, 2n]);
    });

    it("refuses nobody and the same account twice", async () => {
      const { council, manager, signers } = await load();
      const account = signers[1]!.address;
      for (const [accounts, invalid] of [
        [[account, ZeroAddress], ZeroAddress],
        [[account, account], account],
      ] as const) {
        await expect(ethers.deployContract("BootstrapCouncil", [manager, accounts, 1n]))
          .to.be.revertedWithCustomError(council, "CouncilAccountInvalid")
          .withArgs(invalid);
      }
    });
  });

  describe("propose", () => {
    it("opens a proposal with the proposer's approval", async () => {
      const w = await load();
      const { council, councillors } = w;
      const call = await admission(w);
      const proposal = propose(w, call);
      await expect(proposal)
        .to.emit(council, "ProposalMade")
        .withArgs(1n, councillors[0], [[call.target, call.data]]);
      await expect(proposal).to.emit(council, "ProposalApproved").withArgs(1n, councillors[0], 1n);
      expect(await council.proposalAt(1n)).to.deep.equal([
        councillors[0]!.address,
        Stage.Open,
        1n,
        0n,
        [[call.target, call.data]],
      ]);
      expect(await council.hasApproved(1n, councillors[0]!)).to.equal(true);
      expect(await council.hasApproved(1n, councillors[1]!)).to.equal(false);
      expect(await council.proposalCount()).to.equal(1n);
    });

    it("is for the council's accounts, as all its functions are", async () => {
      const w = await load();
      const { council, deployer, applicant } = w;
      const { target, data } = await admission(w);
      await propose(w, { target, data });
      for (const stranger of [deployer, applicant.account]) {
        const own = council.connect(stranger);
        for (const act of [
          own.propose(target, data),
          own.proposeAll([{ target, data }]),
          own.approve(1n),
          own.withdrawApproval(1n),
          own.execute(1n),
        ]) {
          await expect(act).to.be.revertedWithCustomError(council, "CouncilAccountUnknown").withArgs(stranger);
        }
      }
    });

    it("takes the same call again once it was executed", async () => {
      const w = await load();
      const call = await haltOf(w, Business.Bills);
      for (const id of [1n, 2n]) {
        await propose(w, call);
        await expect(approve(w, id)).to.emit(w.council, "ProposalExecuted").withArgs(id);
      }
    });

    it("refuses a proposal of no calls", async () => {
      const { council, councillors } = await load();
      await expect(council.connect(councillors[0]).proposeAll([])).to.be.revertedWithCustomError(
        council,
        "CouncilNoCalls",
      );
    });
  });

  describe("approve", () => {
    it("executes at the threshold what has no delay", async () => {
      const w = await load();
      const { council, consortium, councillors } = w;
      await propose(w, await haltOf(w, Business.Bills));
      const approval = approve(w);
      await expect(approval).to.emit(council, "ProposalApproved").withArgs(1n, councillors[1], 2n);
      await expect(approval).to.emit(council, "ProposalExecuted").withArgs(1n);
      await expect(approval).to.emit(consortium, "BusinessHalted");
      expect(await stageOf(w)).to.equal(Stage.Executed);
    });

    it("schedules at the threshold what has a delay", async () => {
      const w = await load();
      const { council, consortium, applicant } = w;
      await propose(w, await admission(w));
      const at = (await now()) + 100n;
      await nextAt(at);
      const readyAt = at + BigInt(DELAYS.ADMISSION);
      await expect(approve(w)).to.emit(council, "ProposalScheduled").withArgs(1n, readyAt);
      const { stage, readyAt: ready } = await council.proposalAt(1n);
      expect([stage, ready]).to.deep.equal([Stage.Scheduled, readyAt]);
      expect((await consortium.memberAt(applicant.number)).state).to.equal(MemberState.Applied);
    });

    it("counts each account once, and only while the proposal is open", async () => {
      const w = await load();
      const { council, councillors } = w;
      await propose(w, await admission(w));
      await expect(council.connect(councillors[0]).approve(1n))
        .to.be.revertedWithCustomError(council, "CouncilApprovedAlready")
        .withArgs(1n, councillors[0]);
      await approve(w);
      await expect(council.connect(councillors[2]).approve(1n))
        .to.be.revertedWithCustomError(council, "CouncilStageNot")
        .withArgs(1n, Stage.Scheduled);
      for (const id of [0n, 2n]) {
        await expect(council.connect(councillors[2]).approve(id))
          .to.be.revertedWithCustomError(council, "CouncilStageNot")
          .withArgs(id, Stage.None);
      }
    });

    it("fails as a whole with what the called contract refuses", async () => {
      const w = await load();
      const { council, consortium } = w;
      await propose(w, await callOf(consortium.resume.populateTransaction(Business.Bills)));
      await expect(approve(w))
        .to.be.revertedWithCustomError(consortium, "ConsortiumHaltInvalid")
        .withArgs(Business.Bills, 0n);
      expect(await stageOf(w)).to.equal(Stage.Open);
      expect((await council.proposalAt(1n)).approvals).to.equal(1n);
    });

    it("cannot do what AccessManager does not let it do", async () => {
      const w = await load();
      const { manager, councillors, consortium } = w;
      const account = councillors[0]!;
      const powerless = await ethers.deployContract("BootstrapCouncil", [manager, [account.address], 1n], account);
      const { target, data } = await admission(w);
      await expect((powerless as unknown as typeof w.council).propose(target, data))
        .to.be.revertedWithCustomError(manager, "AccessManagerUnauthorizedCall")
        .withArgs(powerless, consortium, data.slice(0, 10));
    });
  });

  describe("execute", () => {
    it("executes when the delay is over, not a second before", async () => {
      const w = await load();
      const { council, councillors, consortium, applicant } = w;
      await propose(w, await admission(w));
      await approve(w);
      const { readyAt } = await council.proposalAt(1n);
      const execute = () => council.connect(councillors[2]).execute(1n);
      await travelTo(readyAt - 2n);
      await nextAt(readyAt - 1n);
      await expect(execute()).to.be.revertedWithCustomError(council, "CouncilNotReady").withArgs(1n, readyAt);
      await nextAt(readyAt);
      await expect(execute()).to.emit(council, "ProposalExecuted").withArgs(1n);
      expect((await consortium.memberAt(applicant.number)).state).to.equal(MemberState.Active);
      await expect(execute()).to.be.revertedWithCustomError(council, "CouncilStageNot").withArgs(1n, Stage.Executed);
    });

    it("executes nothing that is open, dropped or unknown", async () => {
      const w = await load();
      const { council, councillors } = w;
      const own = council.connect(councillors[0]);
      await propose(w, await admission(w));
      await expect(own.execute(1n)).to.be.revertedWithCustomError(council, "CouncilStageNot").withArgs(1n, Stage.Open);
      await own.withdrawApproval(1n);
      await expect(own.execute(1n))
        .to.be.revertedWithCustomError(council, "CouncilStageNot")
        .withArgs(1n, Stage.Dropped);
      await expect(own.execute(2n)).to.be.revertedWithCustomError(council, "CouncilStageNot").withArgs(2n, Stage.None);
    });

    it("does not execute what expired; it can be proposed again, and the old proposal leaves the new one alone", async () => {
      const w = await load();
      const { council, councillors } = w;
      const own = council.connect(councillors[0]);
      const call = await admission(w);
      await propose(w, call);
      await approve(w);
      const { readyAt } = await council.proposalAt(1n);
      await travelTo(readyAt + EXPIRATION - 2n);
      await nextAt(readyAt + EXPIRATION);
      await expect(own.execute(1n)).to.be.revertedWithCustomError(council, "CouncilScheduleLost").withArgs(1n, 0n);

      await travelTo(readyAt + EXPIRATION + 1n);
      await propose(w, call);
      await approve(w, 2n);
      await travelTo((await council.proposalAt(2n)).readyAt);
      await expect(own.execute(1n)).to.be.revertedWithCustomError(council, "CouncilScheduleLost").withArgs(1n, 0n);
      await expect(own.withdrawApproval(1n)).to.emit(council, "ProposalDropped").withArgs(1n);
      await expect(own.execute(2n)).to.emit(council, "ProposalExecuted").withArgs(2n);
    });

    it("still executes at the last second before it expires", async () => {
      const w = await load();
      const { council, councillors } = w;
      await propose(w, await admission(w));
      await approve(w);
      const { readyAt } = await council.proposalAt(1n);
      await nextAt(readyAt + EXPIRATION - 1n);
      await expect(council.connect(councillors[0]).execute(1n)).to.emit(council, "ProposalExecuted").withArgs(1n);
    });
  });

  describe("proposeAll", () => {
    it("executes several calls in their order, after the longest of their delays", async () => {
      const w = await load();
      const { council, councillors, consortium, other } = w;
      const mandate = { businesses: 1n, until: 2n ** 40n - 1n, regions: ALL_REGIONS };
      const book = await ethers.deployContract("DebtBook");
      const calls = [
        await callOf(consortium.admit.populateTransaction([other.number])),
        await callOf(consortium.setMandate.populateTransaction(other.number, mandate)),
        await callOf(consortium.setObligationBook.populateTransaction(book, true)),
        await haltOf(w, Business.Bills),
      ];
      await council.connect(councillors[0]).proposeAll(calls);
      const at = (await now()) + 100n;
      await nextAt(at);
      await expect(approve(w))
        .to.emit(council, "ProposalScheduled")
        .withArgs(1n, at + BigInt(DELAYS.WIRING));
      expect((await consortium.haltOf(Business.Bills)).level).to.equal(HaltLevel.None);

      await travelTo(at + BigInt(DELAYS.WIRING));
      await council.connect(councillors[0]).execute(1n);
      expect((await consortium.memberAt(other.number)).state).to.equal(MemberState.Active);
      expect((await consortium.mandateOf(other.number)).regions).to.equal(ALL_REGIONS);
      expect(await consortium.obligationBooks()).to.have.length(1);
      expect((await consortium.haltOf(Business.Bills)).level).to.equal(HaltLevel.Entry);
    });

    it("executes all calls or none", async () => {
      const w = await load();
      const { council, councillors, consortium, applicant } = w;
      const calls = [await admission(w), await callOf(consortium.admit.populateTransaction([99n]))];
      await council.connect(councillors[0]).proposeAll(calls);
      await approve(w);
      await travelTo((await council.proposalAt(1n)).readyAt);
      await expect(council.connect(councillors[0]).execute(1n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
        .withArgs(99n);
      expect((await consortium.memberAt(applicant.number)).state).to.equal(MemberState.Applied);
      expect(await stageOf(w)).to.equal(Stage.Scheduled);
    });

    it("cannot schedule the same call twice at a time", async () => {
      const w = await load();
      const { council, councillors, manager } = w;
      const call = await admission(w);
      const operation = await manager.hashOperation(council, call.target, call.data);
      await council.connect(councillors[0]).proposeAll([call, call]);
      await expect(approve(w))
        .to.be.revertedWithCustomError(manager, "AccessManagerAlreadyScheduled")
        .withArgs(operation);
    });
  });

  describe("withdrawApproval", () => {
    it("takes an approval back while the proposal is open", async () => {
      const w = await load();
      const { council, councillors } = w;
      const own = council.connect(councillors[0]);
      await propose(w, await admission(w));
      const withdrawal = own.withdrawApproval(1n);
      await expect(withdrawal).to.emit(council, "ApprovalWithdrawn").withArgs(1n, councillors[0], 0n);
      await expect(withdrawal).to.emit(council, "ProposalDropped").withArgs(1n);
      expect(await council.hasApproved(1n, councillors[0]!)).to.equal(false);
      await expect(own.approve(1n))
        .to.be.revertedWithCustomError(council, "CouncilStageNot")
        .withArgs(1n, Stage.Dropped);
    });

    it("leaves a proposal open while others approve, and lets the account approve again", async () => {
      const w = await load();
      const big = await ethers.deployContract("BootstrapCouncil", [
        w.manager,
        w.councillors.map(({ address }) => address),
        3n,
      ]);
      const council = (big as unknown as typeof w.council).connect(w.councillors[0]);
      const { target, data } = await admission(w);
      await council.propose(target, data);
      await council.connect(w.councillors[1]).approve(1n);
      await council.withdrawApproval(1n);
      expect(await council.proposalAt(1n)).to.deep.equal([
        w.councillors[0]!.address,
        Stage.Open,
        1n,
        0n,
        [[target, data]],
      ]);
      await expect(council.approve(1n)).to.emit(council, "ProposalApproved").withArgs(1n, w.councillors[0], 2n);
    });

    it("drops a scheduled proposal and its schedule", async () => {
      const w = await load();
      const { council, councillors, manager } = w;
      const call = await admission(w);
      await propose(w, call);
      await approve(w);
      const operation = await manager.hashOperation(council, call.target, call.data);
      expect(await manager.getSchedule(operation)).not.to.equal(0n);
      const withdrawal = council.connect(councillors[1]).withdrawApproval(1n);
      await expect(withdrawal).to.emit(council, "ApprovalWithdrawn").withArgs(1n, councillors[1], 1n);
      await expect(withdrawal).to.emit(council, "ProposalDropped").withArgs(1n);
      expect(await manager.getSchedule(operation)).to.equal(0n);
      expect(await stageOf(w)).to.equal(Stage.Dropped);
      await propose(w, call);
      await expect(approve(w, 2n)).to.emit(council, "ProposalScheduled");
    });

    it("is for accounts that approved, and not after the execution", async () => {
      const w = await load();
      const { council, councillors } = w;
      await propose(w, await haltOf(w, Business.Bills));
      await expect(council.connect(councillors[2]).withdrawApproval(1n))
        .to.be.revertedWithCustomError(council, "CouncilNotApproved")
        .withArgs(1n, councillors[2]);
      await approve(w);
      await expect(council.connect(councillors[0]).withdrawApproval(1n))
        .to.be.revertedWithCustomError(council, "CouncilStageNot")
        .withArgs(1n, Stage.Executed);
      await expect(council.connect(councillors[0]).withdrawApproval(9n))
        .to.be.revertedWithCustomError(council, "CouncilStageNot")
        .withArgs(9n, Stage.None);
    });
  });
});
