import { expect } from "chai";
import { id } from "ethers";
import { addAccount, admitMember, mandate, suspend, type TestMember } from "../helpers/members.ts";
import { parameter } from "../helpers/rules.ts";
import { ActClass, Business, HaltLevel, MemberKind, MemberState, Rights } from "../helpers/terms.ts";
import { CASE, halt, networkHelpers, nextAt, now, travelTo, world, type World } from "./world.ts";

const FX_CLASS = id("fx-class");
const GREEN = id("green");
const CLASS_A = 1n;

interface AttestationWorld extends World {
  /** Responsible for the foreign-exchange class, with a mandate for region 3100. */
  authority: TestMember;
}

async function attested(): Promise<AttestationWorld> {
  const w = await world();
  const authority = await admitMember(w, MemberKind.ForeignExchangeAuthority);
  await mandate(w, authority, { businesses: 1n << Business.Attestation, regions: 3100n });
  return { ...w, authority };
}

describe("Attestations", () => {
  describe("attest", () => {
    it("states a value for a period and replaces what was stated", async () => {
      const { attestations, authority, enterprise } = await networkHelpers.loadFixture(attested);
      const from = await now();
      for (const [value, until] of [
        [CLASS_A, from + 1_000n],
        [2n, from + 5_000n],
      ] as const) {
        await expect(attestations.connect(authority.account).attest(FX_CLASS, enterprise.number, value, from, until))
          .to.emit(attestations, "Attested")
          .withArgs(FX_CLASS, enterprise.number, authority.number, value, from, until, 1n);
        expect(await attestations.attestationOf(FX_CLASS, enterprise.number)).to.deep.equal([
          authority.number,
          value,
          from,
          until,
        ]);
      }
    });

    it("holds from the first to the last moment, and keeps attributes and members apart", async () => {
      const { attestations, authority, enterprise, bank } = await networkHelpers.loadFixture(attested);
      const [from, until] = [(await now()) + 100n, (await now()) + 200n];
      await attestations.connect(authority.account).attest(FX_CLASS, enterprise.number, 3n, from, until);
      const values = [from - 1n, from, from + 1n, until - 1n, until, until + 1n].map((moment) =>
        attestations.valueAt(FX_CLASS, enterprise.number, moment),
      );
      expect(await Promise.all(values)).to.deep.equal([0n, 3n, 3n, 3n, 3n, 0n]);
      expect(await attestations.valueAt(GREEN, enterprise.number, from)).to.equal(0n);
      expect(await attestations.valueAt(FX_CLASS, bank.number, from)).to.equal(0n);
      expect(await attestations.valueAt(FX_CLASS, bank.number, 0n)).to.equal(0n);
    });

    it("refuses every kind but the responsible one", async () => {
      const w = await networkHelpers.loadFixture(attested);
      const { attestations, authority, enterprise } = w;
      const forever = 2n ** 40n - 1n;
      for (const kind of Object.values(MemberKind)) {
        if (kind === MemberKind.None || kind === MemberKind.ForeignExchangeAuthority) continue;
        const member = await admitMember(w, kind);
        if (kind > MemberKind.CoreEnterprise) await mandate(w, member);
        await expect(attestations.connect(member.account).attest(FX_CLASS, enterprise.number, 1n, 0n, forever))
          .to.be.revertedWithCustomError(attestations, "AttestationsNotResponsible")
          .withArgs(FX_CLASS, member.number);
      }
      await expect(attestations.connect(authority.account).attest(GREEN, enterprise.number, 1n, 0n, forever))
        .to.be.revertedWithCustomError(attestations, "AttestationsNotResponsible")
        .withArgs(GREEN, authority.number);
    });

    it("refuses an attribute for which the rules make nobody responsible", async () => {
      const { attestations, authority, enterprise, rules } = await networkHelpers.loadFixture(attested);
      const unknown = id("left-handed");
      await expect(attestations.connect(authority.account).attest(unknown, enterprise.number, 1n, 0n, 2n ** 39n))
        .to.be.revertedWithCustomError(rules, "RulesParameterUnset")
        .withArgs(parameter("attestation.authority", unknown), 1n);
    });

    it("needs a mandate for the business and the subject's region, and the right to act", async () => {
      const w = await networkHelpers.loadFixture(attested);
      const { attestations, consortium, authority, signers } = w;
      const elsewhere = await admitMember(w, MemberKind.Enterprise, 1100n);
      const attest = (account: TestMember["account"], subject: bigint) =>
        attestations.connect(account).attest(FX_CLASS, subject, 1n, 0n, 2n ** 39n);
      await expect(attest(authority.account, elsewhere.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMandateMissing")
        .withArgs(authority.number, Business.Attestation, 1100n);
      await mandate(w, authority, { businesses: 1n << Business.TradeAccounts });
      await expect(attest(authority.account, elsewhere.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMandateMissing")
        .withArgs(authority.number, Business.Attestation, 1100n);
      await expect(attest(authority.account, 99n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
        .withArgs(99n);
      const clerk = await addAccount(w, authority, Rights.ALL - Rights.ACT);
      await expect(attest(clerk, elsewhere.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
        .withArgs(clerk, Rights.ACT);
      await expect(attest(signers[30]!, elsewhere.number))
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(signers[30]);
    });

    it("refuses a period that is over or runs backwards", async () => {
      const { attestations, authority, enterprise } = await networkHelpers.loadFixture(attested);
      const at = (await now()) + 100n;
      const attest = (from: bigint, until: bigint) =>
        attestations.connect(authority.account).attest(FX_CLASS, enterprise.number, 1n, from, until);
      for (const [from, until] of [
        [0n, at - 1n],
        [at + 5n, at + 4n],
      ] as const) {
        await nextAt(at);
        await expect(attest(from, until))
          .to.be.revertedWithCustomError(attestations, "AttestationsPeriodInvalid")
          .withArgs(from, until);
      }
      await nextAt(at);
      await attest(at, at);
      expect(await attestations.valueAt(FX_CLASS, enterprise.number, at)).to.equal(1n);
    });

    it("refuses to attest nothing", async () => {
      const { attestations, authority, enterprise } = await networkHelpers.loadFixture(attested);
      await expect(attestations.connect(authority.account).attest(FX_CLASS, enterprise.number, 0n, 0n, 2n ** 39n))
        .to.be.revertedWithCustomError(attestations, "AttestationsValueInvalid")
        .withArgs(FX_CLASS, 0n);
    });

    it("stops with the business of attestation", async () => {
      const w = await networkHelpers.loadFixture(attested);
      const until = (await now()) + 1_000n;
      await halt(w, Business.Attestation, HaltLevel.Entry, until);
      await expect(w.attestations.connect(w.authority.account).attest(FX_CLASS, w.enterprise.number, 1n, 0n, 2n ** 39n))
        .to.be.revertedWithCustomError(w.consortium, "ConsortiumHalted")
        .withArgs(Business.Attestation, until, CASE);
    });
  });

  describe("withdraw", () => {
    it("ends a statement now and leaves what it said of the past", async () => {
      const { attestations, authority, enterprise } = await networkHelpers.loadFixture(attested);
      const from = await now();
      await attestations.connect(authority.account).attest(FX_CLASS, enterprise.number, 1n, from, from + 1_000n);
      const at = from + 100n;
      await nextAt(at);
      await expect(attestations.connect(authority.account).withdraw(FX_CLASS, enterprise.number))
        .to.emit(attestations, "AttestationWithdrawn")
        .withArgs(FX_CLASS, enterprise.number, authority.number, at);
      const values = [from, at - 1n, at, at + 1n].map((moment) =>
        attestations.valueAt(FX_CLASS, enterprise.number, moment),
      );
      expect(await Promise.all(values)).to.deep.equal([1n, 1n, 0n, 0n]);
    });

    it("leaves nothing of a statement that had not begun before", async () => {
      const { attestations, authority, enterprise } = await networkHelpers.loadFixture(attested);
      const own = attestations.connect(authority.account);
      for (const later of [0n, 1n, 500n]) {
        const at = (await now()) + 100n;
        await own.attest(FX_CLASS, enterprise.number, 1n, at + later, at + 1_000n);
        await nextAt(at);
        await own.withdraw(FX_CLASS, enterprise.number);
        expect(await attestations.attestationOf(FX_CLASS, enterprise.number)).to.deep.equal([0n, 0n, 0n, 0n]);
      }
    });

    it("is for any authority of the responsible kind and region, also one that is suspended", async () => {
      const w = await networkHelpers.loadFixture(attested);
      const { attestations, authority, enterprise, taxAuthority } = w;
      const until = (await now()) + 1_000n;
      await attestations.connect(authority.account).attest(FX_CLASS, enterprise.number, 1n, 0n, until);
      await mandate(w, taxAuthority);
      await expect(attestations.connect(taxAuthority.account).withdraw(FX_CLASS, enterprise.number))
        .to.be.revertedWithCustomError(attestations, "AttestationsNotResponsible")
        .withArgs(FX_CLASS, taxAuthority.number);
      const colleague = await admitMember(w, MemberKind.ForeignExchangeAuthority);
      await mandate(w, colleague);
      await suspend(w, colleague);
      await expect(attestations.connect(colleague.account).attest(FX_CLASS, enterprise.number, 2n, 0n, until))
        .to.be.revertedWithCustomError(w.consortium, "ConsortiumMemberStateForbids")
        .withArgs(colleague.number, MemberState.Suspended, ActClass.Start);
      await attestations.connect(colleague.account).withdraw(FX_CLASS, enterprise.number);
      expect(await attestations.valueAt(FX_CLASS, enterprise.number, await now())).to.equal(0n);
    });

    it("refuses where nothing is stated, or no longer", async () => {
      const { attestations, authority, enterprise } = await networkHelpers.loadFixture(attested);
      const own = attestations.connect(authority.account);
      const none = async () =>
        expect(own.withdraw(FX_CLASS, enterprise.number))
          .to.be.revertedWithCustomError(attestations, "AttestationsNone")
          .withArgs(FX_CLASS, enterprise.number);
      await none();
      const until = (await now()) + 100n;
      await own.attest(FX_CLASS, enterprise.number, 1n, 0n, until);
      await travelTo(until);
      await none();
      await own.attest(FX_CLASS, enterprise.number, 1n, 0n, until + 100n);
      await nextAt(until + 100n);
      await own.withdraw(FX_CLASS, enterprise.number);
      await none();
    });
  });
});
