import { expect } from "chai";
import { concat, recoverAddress, Signature, toBeHex, Wallet, ZeroAddress } from "ethers";
import { addAccount, suspend } from "../helpers/members.ts";
import { refuses } from "../helpers/refusal.ts";
import { Rights } from "../helpers/terms.ts";
import { deploySuite } from "../helpers/suite.ts";
import { now, packConsent, type TestTransfer } from "../helpers/trade.ts";
import { assignable, withHighS, withV } from "./signing.ts";
import { ethers, load, time } from "./world.ts";

describe("Consents: form", () => {
  it("takes 65 bytes with v of 27 or 28, and 64 bytes", async () => {
    const world = await load(assignable);
    const { receiver, sign, lots, transfer, holder } = world;
    const { issuedAt, signature } = await sign();
    const forms = [signature, Signature.from(signature).compactSerialized];
    for (const form of forms) {
      const given = packConsent(receiver.account.address, issuedAt, form);
      await lots.connect(holder.account).assign.staticCall(transfer, given);
    }
    await world.present(packConsent(receiver.account.address, issuedAt, forms[1]!));
  });

  it("refuses v of 0, 1 and anything but 27 and 28", async () => {
    const { receiver, sign, refused, lots } = await load(assignable);
    const { issuedAt, signature } = await sign();
    const { address } = receiver.account;
    const flipped = Signature.from(signature).v === 27 ? 28 : 27;
    for (const v of [0, 1, 26, 29, 255, flipped]) {
      await refused(packConsent(address, issuedAt, withV(signature, v)), lots, "ConsentBadSignature", address);
    }
  });

  it("refuses s in the upper half, by which one signature would be two", async () => {
    const { receiver, sign, refused, lots } = await load(assignable);
    const { issuedAt, signature } = await sign();
    const { address } = receiver.account;
    await refused(packConsent(address, issuedAt, withHighS(signature)), lots, "ConsentBadSignature", address);
  });

  it("refuses what is too short to be a consent", async () => {
    const { receiver, refused, lots } = await load(assignable);
    const head = concat([receiver.account.address, toBeHex(1n, 5)]);
    for (const bytes of [0, 1, 20, 25]) {
      await refused(head.slice(0, 2 + 2 * bytes), lots, "ConsentMalformed", bytes);
    }
  });

  it("refuses signatures of other lengths, of zeros, and of noise", async () => {
    const { receiver, sign, refused, lots } = await load(assignable);
    const { issuedAt, signature } = await sign();
    const { address } = receiver.account;
    const compact = Signature.from(signature).compactSerialized;
    const wrong = [
      "0x00",
      signature.slice(0, -4),
      compact.slice(0, -2),
      `${signature}00`,
      `0x${"00".repeat(65)}`,
      `0x${"00".repeat(64)}`,
      `0x${"ff".repeat(65)}`,
      `0x${"77".repeat(64)}1b`,
    ];
    for (const form of wrong) {
      await refused(packConsent(address, issuedAt, form), lots, "ConsentBadSignature", address);
    }
  });

  it("refuses nobody as signer, of whom every bad signature seems to be", async () => {
    const { sign, refused, lots } = await load(assignable);
    const { issuedAt } = await sign();
    for (const form of [`0x${"00".repeat(65)}`, `0x${"00".repeat(64)}`, "0x00"]) {
      await refused(packConsent(ZeroAddress, issuedAt, form), lots, "ConsentBadSignature", ZeroAddress);
    }
  });
});

describe("Consents: what is signed", () => {
  it("is every field of the act", async () => {
    const world = await load(assignable);
    const { holders, receiver, transfer, lots, present, consent, another, draft, holder } = world;
    const given = await consent();
    const second = await another();
    const { background } = await draft(transfer.lot, holder, receiver, transfer.units);
    const changes: Partial<TestTransfer>[] = [
      { lot: second.root },
      { to: holders[2]!.number },
      { units: transfer.units - 1n },
      { deadline: transfer.deadline + 1n },
      { recourse: true },
      { background },
    ];
    for (const changed of changes) {
      const altered = present(given, holder, changed);
      await refuses(altered, lots, "ConsentBadSignature", receiver.account.address);
    }
    await present(given);
  });

  it("is who signed, and when", async () => {
    const { receiver, suite, refused, lots, sign } = await load(assignable);
    const colleague = await addAccount(suite, receiver, Rights.ALL);
    await time.increase(10n);
    const { issuedAt, signature } = await sign();
    const { address } = receiver.account;
    const swapped = packConsent(colleague.address, issuedAt, signature);
    await refused(swapped, lots, "ConsentBadSignature", colleague.address);
    for (const other of [issuedAt - 1n, issuedAt + 1n]) {
      await refused(packConsent(address, other, signature), lots, "ConsentBadSignature", address);
    }
  });

  it("is the contract, its name and version, and the chain", async () => {
    const { receiver, suite, refused, lots, consent } = await load(assignable);
    const { address } = receiver.account;
    const elsewhere = await deploySuite(ethers);
    const { chainId } = await ethers.provider.getNetwork();
    const domains = [
      { verifyingContract: await elsewhere.receivables.getAddress() },
      { verifyingContract: await suite.origination.getAddress() },
      { chainId: chainId + 1n },
      { name: "Tradelane Origination" },
      { version: "2" },
    ];
    for (const domain of domains) {
      await refused(await consent(receiver.account, { domain }), lots, "ConsentBadSignature", address);
    }
  });

  it("is the lot's state: of a trail that was, or will be, it is void", async () => {
    const { receiver, root, refused, lots, holder, consent, present } = await load(assignable);
    const before = await consent();
    const { trail } = await lots.lotAt(root);
    await lots.connect(holder.account).split(root, 1_000n);
    await refused(before, lots, "ConsentBadSignature", receiver.account.address);
    const stale = await consent(receiver.account, { trail });
    await refused(stale, lots, "ConsentBadSignature", receiver.account.address);
    await present(await consent());
  });

  it("is what the contract publishes", async () => {
    const { suite, lots, transfer, receiver, sign } = await load(assignable);
    const { chainId } = await ethers.provider.getNetwork();
    const named = [
      [lots, "Tradelane Receivables"],
      [suite.origination, "Tradelane Origination"],
      [suite.servicing, "Tradelane Servicing"],
    ] as const;
    for (const [contract, name] of named) {
      const domain = await contract.eip712Domain();
      const expected = ["0x0f", name, "1", chainId, await contract.getAddress(), `0x${"00".repeat(32)}`];
      expect(domain.slice(0, 6)).to.deep.equal(expected);
      expect(domain.extensions.length).to.equal(0);
    }
    const { issuedAt, signature } = await sign();
    const digest = await lots.assignmentDigest(transfer, issuedAt);
    expect(recoverAddress(digest, signature)).to.equal(receiver.account.address);
  });
});

describe("Consents: whose", () => {
  it("binds once: after the assignment the trail is another", async () => {
    const { receiver, refused, lots, consent, present } = await load(assignable);
    const given = await consent();
    await present(given);
    await refused(given, lots, "ConsentBadSignature", receiver.account.address);
  });

  it("cannot be presented by who does not hold the lot", async () => {
    const { root, lots, holders, holder, consent, present } = await load(assignable);
    const given = await consent();
    const thief = holders[2]!;
    await refuses(present(given, thief), lots, "LotsNotHolder", root, thief.number, holder.number);
  });

  it("binds the signer's member and no other", async () => {
    const { holders, receiver, holder, refused, lots, consent } = await load(assignable);
    for (const wrong of [holders[2]!, holder]) {
      const given = await consent(wrong.account);
      await refused(given, lots, "LotsConsentForOther", wrong.number, receiver.number);
    }
  });

  it("needs the right to sign, which other rights do not give", async () => {
    const { suite, receiver, refused, consent, present } = await load(assignable);
    const account = await addAccount(suite, receiver, Rights.ALL & ~Rights.SIGN);
    await time.increase(1n);
    const given = await consent(account);
    await refused(given, suite.consortium, "ConsortiumRightMissing", account.address, Rights.SIGN);
    await suite.consortium.connect(receiver.account).setAccount(account, Rights.SIGN);
    await time.increase(1n);
    await present(await consent(account));
  });

  it("is nobody's when the account is no member's", async () => {
    const { suite, refused, sign } = await load(assignable);
    const stranger = new Wallet(`0x${"11".repeat(32)}`);
    const { issuedAt, signature } = await sign(stranger);
    const given = packConsent(stranger.address, issuedAt, signature);
    await refused(given, suite.consortium, "ConsortiumAccountUnknown", stranger.address);
  });

  it("needs a receiver that may acquire", async () => {
    const { suite, receiver, refused, consent } = await load(assignable);
    const given = await consent();
    const { consortium } = suite;
    await suspend(suite, receiver);
    await refused(given, consortium, "ConsortiumMemberStateForbids", receiver.number, 3n, 0n);
  });
});

describe("Consents: when", () => {
  it("cannot be signed in the future", async () => {
    const { suite, receiver, lots, consent, present } = await load(assignable);
    const issuedAt = (await now(suite)) + 100n;
    const given = await consent(receiver.account, { issuedAt });
    await time.setNextBlockTimestamp(issuedAt - 1n);
    await refuses(present(given), lots, "ConsentFromFuture", receiver.account.address, issuedAt);
    await time.setNextBlockTimestamp(issuedAt);
    await present(given);
  });

  it("is good until its deadline and not a second longer", async () => {
    for (const late of [-1n, 0n, 1n]) {
      const { root, lots, deadline, consent, present } = await load(assignable);
      const given = await consent();
      await time.setNextBlockTimestamp(deadline + late);
      if (late <= 0n) await present(given);
      else await refuses(present(given), lots, "LotsDeadlinePassed", root, deadline);
    }
  });

  it("is dead once revoked, if signed at that moment or before", async () => {
    const { suite, receiver, refused, consent, present } = await load(assignable);
    const { consortium } = suite;
    await time.increase(100n);
    const cut = await now(suite);
    const [early, at, later] = [
      await consent(receiver.account, { issuedAt: cut - 1n }),
      await consent(receiver.account, { issuedAt: cut }),
      await consent(receiver.account, { issuedAt: cut + 1n }),
    ];
    const { address } = receiver.account;
    await consortium.connect(receiver.account).revokeConsents([address], cut);
    await refused(early, consortium, "ConsortiumConsentRevoked", address, cut - 1n, cut);
    await refused(at, consortium, "ConsortiumConsentRevoked", address, cut, cut);
    await present(later);
  });

  it("is dead with the key that was rotated, and cannot be had before the new one came", async () => {
    const { suite, receiver, refused, consent, present } = await load(assignable);
    const { consortium, signers } = suite;
    const fresh = signers.at(-1)!;
    const early = await consent();
    const ahead = await consent(fresh);
    await consortium.connect(receiver.account).rotateAccount(receiver.account, fresh);
    const rotatedAt = await now(suite);
    const { address } = receiver.account;
    await refused(early, consortium, "ConsortiumRightMissing", address, Rights.SIGN);
    const issuedAt = BigInt(`0x${ahead.slice(42, 52)}`);
    await refused(ahead, consortium, "ConsortiumConsentRevoked", fresh.address, issuedAt, rotatedAt);
    await time.increase(1n);
    await present(await consent(fresh));
  });

  it("does not revive with rights that were taken and given again", async () => {
    const { suite, receiver, refused, consent } = await load(assignable);
    const { consortium } = suite;
    const account = await addAccount(suite, receiver, Rights.SIGN);
    await time.increase(1n);
    const given = await consent(account);
    const issuedAt = await now(suite);
    const administrator = consortium.connect(receiver.account);
    await administrator.setAccount(account, 0n);
    await refused(given, consortium, "ConsortiumRightMissing", account.address, Rights.SIGN);
    await administrator.setAccount(account, Rights.SIGN);
    const values = [account.address, issuedAt, await now(suite)];
    await refused(given, consortium, "ConsortiumConsentRevoked", ...values);
  });

  it("of time zero is dead from the beginning", async () => {
    const { suite, receiver, refused, consent } = await load(assignable);
    const { consentsFrom } = await suite.consortium.accountAt(receiver.account);
    const given = await consent(receiver.account, { issuedAt: 0n });
    const values = [receiver.account.address, 0n, consentsFrom];
    await refused(given, suite.consortium, "ConsortiumConsentRevoked", ...values);
  });
});
