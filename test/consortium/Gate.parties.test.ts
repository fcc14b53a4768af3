import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { addAccount, applyMember, mandate } from "../helpers/members.ts";
import { ALL_REGIONS, Business, entry, MemberKind, MemberState, ActClass, Rights } from "../helpers/terms.ts";
import { networkHelpers, now, travelTo, world } from "./world.ts";

const FOREVER = 2n ** 40n - 1n;

describe("Gate", () => {
  describe("enter", () => {
    it("refuses accounts that nobody knows", async () => {
      const { consortium, signers, bank } = await networkHelpers.loadFixture(world);
      const stranger = signers.at(-1)!;
      await expect(consortium.enter(entry(), stranger, bank.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(stranger);
    });

    it("refuses a counterparty that never applied", async () => {
      const { consortium, enterprise } = await networkHelpers.loadFixture(world);
      await expect(consortium.enter(entry(), enterprise.account, 4n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
        .withArgs(4n);
      await expect(consortium.enter(entry(), enterprise.account, 2n ** 24n - 1n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
        .withArgs(2n ** 24n - 1n);
    });

    it("admits a member towards itself: whether that makes sense, the act knows", async () => {
      const { consortium, enterprise } = await networkHelpers.loadFixture(world);
      expect(await consortium.enter(entry(), enterprise.account, enterprise.number)).to.deep.equal([1n, 1n]);
    });
  });

  describe("meet", () => {
    it("refuses signers that nobody knows, or of an applicant", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, enterprise, signers } = w;
      const stranger = signers.at(-1)!;
      await expect(consortium.meet(entry(), enterprise.account, stranger, FOREVER))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(stranger);
      const applicant = await applyMember(w, MemberKind.Bank);
      await expect(consortium.meet(entry(), enterprise.account, applicant.account, FOREVER))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberStateForbids")
        .withArgs(applicant.number, MemberState.Applied, ActClass.Start);
    });

    it("takes consents issued after the account got its rights, and none from that moment or before", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, enterprise, bank } = w;
      const signer = await addAccount(w, bank, Rights.SIGN);
      const { consentsFrom } = await consortium.accountAt(signer);
      expect(consentsFrom).to.equal(await now());
      for (const issuedAt of [0n, consentsFrom - 1n, consentsFrom]) {
        await expect(consortium.meet(entry(), enterprise.account, signer, issuedAt))
          .to.be.revertedWithCustomError(consortium, "ConsortiumConsentRevoked")
          .withArgs(signer, issuedAt, consentsFrom);
      }
      expect(await consortium.meet(entry(), enterprise.account, signer, consentsFrom + 1n)).to.deep.equal([1n, 2n, 1n]);
    });

    it("refuses what was signed before a revocation", async () => {
      const { consortium, enterprise, bank } = await networkHelpers.loadFixture(world);
      const before = (await now()) - 1n;
      await consortium.connect(bank.account).revokeConsents([bank.account], before);
      await expect(consortium.meet(entry(), enterprise.account, bank.account, before))
        .to.be.revertedWithCustomError(consortium, "ConsortiumConsentRevoked")
        .withArgs(bank.account, before, before);
      expect(await consortium.meet(entry(), enterprise.account, bank.account, before + 1n)).to.deep.equal([1n, 2n, 1n]);
    });

    it("refuses a removed account, whatever it signed", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, enterprise, bank } = w;
      const signer = await addAccount(w, bank, Rights.SIGN);
      await consortium.connect(bank.account).setAccount(signer, 0n);
      await expect(consortium.meet(entry(), enterprise.account, signer, FOREVER))
        .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
        .withArgs(signer, Rights.SIGN);
    });
  });

  describe("enterMandated", () => {
    const e = entry({ business: Business.TaxFilings });
    const REGION = 3100n;

    it("needs a mandate for the business", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, taxAuthority, bank } = w;
      const act = () => consortium.enterMandated(e, taxAuthority.account, bank.number);
      for (const businesses of [undefined, 1n << Business.Bills]) {
        if (businesses !== undefined) await mandate(w, taxAuthority, { businesses });
        await expect(act())
          .to.be.revertedWithCustomError(consortium, "ConsortiumMandateMissing")
          .withArgs(taxAuthority.number, Business.TaxFilings, REGION);
      }
      for (const businesses of [1n << Business.TaxFilings, 1n << Business.All]) {
        await mandate(w, taxAuthority, { businesses });
        expect(await act()).to.deep.equal([taxAuthority.number, 1n]);
      }
    });

    it("needs a mandate for the subject's region", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, taxAuthority, bank } = w;
      const act = (subject: bigint) => consortium.enterMandated(e, taxAuthority.account, subject);
      const list = (...regions: bigint[]) => regions.reduceRight((packed, region) => (packed << 16n) | region, 0n);
      for (const regions of [list(3099n), list(3099n, 3101n), list(31n, 12_544n)]) {
        await mandate(w, taxAuthority, { regions });
        await expect(act(bank.number))
          .to.be.revertedWithCustomError(consortium, "ConsortiumMandateMissing")
          .withArgs(taxAuthority.number, Business.TaxFilings, REGION);
      }
      const twelve = Array.from({ length: 12 }, (_, i) => REGION - 11n + BigInt(i));
      for (const regions of [list(REGION), list(1n, REGION), list(REGION, 3101n), list(...twelve), ALL_REGIONS]) {
        await mandate(w, taxAuthority, { regions });
        expect(await act(bank.number)).to.deep.equal([taxAuthority.number, 1n]);
      }
    });

    it("reaches members without a region only by a mandate for all regions", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, taxAuthority } = w;
      const nowhere = await applyMember(w, MemberKind.Bank, 0n);
      await decide(w, consortium.admit.populateTransaction([nowhere.number]));
      await mandate(w, taxAuthority, { regions: REGION });
      await expect(consortium.enterMandated(e, taxAuthority.account, nowhere.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMandateMissing")
        .withArgs(taxAuthority.number, Business.TaxFilings, 0n);
      await mandate(w, taxAuthority);
      expect(await consortium.enterMandated(e, taxAuthority.account, nowhere.number)).to.deep.equal([3n, 1n]);
    });

    it("ends after the mandate's last moment", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, taxAuthority, bank } = w;
      const until = (await now()) + 1_000n;
      await mandate(w, taxAuthority, { until });
      for (const moment of [until - 1n, until]) {
        await travelTo(moment);
        expect(await consortium.enterMandated(e, taxAuthority.account, bank.number)).to.deep.equal([3n, 1n]);
      }
      await travelTo(until + 1n);
      await expect(consortium.enterMandated(e, taxAuthority.account, bank.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMandateMissing")
        .withArgs(taxAuthority.number, Business.TaxFilings, REGION);
    });

    it("refuses an unknown subject and a strange account", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, taxAuthority, bank, signers } = w;
      await mandate(w, taxAuthority);
      await expect(consortium.enterMandated(e, taxAuthority.account, 9n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
        .withArgs(9n);
      await expect(consortium.enterMandated(e, signers.at(-1)!, bank.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(signers.at(-1)!);
    });

    it("takes the mandate from a regulator whose key is removed", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, taxAuthority, bank } = w;
      await mandate(w, taxAuthority);
      const clerk = await addAccount(w, taxAuthority, Rights.ACT);
      expect(await consortium.enterMandated(e, clerk, bank.number)).to.deep.equal([3n, 1n]);
      await consortium.connect(taxAuthority.account).setAccount(clerk, 0n);
      await expect(consortium.enterMandated(e, clerk, bank.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
        .withArgs(clerk, Rights.ACT);
    });
  });
});
