import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { addAccount, applyMember, suspend } from "../helpers/members.ts";
import { refuses } from "../helpers/refusal.ts";
import { ActClass, Business, entry, HaltLevel, MemberKind, MemberState, Rights } from "../helpers/terms.ts";
import { halt, networkHelpers, now, world, CASE } from "./world.ts";

const FOREVER = 2n ** 40n - 1n;
const BANKS = 1n << MemberKind.Bank;

/** Both ways to hear a member by its signature alone; `bound` is what each answers for member 2 in epoch 1. */
const WAYS = [
  { name: "enterSigned", half: "actor", bound: [2n, 1n] },
  { name: "consenting", half: "counterparty", bound: 2n },
] as const;

for (const { name, half, bound } of WAYS) {
  /** An entry whose half for this way has kinds and a need to be active. */
  const halfOf = (of: { kinds?: bigint; mustBeActive?: boolean; actClass?: bigint; business?: bigint } = {}) => {
    const { kinds = 0xffffn, mustBeActive = false, ...rest } = of;
    return half === "actor"
      ? entry({ ...rest, actorKinds: kinds, actorActive: mustBeActive })
      : entry({ ...rest, counterpartyKinds: kinds, counterpartyActive: mustBeActive });
  };

  describe(`Gate: ${name}`, () => {
    it("answers whom the signature binds", async () => {
      const { consortium, bank } = await networkHelpers.loadFixture(world);
      expect(await consortium[name](halfOf(), bank.account, FOREVER)).to.deep.equal(bound);
    });

    it("needs the right to sign, which no other right gives", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, signers } = w;
      const stranger = signers.at(-1)!;
      const unknown = consortium[name](halfOf(), stranger, FOREVER);
      await refuses(unknown, consortium, "ConsortiumAccountUnknown", stranger.address);
      const other = await addAccount(w, bank, Rights.PREPARE | Rights.ACT | Rights.ADMINISTER);
      const refused = consortium[name](halfOf(), other, FOREVER);
      await refuses(refused, consortium, "ConsortiumRightMissing", other.address, Rights.SIGN);
      const signer = await addAccount(w, bank, Rights.SIGN);
      expect(await consortium[name](halfOf(), signer, FOREVER)).to.deep.equal(bound);
    });

    it("refuses what was signed before a revocation, to the second", async () => {
      const { consortium, bank } = await networkHelpers.loadFixture(world);
      const before = (await now()) - 1n;
      await consortium.connect(bank.account).revokeConsents([bank.account], before);
      for (const issuedAt of [0n, before - 1n, before]) {
        const refused = consortium[name](halfOf(), bank.account, issuedAt);
        await refuses(refused, consortium, "ConsortiumConsentRevoked", bank.account.address, issuedAt, before);
      }
      expect(await consortium[name](halfOf(), bank.account, before + 1n)).to.deep.equal(bound);
    });

    it("is for the kinds that this half of the entry names", async () => {
      const { consortium, enterprise, bank } = await networkHelpers.loadFixture(world);
      const named = halfOf({ kinds: BANKS });
      expect(await consortium[name](named, bank.account, FOREVER)).to.deep.equal(bound);
      const values = [enterprise.number, MemberKind.Enterprise, BANKS];
      await refuses(
        consortium[name](named, enterprise.account, FOREVER),
        consortium,
        "ConsortiumKindForbids",
        ...values,
      );
    });

    it("is judged by the member's state, as everybody is", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, enterprise, bank } = w;
      const applicant = await applyMember(w, MemberKind.Bank);
      await suspend(w, enterprise);
      await consortium.connect(bank.account).startExit();
      const states = [
        [applicant, MemberState.Applied],
        [enterprise, MemberState.Suspended],
        [bank, MemberState.Exiting],
      ] as const;
      for (const [{ number, account }, state] of states) {
        for (const [of, actClass] of Object.entries(ActClass)) {
          for (const mustBeActive of [false, true]) {
            const opens = of === "Start" || of === "Answer";
            const may =
              state === MemberState.Exiting ? !opens || !mustBeActive : state === MemberState.Suspended && !opens;
            const asked = consortium[name](halfOf({ actClass, mustBeActive }), account, FOREVER);
            if (may) await asked;
            else await refuses(asked, consortium, "ConsortiumMemberStateForbids", number, state, actClass);
          }
        }
      }
    });
  });
}

describe("Gate: halts and signatures", () => {
  it("stop an act that somebody sends for its actor", async () => {
    const w = await networkHelpers.loadFixture(world);
    const { consortium, bank } = w;
    const until = (await now()) + 1_000n;
    await halt(w, Business.Receivables, HaltLevel.Entry, until);
    const start = entry({ business: Business.Receivables, actClass: ActClass.Start });
    const refused = consortium.enterSigned(start, bank.account, FOREVER);
    await refuses(refused, consortium, "ConsortiumHalted", Business.Receivables, until, CASE);
    const close = entry({ business: Business.Receivables, actClass: ActClass.Close });
    expect(await consortium.enterSigned(close, bank.account, FOREVER)).to.deep.equal([2n, 1n]);
    const elsewhere = entry({ business: Business.Bills, actClass: ActClass.Start });
    expect(await consortium.enterSigned(elsewhere, bank.account, FOREVER)).to.deep.equal([2n, 1n]);
  });

  it("are not asked about again for one more counterparty: the act's actor was admitted already", async () => {
    const w = await networkHelpers.loadFixture(world);
    const { consortium, bank } = w;
    await halt(w, Business.All, HaltLevel.All, (await now()) + 1_000n);
    expect(await consortium.consenting(entry(), bank.account, FOREVER)).to.equal(2n);
    await decide(w, consortium.resume.populateTransaction(Business.All));
  });
});
