import { expect } from "chai";
import type { AddressLike } from "ethers";
import { decide } from "../helpers/council.ts";
import { addAccount, applyMember } from "../helpers/members.ts";
import { MemberKind, MemberState, Rights } from "../helpers/terms.ts";
import { networkHelpers, nextAt, now, world, type World } from "./world.ts";

async function recover(
  { consortium, ...core }: World,
  member: bigint,
  administrator: AddressLike,
  lost: AddressLike[],
) {
  return decide(core, consortium.recover.populateTransaction(member, administrator, lost));
}

describe("Consortium", () => {
  describe("recover", () => {
    it("gives a new administrator and strips the lost accounts", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, signers } = w;
      const clerk = await addAccount(w, bank, Rights.ACT, 1);
      const kept = await addAccount(w, bank, Rights.SIGN, 2);
      const next = signers[30]!;
      const at = (await now()) + 100n;
      await nextAt(at);
      const recovery = recover(w, bank.number, next, [bank.account, clerk]);
      await expect(recovery).to.emit(consortium, "AccountRecovered").withArgs(bank.number, next);
      for (const [account, rights] of [
        [next, Rights.ADMINISTER],
        [bank.account, 0n],
        [clerk, 0n],
      ] as const) {
        await expect(recovery).to.emit(consortium, "AccountSet").withArgs(bank.number, account, rights, at);
        expect(await consortium.accountAt(account)).to.deep.equal([bank.number, rights, at]);
      }
      expect((await consortium.accountAt(kept)).rights).to.equal(Rights.SIGN);
      await consortium.connect(next).setAccount(next, Rights.ALL);
    });

    it("makes an account of the member administrator, which keeps what it may do", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank } = w;
      const clerk = await addAccount(w, bank, Rights.ACT);
      await recover(w, bank.number, clerk, [bank.account]);
      expect((await consortium.accountAt(clerk)).rights).to.equal(Rights.ACT + Rights.ADMINISTER);
    });

    it("refuses accounts of other members on either side", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, enterprise, signers } = w;
      await expect(recover(w, bank.number, enterprise.account, []))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountTaken")
        .withArgs(enterprise.account, enterprise.number);
      for (const lost of [enterprise.account, signers[31]!]) {
        await expect(recover(w, bank.number, signers[30]!, [lost]))
          .to.be.revertedWithCustomError(consortium, "ConsortiumNotYourAccount")
          .withArgs(lost, bank.number);
      }
    });

    it("does not strip the only administrator it gives", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, signers } = w;
      await expect(recover(w, bank.number, signers[30]!, [bank.account, signers[30]!]))
        .to.be.revertedWithCustomError(consortium, "ConsortiumLastAdministrator")
        .withArgs(bank.number);
    });

    it("needs a member that was admitted", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, signers } = w;
      await expect(recover(w, 9n, signers[30]!, []))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
        .withArgs(9n);
      const applicant = await applyMember(w, MemberKind.Bank);
      await expect(recover(w, applicant.number, signers[30]!, []))
        .to.be.revertedWithCustomError(consortium, "ConsortiumStateNot")
        .withArgs(applicant.number, MemberState.Applied);
    });
  });
});
