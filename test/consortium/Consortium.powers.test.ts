import { expect } from "chai";
import { ZeroHash } from "ethers";
import { decide } from "../helpers/council.ts";
import { applyMember, admitMember, suspend, type TestMember } from "../helpers/members.ts";
import { ALL_REGIONS, Business, HaltLevel, kinds, MemberKind, MemberState } from "../helpers/terms.ts";
import { CASE, networkHelpers, nextAt, now, order, world, type World } from "./world.ts";

const FOREVER = 2n ** 40n - 1n;
const NO_MANDATE = { businesses: 0n, until: 0n, regions: 0n };
const MANDATE = { businesses: 1n << Business.TaxFilings, until: FOREVER, regions: 3100n };

async function setMandate({ consortium, ...core }: World, member: bigint, mandate: typeof NO_MANDATE) {
  return decide(core, consortium.setMandate.populateTransaction(member, mandate));
}

/** Numbers of 16 bits, the first lowest. */
function list(...regions: bigint[]): bigint {
  return regions.reduceRight((packed, region) => (packed << 16n) | region, 0n);
}

describe("Consortium", () => {
  describe("setMandate", () => {
    it("sets, replaces and takes away a regulator's mandate", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, taxAuthority } = w;
      const wide = { businesses: 0x1ffn, until: (await now()) + 500n, regions: list(1n, 2n, 0xfffen) };
      for (const mandate of [MANDATE, wide, { ...MANDATE, regions: ALL_REGIONS }, NO_MANDATE]) {
        const { businesses, until, regions } = mandate;
        await expect(setMandate(w, taxAuthority.number, mandate))
          .to.emit(consortium, "MandateSet")
          .withArgs(taxAuthority.number, businesses, until, regions);
        expect(await consortium.mandateOf(taxAuthority.number)).to.deep.equal([businesses, until, regions]);
      }
    });

    it("refuses mandates that are over, empty or not in order", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, taxAuthority } = w;
      const soon = (await now()) + 100n;
      const invalid = [
        { ...MANDATE, until: soon },
        { ...MANDATE, until: 0n },
        { ...MANDATE, businesses: 0n },
        { ...MANDATE, businesses: 0x200n },
        { ...MANDATE, regions: 0n },
        { ...MANDATE, regions: list(0n, 5n) },
        { ...MANDATE, regions: list(5n, 5n) },
        { ...MANDATE, regions: list(6n, 5n) },
        { ...MANDATE, regions: list(5n, 0n, 6n) },
        { ...MANDATE, regions: list(5n, ALL_REGIONS) },
        { ...MANDATE, regions: list(ALL_REGIONS, 5n) },
      ];
      for (const mandate of invalid) {
        await nextAt(soon);
        await expect(setMandate(w, taxAuthority.number, mandate))
          .to.be.revertedWithCustomError(consortium, "ConsortiumMandateInvalid")
          .withArgs(taxAuthority.number, mandate.businesses, mandate.until, mandate.regions);
      }
      await setMandate(w, taxAuthority.number, { ...MANDATE, until: soon + 1n });
    });

    it("gives none to enterprises", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium } = w;
      const regulators = Object.values(MemberKind).filter((kind) => kind > MemberKind.CoreEnterprise);
      const allowed = kinds(...regulators);
      for (const kind of [MemberKind.Enterprise, MemberKind.CoreEnterprise]) {
        const member = await admitMember(w, kind);
        await expect(setMandate(w, member.number, MANDATE))
          .to.be.revertedWithCustomError(consortium, "ConsortiumKindForbids")
          .withArgs(member.number, kind, allowed);
      }
      for (const kind of regulators) await setMandate(w, (await admitMember(w, kind)).number, MANDATE);
    });

    it("gives none to a member that is not active, but takes it away", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, taxAuthority } = w;
      await setMandate(w, taxAuthority.number, MANDATE);
      await suspend(w, taxAuthority);
      await expect(setMandate(w, taxAuthority.number, MANDATE))
        .to.be.revertedWithCustomError(consortium, "ConsortiumStateNot")
        .withArgs(taxAuthority.number, MemberState.Suspended);
      await setMandate(w, taxAuthority.number, NO_MANDATE);
      expect(await consortium.mandateOf(taxAuthority.number)).to.deep.equal([0n, 0n, 0n]);

      const applicant: TestMember = await applyMember(w, MemberKind.Court);
      await expect(setMandate(w, applicant.number, MANDATE))
        .to.be.revertedWithCustomError(consortium, "ConsortiumStateNot")
        .withArgs(applicant.number, MemberState.Applied);
      for (const mandate of [MANDATE, NO_MANDATE]) {
        await expect(setMandate(w, 9n, mandate))
          .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
          .withArgs(9n);
      }
    });
  });

  describe("halt", () => {
    it("records the order and replaces an earlier one", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium } = w;
      for (const [level, more] of [
        [HaltLevel.All, 500n],
        [HaltLevel.Entry, 900n],
      ] as const) {
        const until = (await now()) + more;
        await expect(
          decide(w, consortium.halt.populateTransaction(Business.Bills, { level, until, reason: 9n, caseId: CASE })),
        )
          .to.emit(consortium, "BusinessHalted")
          .withArgs(Business.Bills, level, until, 9n, CASE);
        expect(await consortium.haltOf(Business.Bills)).to.deep.equal([level, until, 9n, CASE]);
      }
      expect(await consortium.haltOf(Business.All)).to.deep.equal([0n, 0n, 0n, ZeroHash]);
    });

    it("refuses an order that is over or stops nothing", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium } = w;
      const soon = (await now()) + 100n;
      for (const invalid of [order(0n), order(soon), { ...order(FOREVER), level: HaltLevel.None }]) {
        await nextAt(soon);
        await expect(decide(w, consortium.halt.populateTransaction(Business.Bills, invalid)))
          .to.be.revertedWithCustomError(consortium, "ConsortiumHaltInvalid")
          .withArgs(Business.Bills, invalid.until);
      }
      await decide(w, consortium.halt.populateTransaction(Business.Bills, order(soon + 1n)));
    });
  });

  describe("resume", () => {
    it("ends a halt, also one that is over", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium } = w;
      const until = (await now()) + 100n;
      await decide(w, consortium.halt.populateTransaction(Business.Bills, order(until)));
      await networkHelpers.time.increaseTo(until + 1n);
      await expect(decide(w, consortium.resume.populateTransaction(Business.Bills)))
        .to.emit(consortium, "BusinessResumed")
        .withArgs(Business.Bills);
      expect(await consortium.haltOf(Business.Bills)).to.deep.equal([0n, 0n, 0n, ZeroHash]);
    });

    it("refuses what is not halted", async () => {
      const w = await networkHelpers.loadFixture(world);
      await decide(w, w.consortium.halt.populateTransaction(Business.All, order(FOREVER)));
      await expect(decide(w, w.consortium.resume.populateTransaction(Business.Bills)))
        .to.be.revertedWithCustomError(w.consortium, "ConsortiumHaltInvalid")
        .withArgs(Business.Bills, 0n);
    });
  });
});
