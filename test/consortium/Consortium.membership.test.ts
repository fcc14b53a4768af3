import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { decide } from "../helpers/council.ts";
import { admitMember, applyMember, suspend, type TestMember } from "../helpers/members.ts";
import { MemberKind, MemberState, Rights } from "../helpers/terms.ts";
import { networkHelpers, nextAt, now, world, type World } from "./world.ts";

const ENTITY = id("91310000MA1FL0000X");

async function stateOf({ consortium }: World, { number }: TestMember): Promise<[bigint, bigint]> {
  const { state, since } = await consortium.memberAt(number);
  return [state, since];
}

describe("Consortium", () => {
  describe("applyForMembership", () => {
    it("gives the next number to the legal entity and all rights to the sender", async () => {
      const { consortium, signers } = await networkHelpers.loadFixture(world);
      const sender = signers[20]!;
      const at = (await now()) + 100n;
      await nextAt(at);
      await expect(consortium.connect(sender).applyForMembership(ENTITY, MemberKind.Customs, 1100n))
        .to.emit(consortium, "MemberApplied")
        .withArgs(4n, ENTITY, MemberKind.Customs, 1100n, sender, at)
        .and.to.emit(consortium, "AccountSet")
        .withArgs(4n, sender, Rights.ALL, at);

      expect(await consortium.memberAt(4n)).to.deep.equal([ENTITY, MemberKind.Customs, MemberState.Applied, 1100n, at]);
      expect(await consortium.memberOf(ENTITY)).to.equal(4n);
      expect(await consortium.memberCount()).to.equal(4n);
      expect(await consortium.accountAt(sender)).to.deep.equal([4n, Rights.ALL, at]);
    });

    it("refuses no entity, no kind, an entity that is known and an account that speaks for another", async () => {
      const { consortium, signers, bank } = await networkHelpers.loadFixture(world);
      const fresh = consortium.connect(signers[20]);
      await expect(fresh.applyForMembership(ZeroHash, MemberKind.Bank, 0n)).to.be.revertedWithCustomError(
        consortium,
        "ConsortiumEntityInvalid",
      );
      await expect(fresh.applyForMembership(ENTITY, MemberKind.None, 0n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumKindInvalid")
        .withArgs(MemberKind.None);
      await expect(fresh.applyForMembership(bank.entity, MemberKind.Bank, 0n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumEntityKnown")
        .withArgs(bank.entity, bank.number);
      await expect(consortium.connect(bank.account).applyForMembership(ENTITY, MemberKind.Bank, 0n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountTaken")
        .withArgs(bank.account, bank.number);
      expect(await consortium.memberCount()).to.equal(3n);
    });
  });

  describe("admit", () => {
    it("makes applicants active", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium } = w;
      const [a, b] = [await applyMember(w, MemberKind.Bank), await applyMember(w, MemberKind.Court)];
      const at = (await now()) + 100n;
      await nextAt(at);
      const admission = decide(w, consortium.admit.populateTransaction([b.number, a.number]));
      await expect(admission).to.emit(consortium, "MemberAdmitted").withArgs(b.number, at);
      await expect(admission).to.emit(consortium, "MemberAdmitted").withArgs(a.number, at);
      expect(await stateOf(w, a)).to.deep.equal([MemberState.Active, at]);
      expect(await stateOf(w, b)).to.deep.equal([MemberState.Active, at]);
    });

    it("admits all or nobody", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank } = w;
      const applicant = await applyMember(w, MemberKind.Bank);
      const admit = (...numbers: bigint[]) => decide(w, consortium.admit.populateTransaction(numbers));
      await expect(admit(applicant.number, bank.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumStateNot")
        .withArgs(bank.number, MemberState.Active);
      await expect(admit(applicant.number, 5n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
        .withArgs(5n);
      await expect(admit(applicant.number, applicant.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumStateNot")
        .withArgs(applicant.number, MemberState.Active);
      expect((await stateOf(w, applicant))[0]).to.equal(MemberState.Applied);
    });
  });

  describe("refuseApplication", () => {
    it("frees the entity and the account for another application", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium } = w;
      const applicant = await applyMember(w, MemberKind.Bank);
      const at = (await now()) + 100n;
      await nextAt(at);
      await expect(decide(w, consortium.refuseApplication.populateTransaction(applicant.number)))
        .to.emit(consortium, "ApplicationRefused")
        .withArgs(applicant.number, applicant.entity, applicant.account, at);

      expect(await consortium.memberAt(applicant.number)).to.deep.equal([ZeroHash, 0n, MemberState.None, 0n, 0n]);
      expect(await consortium.memberOf(applicant.entity)).to.equal(0n);
      expect(await consortium.accountAt(applicant.account)).to.deep.equal([0n, 0n, 0n]);

      await consortium.connect(applicant.account).applyForMembership(applicant.entity, MemberKind.Bank, 0n);
      expect(await consortium.memberOf(applicant.entity)).to.equal(applicant.number + 1n);
    });

    it("leaves members with neighbouring numbers as they are", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium } = w;
      const applicant = await applyMember(w, MemberKind.Bank);
      const next = await admitMember(w, MemberKind.Court);
      const before = [await consortium.memberAt(3n), await consortium.memberAt(next.number)];
      await decide(w, consortium.refuseApplication.populateTransaction(applicant.number));
      expect([await consortium.memberAt(3n), await consortium.memberAt(next.number)]).to.deep.equal(before);
    });

    it("refuses nobody who is a member, and nobody twice", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank } = w;
      const refuse = (number: bigint) => decide(w, consortium.refuseApplication.populateTransaction(number));
      await expect(refuse(bank.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumStateNot")
        .withArgs(bank.number, MemberState.Active);
      const applicant = await applyMember(w, MemberKind.Bank);
      await refuse(applicant.number);
      await expect(refuse(applicant.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
        .withArgs(applicant.number);
    });
  });

  describe("suspend", () => {
    it("suspends a member for a reason", async () => {
      const w = await networkHelpers.loadFixture(world);
      const at = (await now()) + 100n;
      await nextAt(at);
      await expect(decide(w, w.consortium.suspend.populateTransaction(w.bank.number, 42n)))
        .to.emit(w.consortium, "MemberSuspended")
        .withArgs(w.bank.number, 42n, at);
      expect(await stateOf(w, w.bank)).to.deep.equal([MemberState.Suspended, at]);
    });
  });

  describe("reinstate", () => {
    it("makes a suspended member active again", async () => {
      const w = await networkHelpers.loadFixture(world);
      await suspend(w, w.bank);
      const at = (await now()) + 100n;
      await nextAt(at);
      await expect(decide(w, w.consortium.reinstate.populateTransaction(w.bank.number)))
        .to.emit(w.consortium, "MemberReinstated")
        .withArgs(w.bank.number, at);
      expect(await stateOf(w, w.bank)).to.deep.equal([MemberState.Active, at]);
    });
  });

  describe("memberAt", () => {
    it("knows nothing of numbers that nobody has", async () => {
      const { consortium } = await networkHelpers.loadFixture(world);
      expect(await consortium.memberAt(0n)).to.deep.equal([ZeroHash, 0n, 0n, 0n, 0n]);
      expect(await consortium.memberAt(4n)).to.deep.equal([ZeroHash, 0n, 0n, 0n, 0n]);
      expect(await consortium.memberOf(ENTITY)).to.equal(0n);
      expect(await consortium.accountAt(ZeroAddress)).to.deep.equal([0n, 0n, 0n]);
    });
  });
});
