import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { addAccount, admitMember, applyMember } from "../helpers/members.ts";
import { MemberKind, MemberState, Rights } from "../helpers/terms.ts";
import { networkHelpers, nextAt, now, world } from "./world.ts";

describe("Consortium", () => {
  describe("setAccount", () => {
    it("adds an account, changes its rights and removes it, each time revoking what it signed", async () => {
      const { consortium, bank, signers } = await networkHelpers.loadFixture(world);
      const clerk = signers[30]!;
      for (const rights of [Rights.PREPARE, Rights.ALL, Rights.ACT + Rights.SIGN, 0n, Rights.SIGN]) {
        const at = (await now()) + 100n;
        await nextAt(at);
        await expect(consortium.connect(bank.account).setAccount(clerk, rights))
          .to.emit(consortium, "AccountSet")
          .withArgs(bank.number, clerk, rights, at);
        expect(await consortium.accountAt(clerk)).to.deep.equal([bank.number, rights, at]);
      }
    });

    it("refuses rights that there are not", async () => {
      const { consortium, bank, signers } = await networkHelpers.loadFixture(world);
      for (const rights of [16n, 255n]) {
        await expect(consortium.connect(bank.account).setAccount(signers[30]!, rights))
          .to.be.revertedWithCustomError(consortium, "ConsortiumRightsInvalid")
          .withArgs(rights);
      }
    });

    it("refuses the account of another member, also one that it removed", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, enterprise } = w;
      const clerk = await addAccount(w, bank, Rights.ACT);
      const take = () => consortium.connect(enterprise.account).setAccount(clerk, Rights.ACT);
      await expect(take())
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountTaken")
        .withArgs(clerk, bank.number);
      await consortium.connect(bank.account).setAccount(clerk, 0n);
      await expect(take())
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountTaken")
        .withArgs(clerk, bank.number);
    });

    it("removes only accounts that the member has", async () => {
      const { consortium, bank, enterprise, signers } = await networkHelpers.loadFixture(world);
      for (const account of [signers[30]!, enterprise.account]) {
        await expect(consortium.connect(bank.account).setAccount(account, 0n))
          .to.be.revertedWithCustomError(consortium, "ConsortiumNotYourAccount")
          .withArgs(account, bank.number);
      }
    });

    it("refuses nobody's address", async () => {
      const { consortium, bank } = await networkHelpers.loadFixture(world);
      await expect(consortium.connect(bank.account).setAccount(ZeroAddress, Rights.ACT))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(ZeroAddress);
    });

    it("keeps the last administrator", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank } = w;
      const own = consortium.connect(bank.account);
      for (const rights of [0n, Rights.ALL - Rights.ADMINISTER]) {
        await expect(own.setAccount(bank.account, rights))
          .to.be.revertedWithCustomError(consortium, "ConsortiumLastAdministrator")
          .withArgs(bank.number);
      }
      const second = await addAccount(w, bank, Rights.ADMINISTER);
      await own.setAccount(bank.account, Rights.ACT);
      await expect(consortium.connect(second).setAccount(second, 0n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumLastAdministrator")
        .withArgs(bank.number);
    });

    it("counts an administrator once, however often it is set", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank } = w;
      await consortium.connect(bank.account).setAccount(bank.account, Rights.ADMINISTER);
      await consortium.connect(bank.account).setAccount(bank.account, Rights.ALL);
      await expect(consortium.connect(bank.account).setAccount(bank.account, 0n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumLastAdministrator")
        .withArgs(bank.number);
    });

    it("is for administrators of a member that was admitted", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, signers } = w;
      const clerk = await addAccount(w, bank, Rights.ALL - Rights.ADMINISTER);
      const account = signers[30]!;
      await expect(consortium.connect(clerk).setAccount(account, Rights.ACT))
        .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
        .withArgs(clerk, Rights.ADMINISTER);
      await expect(consortium.connect(account).setAccount(account, Rights.ACT))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(account);
      const applicant = await applyMember(w, MemberKind.Bank);
      await expect(consortium.connect(applicant.account).setAccount(account, Rights.ACT))
        .to.be.revertedWithCustomError(consortium, "ConsortiumStateNot")
        .withArgs(applicant.number, MemberState.Applied);
    });

    it("works for members that leave or have left: keys are lost then too", async () => {
      const { consortium, bank, signers } = await networkHelpers.loadFixture(world);
      const own = consortium.connect(bank.account);
      await own.startExit();
      await own.setAccount(signers[30]!, Rights.ACT);
      await consortium.completeExit(bank.number);
      await own.setAccount(signers[31]!, Rights.ACT);
      expect((await consortium.accountAt(signers[31]!)).member).to.equal(bank.number);
    });
  });

  describe("rotateAccount", () => {
    it("moves all rights to a new account, by the account itself", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, signers } = w;
      const clerk = await addAccount(w, bank, Rights.ACT + Rights.SIGN);
      const next = signers[30]!;
      const at = (await now()) + 100n;
      await nextAt(at);
      const rotation = consortium.connect(clerk).rotateAccount(clerk, next);
      await expect(rotation).to.emit(consortium, "AccountSet").withArgs(bank.number, next, 6n, at);
      await expect(rotation).to.emit(consortium, "AccountSet").withArgs(bank.number, clerk, 0n, at);
      expect(await consortium.accountAt(next)).to.deep.equal([bank.number, 6n, at]);
      expect(await consortium.accountAt(clerk)).to.deep.equal([bank.number, 0n, at]);
    });

    it("moves the last administrator", async () => {
      const { consortium, bank, signers } = await networkHelpers.loadFixture(world);
      const next = signers[30]!;
      await consortium.connect(bank.account).rotateAccount(bank.account, next);
      await expect(consortium.connect(next).setAccount(next, 0n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumLastAdministrator")
        .withArgs(bank.number);
      await consortium.connect(next).setAccount(signers[31]!, Rights.ADMINISTER);
    });

    it("is for the account itself and for administrators of its member", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, enterprise, signers } = w;
      const clerk = await addAccount(w, bank, Rights.ACT, 1);
      const colleague = await addAccount(w, bank, Rights.ALL - Rights.ADMINISTER, 2);
      const next = signers[30]!;
      await expect(consortium.connect(colleague).rotateAccount(clerk, next))
        .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
        .withArgs(colleague, Rights.ADMINISTER);
      await expect(consortium.connect(enterprise.account).rotateAccount(clerk, next))
        .to.be.revertedWithCustomError(consortium, "ConsortiumNotYourAccount")
        .withArgs(clerk, enterprise.number);
      await expect(consortium.connect(next).rotateAccount(clerk, next))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(next);
      await expect(consortium.connect(next).rotateAccount(next, signers[31]!))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(next);
      await consortium.connect(bank.account).rotateAccount(clerk, next);
      expect((await consortium.accountAt(next)).rights).to.equal(Rights.ACT);
    });

    it("refuses an account that any member has or had, and one without rights", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, enterprise, signers } = w;
      const clerk = await addAccount(w, bank, Rights.ACT, 1);
      const own = consortium.connect(bank.account);
      for (const [to, member] of [
        [enterprise.account, enterprise.number],
        [clerk, bank.number],
        [bank.account, bank.number],
      ] as const) {
        await expect(own.rotateAccount(bank.account, to))
          .to.be.revertedWithCustomError(consortium, "ConsortiumAccountTaken")
          .withArgs(to, member);
      }
      await own.setAccount(clerk, 0n);
      await expect(own.rotateAccount(bank.account, clerk))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountTaken")
        .withArgs(clerk, bank.number);
      for (const sender of [own, consortium.connect(clerk)]) {
        await expect(sender.rotateAccount(clerk, signers[30]!))
          .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
          .withArgs(clerk, Rights.ALL);
      }
      await expect(own.rotateAccount(bank.account, ZeroAddress))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(ZeroAddress);
    });

    it("leaves an applicant the account it applied with", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { account, number } = await applyMember(w, MemberKind.Bank);
      await expect(w.consortium.connect(account).rotateAccount(account, w.signers[30]!))
        .to.be.revertedWithCustomError(w.consortium, "ConsortiumStateNot")
        .withArgs(number, MemberState.Applied);
    });
  });

  describe("revokeConsents", () => {
    it("revokes what the member's accounts signed up to a moment", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank } = w;
      const clerk = await addAccount(w, bank, Rights.SIGN);
      const before = (await now()) + 100n;
      await nextAt(before);
      const revocation = consortium.connect(bank.account).revokeConsents([clerk, bank.account], before);
      for (const account of [clerk, bank.account]) {
        await expect(revocation).to.emit(consortium, "ConsentsRevoked").withArgs(bank.number, account, before);
      }
      expect(await consortium.accountAt(clerk)).to.deep.equal([bank.number, Rights.SIGN, before]);
      expect(await consortium.accountAt(bank.account)).to.deep.equal([bank.number, Rights.ALL, before]);
    });

    it("takes a moment that is later than the last revocation and not in the future", async () => {
      const { consortium, bank } = await networkHelpers.loadFixture(world);
      const own = consortium.connect(bank.account);
      const { consentsFrom } = await consortium.accountAt(bank.account);
      const moment = (await now()) + 100n;
      for (const before of [0n, consentsFrom - 1n, consentsFrom, moment + 1n]) {
        await nextAt(moment);
        await expect(own.revokeConsents([bank.account], before))
          .to.be.revertedWithCustomError(consortium, "ConsortiumRevocationInvalid")
          .withArgs(bank.account, before);
      }
      await own.revokeConsents([bank.account], consentsFrom + 1n);
      await expect(own.revokeConsents([bank.account], consentsFrom + 1n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumRevocationInvalid")
        .withArgs(bank.account, consentsFrom + 1n);
    });

    it("lets any account revoke its own, and only administrators those of others", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, enterprise, signers } = w;
      const clerk = await addAccount(w, bank, Rights.SIGN);
      const before = (await now()) + 1n;
      await expect(consortium.connect(clerk).revokeConsents([clerk, bank.account], before))
        .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
        .withArgs(clerk, Rights.ADMINISTER);
      await expect(consortium.connect(enterprise.account).revokeConsents([clerk], before))
        .to.be.revertedWithCustomError(consortium, "ConsortiumNotYourAccount")
        .withArgs(clerk, enterprise.number);
      await expect(consortium.connect(signers[30]).revokeConsents([signers[30]!], before))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(signers[30]);
      await consortium.connect(clerk).revokeConsents([clerk], before);
      expect((await consortium.accountAt(clerk)).consentsFrom).to.equal(before);
    });
  });

  describe("an account", () => {
    it("of a second member never acts for the first", async () => {
      const w = await networkHelpers.loadFixture(world);
      const court = await admitMember(w, MemberKind.Court);
      const clerk = await addAccount(w, court, Rights.ALL);
      expect((await w.consortium.accountAt(clerk)).member).to.equal(court.number);
      await expect(w.consortium.connect(clerk).setAccount(w.bank.account, Rights.ACT))
        .to.be.revertedWithCustomError(w.consortium, "ConsortiumAccountTaken")
        .withArgs(w.bank.account, w.bank.number);
    });
  });
});
