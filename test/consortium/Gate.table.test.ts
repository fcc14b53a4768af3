import { expect } from "chai";
import { network } from "hardhat";
import { ActClass, ALL_KINDS, ALL_REGIONS, MemberKind, MemberState, Rights, entry, kinds } from "../helpers/terms.ts";
import { mandate } from "../helpers/members.ts";
import { refusalOf } from "./gate-oracle.ts";
import { wrongAnswers, type Question } from "./probe.ts";
import { everyStanding, type Stander } from "./standings.ts";

const { ethers, networkHelpers } = await network.create();
const RIGHTS = [Rights.PREPARE, Rights.ACT, Rights.SIGN, Rights.ADMINISTER];
const EPOCH = 1n;

async function standings() {
  return everyStanding(ethers);
}

interface Case {
  actClass: bigint;
  mustBeActive: boolean;
  /** The kinds the entry allows: all, or all but the member's own. */
  allowed: bigint;
}

/** Every class, with and without the demand for full activity, with the member's kind allowed and not. */
function casesOf(member: Stander): Case[] {
  return Object.values(ActClass).flatMap((actClass) =>
    [false, true].flatMap((mustBeActive) =>
      [ALL_KINDS, ALL_KINDS ^ kinds(member.kind)].map((allowed) => ({ actClass, mustBeActive, allowed })),
    ),
  );
}

describe("Gate", () => {
  describe("enter", () => {
    it("judges the actor by its state, the class, full activity, its kind and the account's right", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const { consortium } = core;
      const admitted = standers.filter(({ worker }) => worker !== undefined);
      const wrong: string[] = [];
      for (const right of RIGHTS) {
        for (const rights of [right, Rights.ALL - right]) {
          for (const { account, worker } of admitted) await consortium.connect(account).setAccount(worker!, rights);
          const questions = admitted.flatMap((member) =>
            casesOf(member).map((c) => asActor(member, member.worker!.address, rights, right, c)),
          );
          wrong.push(...(await wrongAnswers(ethers, consortium, questions)));
        }
      }
      expect(wrong).to.deep.equal([]);
    });

    it("asks for one of the entry's rights, and lets nobody in who has none of them", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const { number, account, worker } = activeBank(standers);
      const address = worker!.address;
      const all = Array.from({ length: 16 }, (_, bits) => BigInt(bits));
      for (const rights of all) {
        await core.consortium.connect(account).setAccount(address, rights);
        const questions = all.map((right): Question => {
          const shared = RIGHTS.filter((one) => has(rights, one) && has(right, one));
          const expected = shared.length > 0 ? [number, EPOCH] : (["ConsortiumRightMissing", address, right] as const);
          return { method: "enter", args: [entry({ right }), address, 0n], expected };
        });
        expect(await wrongAnswers(ethers, core.consortium, questions)).to.deep.equal([]);
      }
    });

    it("lets no applicant act", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const applicants = standers.filter(({ state }) => state === MemberState.Applied);
      const questions = applicants.flatMap((member) =>
        casesOf(member).map((c) => asActor(member, member.account.address, Rights.ALL, Rights.ACT, c)),
      );
      expect(questions).to.have.length(10 * 16);
      expect(await wrongAnswers(ethers, core.consortium, questions)).to.deep.equal([]);
    });

    it("judges the counterparty by its state, the class, full activity and its kind", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const actor = activeBank(standers);
      const questions = standers.flatMap((member) =>
        casesOf(member).map(({ actClass, mustBeActive, allowed }): Question => {
          const e = entry({ actClass, counterpartyKinds: allowed, counterpartyActive: mustBeActive });
          const refusal = refusalOf(member, actClass, mustBeActive, allowed);
          return {
            method: "enter",
            args: [e, actor.account.address, member.number],
            expected: refusal ?? [actor.number, EPOCH],
          };
        }),
      );
      expect(await wrongAnswers(ethers, core.consortium, questions)).to.deep.equal([]);
    });

    it("judges the actor alone where there is no counterparty", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const actor = activeBank(standers);
      const e = entry({ counterpartyKinds: kinds(MemberKind.Court), counterpartyActive: true });
      expect(await core.consortium.enter(e, actor.account, 0n)).to.deep.equal([actor.number, EPOCH]);
    });
  });

  describe("meet", () => {
    it("judges the signer's member as counterparty, and its right to sign", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const { consortium } = core;
      const actor = activeBank(standers);
      const admitted = standers.filter(({ worker }) => worker !== undefined);
      const wrong: string[] = [];
      for (const rights of [Rights.SIGN, Rights.ALL - Rights.SIGN]) {
        for (const { account, worker } of admitted) await consortium.connect(account).setAccount(worker!, rights);
        const issuedAt = BigInt(await networkHelpers.time.latest()) + 1n;
        const questions = admitted.flatMap((member) =>
          casesOf(member).map((c) => asSigner(actor, member, rights, issuedAt, c)),
        );
        wrong.push(...(await wrongAnswers(ethers, consortium, questions)));
      }
      expect(wrong).to.deep.equal([]);
    });

    it("judges the actor as enter does", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const signer = activeBank(standers);
      const issuedAt = BigInt(await networkHelpers.time.latest()) + 1n;
      const questions = standers.flatMap((member) =>
        casesOf(member).map(({ actClass, mustBeActive, allowed }): Question => {
          const e = entry({ actClass, actorKinds: allowed, actorActive: mustBeActive });
          const refusal = refusalOf(member, actClass, mustBeActive, allowed);
          return {
            method: "meet",
            args: [e, member.account.address, signer.account.address, issuedAt],
            expected: refusal ?? [member.number, signer.number, EPOCH],
          };
        }),
      );
      expect(await wrongAnswers(ethers, core.consortium, questions)).to.deep.equal([]);
    });
  });

  describe("enterMandated", () => {
    it("judges the regulator as enter does", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const subject = activeBank(standers);
      const questions = standers.flatMap((member) =>
        casesOf(member).map(({ actClass, mustBeActive, allowed }): Question => {
          const e = entry({ actClass, actorKinds: allowed, actorActive: mustBeActive });
          const refusal = refusalOf(member, actClass, mustBeActive, allowed);
          // None has a mandate, and only after the table is it asked for.
          const expected = refusal ?? (["ConsortiumMandateMissing", member.number, 1n, 3100n] as const);
          return { method: "enterMandated", args: [e, member.account.address, subject.number], expected };
        }),
      );
      expect(await wrongAnswers(ethers, core.consortium, questions)).to.deep.equal([]);
    });

    it("reaches every member that was admitted, if its kind is meant and it is as active as it must be", async () => {
      const { core, standers } = await networkHelpers.loadFixture(standings);
      const court = standers.find(({ state, kind }) => state === MemberState.Active && kind === MemberKind.Court)!;
      await mandate(core, court, { regions: ALL_REGIONS });
      const questions = standers.flatMap((member) =>
        casesOf(member).map(({ actClass, mustBeActive, allowed }): Question => {
          const e = entry({ actClass, counterpartyKinds: allowed, counterpartyActive: mustBeActive });
          const reached =
            member.state === MemberState.Active || (member.state !== MemberState.Applied && !mustBeActive);
          const expected = !reached
            ? (["ConsortiumMemberStateForbids", member.number, member.state, actClass] as const)
            : allowed === ALL_KINDS
              ? [court.number, EPOCH]
              : (["ConsortiumKindForbids", member.number, member.kind, allowed] as const);
          return { method: "enterMandated", args: [e, court.account.address, member.number], expected };
        }),
      );
      expect(await wrongAnswers(ethers, core.consortium, questions)).to.deep.equal([]);
    });
  });
});

function activeBank(standers: Stander[]): Stander {
  return standers.find(({ state, kind }) => state === MemberState.Active && kind === MemberKind.Bank)!;
}

function has(rights: bigint, right: bigint): boolean {
  return (rights / right) % 2n === 1n;
}

function asActor(member: Stander, account: string, rights: bigint, right: bigint, c: Case): Question {
  const { actClass, mustBeActive, allowed } = c;
  const e = entry({ actClass, right, actorKinds: allowed, actorActive: mustBeActive });
  const refusal = has(rights, right)
    ? refusalOf(member, actClass, mustBeActive, allowed)
    : (["ConsortiumRightMissing", account, right] as const);
  return { method: "enter", args: [e, account, 0n], expected: refusal ?? [member.number, EPOCH] };
}

function asSigner(actor: Stander, member: Stander, rights: bigint, issuedAt: bigint, c: Case): Question {
  const { actClass, mustBeActive, allowed } = c;
  const e = entry({ actClass, counterpartyKinds: allowed, counterpartyActive: mustBeActive });
  const signer = member.worker!.address;
  const refusal = has(rights, Rights.SIGN)
    ? refusalOf(member, actClass, mustBeActive, allowed)
    : (["ConsortiumRightMissing", signer, Rights.SIGN] as const);
  return {
    method: "meet",
    args: [e, actor.account.address, signer, issuedAt],
    expected: refusal ?? [actor.number, member.number, EPOCH],
  };
}
