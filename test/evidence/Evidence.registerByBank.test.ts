import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import { MemberKind, Rights } from "../helpers/terms.ts";
import { consentOf, REGISTRATION, signRegistration } from "./consent.ts";
import { DOCUMENT, evidenceWorld, invoice, networkHelpers, tagOf } from "./world.ts";

describe("Evidence", () => {
  describe("registerByBank", () => {
    it("registers on the signature of either party and names the bank as the registrant", async () => {
      const { evidence, supplier, customer, bank, epoch } = await networkHelpers.loadFixture(evidenceWorld);
      const deadline = BigInt(await networkHelpers.time.latest()) + 100n;
      for (const party of [supplier, customer]) {
        const document = invoice(supplier, customer, { tag: tagOf(`signed by ${party.number.toString()}`) });
        const consent = await signRegistration(evidence, party.account, { document, bank: bank.number, deadline });
        await expect(evidence.connect(bank.account).registerByBank(document, deadline, consent))
          .to.emit(evidence, "DocumentRegistered")
          .withArgs(
            document.tag,
            supplier.number,
            customer.number,
            bank.number,
            document.currency,
            document.kind,
            document.amount,
            document.root,
            document.fingerprint,
            epoch,
          );
        expect((await evidence.documentAt(document.tag)).version).to.equal(1n);
      }
    });

    it("takes the consent up to its deadline and not a second longer", async () => {
      const { evidence, supplier, customer, bank } = await networkHelpers.loadFixture(evidenceWorld);
      const deadline = BigInt(await networkHelpers.time.latest()) + 100n;
      for (const moment of [deadline - 1n, deadline]) {
        const document = invoice(supplier, customer, { tag: tagOf(`at ${moment.toString()}`) });
        const consent = await signRegistration(evidence, supplier.account, { document, bank: bank.number, deadline });
        await networkHelpers.time.setNextBlockTimestamp(moment);
        await evidence.connect(bank.account).registerByBank(document, deadline, consent);
      }
      const late = invoice(supplier, customer, { tag: tagOf("late") });
      const consent = await signRegistration(evidence, supplier.account, {
        document: late,
        bank: bank.number,
        deadline,
      });
      await networkHelpers.time.setNextBlockTimestamp(deadline + 1n);
      await expect(evidence.connect(bank.account).registerByBank(late, deadline, consent))
        .to.be.revertedWithCustomError(evidence, "EvidenceDeadlinePassed")
        .withArgs(late.tag, deadline);
    });

    it("refuses the signature of anything but exactly this", async () => {
      const { evidence, supplier, customer, bank, otherBank, stranger } =
        await networkHelpers.loadFixture(evidenceWorld);
      const deadline = BigInt(await networkHelpers.time.latest()) + 100n;
      const document = invoice(supplier, customer);
      const signed = { document, bank: bank.number, deadline };
      const consent = await signRegistration(evidence, supplier.account, signed);

      const changes = [
        { tag: tagOf("another") },
        { seller: stranger.number, buyer: supplier.number },
        { buyer: stranger.number },
        { currency: document.currency + 1n },
        { kind: DOCUMENT.Contract },
        { amount: document.amount + 1n },
        { root: tagOf("another root") },
        { fingerprint: document.fingerprint + 1n },
      ];
      for (const change of changes) {
        await expect(evidence.connect(bank.account).registerByBank({ ...document, ...change }, deadline, consent))
          .to.be.revertedWithCustomError(evidence, "ConsentBadSignature")
          .withArgs(supplier.account.address);
      }
      const attempts = [
        () => evidence.connect(bank.account).registerByBank(document, deadline + 1n, consent),
        () => evidence.connect(otherBank.account).registerByBank(document, deadline, consent),
        () => evidence.connect(bank.account).registerByBank(document, deadline, backdated(consent)),
      ];
      for (const attempt of attempts) {
        await expect(attempt())
          .to.be.revertedWithCustomError(evidence, "ConsentBadSignature")
          .withArgs(supplier.account.address);
      }
    });

    it("refuses the signature of a member that is not a party", async () => {
      const { evidence, supplier, customer, bank, stranger } = await networkHelpers.loadFixture(evidenceWorld);
      const deadline = BigInt(await networkHelpers.time.latest()) + 100n;
      const document = invoice(supplier, customer);
      const consent = await signRegistration(evidence, stranger.account, { document, bank: bank.number, deadline });
      await expect(evidence.connect(bank.account).registerByBank(document, deadline, consent))
        .to.be.revertedWithCustomError(evidence, "EvidenceNotAParty")
        .withArgs(document.tag, stranger.number);
    });

    it("refuses a consent cut short and one from the future", async () => {
      const { evidence, supplier, customer, bank } = await networkHelpers.loadFixture(evidenceWorld);
      const now = BigInt(await networkHelpers.time.latest());
      const deadline = now + 100n;
      const document = invoice(supplier, customer);
      const caller = evidence.connect(bank.account);
      await expect(caller.registerByBank(document, deadline, consentOf(supplier.account.address, now, "0x")))
        .to.be.revertedWithCustomError(evidence, "ConsentMalformed")
        .withArgs(25);

      const issuedAt = now + 51n;
      const early = await signRegistration(evidence, supplier.account, {
        document,
        bank: bank.number,
        deadline,
        issuedAt,
      });
      await networkHelpers.time.setNextBlockTimestamp(issuedAt - 1n);
      await expect(caller.registerByBank(document, deadline, early))
        .to.be.revertedWithCustomError(evidence, "ConsentFromFuture")
        .withArgs(supplier.account.address, issuedAt);
      await networkHelpers.time.setNextBlockTimestamp(issuedAt);
      await expect(caller.registerByBank(document, deadline, early)).to.emit(evidence, "DocumentRegistered");
    });

    it("refuses a revoked signature and a signer without the right to sign", async () => {
      const { evidence, consortium, supplier, customer, bank, outsider } =
        await networkHelpers.loadFixture(evidenceWorld);
      const now = BigInt(await networkHelpers.time.latest());
      const deadline = now + 1_000n;
      const document = invoice(supplier, customer);
      const consent = await signRegistration(evidence, supplier.account, {
        document,
        bank: bank.number,
        deadline,
        issuedAt: now,
      });
      await consortium.connect(supplier.account).revokeConsents([supplier.account.address], now);
      await expect(evidence.connect(bank.account).registerByBank(document, deadline, consent))
        .to.be.revertedWithCustomError(consortium, "ConsortiumConsentRevoked")
        .withArgs(supplier.account.address, now, now);

      await consortium.connect(supplier.account).setAccount(outsider.address, Rights.ALL - Rights.SIGN);
      await networkHelpers.mine();
      const unsigned = await signRegistration(evidence, outsider, { document, bank: bank.number, deadline });
      await expect(evidence.connect(bank.account).registerByBank(document, deadline, unsigned))
        .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
        .withArgs(outsider.address, Rights.SIGN);
    });

    it("serves banks only", async () => {
      const { evidence, consortium, supplier, customer, stranger } = await networkHelpers.loadFixture(evidenceWorld);
      const deadline = BigInt(await networkHelpers.time.latest()) + 100n;
      const document = invoice(supplier, customer);
      const consent = await signRegistration(evidence, supplier.account, { document, bank: stranger.number, deadline });
      await expect(evidence.connect(stranger.account).registerByBank(document, deadline, consent))
        .to.be.revertedWithCustomError(consortium, "ConsortiumKindForbids")
        .withArgs(stranger.number, MemberKind.Enterprise, 0x08n);
    });

    it("registers once: the same consent again meets a known document", async () => {
      const { evidence, supplier, customer, bank } = await networkHelpers.loadFixture(evidenceWorld);
      const deadline = BigInt(await networkHelpers.time.latest()) + 100n;
      const document = invoice(supplier, customer);
      const consent = await signRegistration(evidence, supplier.account, { document, bank: bank.number, deadline });
      await evidence.connect(bank.account).registerByBank(document, deadline, consent);
      await expect(evidence.connect(bank.account).registerByBank(document, deadline, consent))
        .to.be.revertedWithCustomError(evidence, "EvidenceDocumentKnown")
        .withArgs(document.tag, 1n);
    });

    it("refuses the kinds that registering refuses", async () => {
      const { evidence, supplier, customer, bank } = await networkHelpers.loadFixture(evidenceWorld);
      const deadline = BigInt(await networkHelpers.time.latest()) + 100n;
      const document = invoice(supplier, customer, { kind: DOCUMENT.CreditNote });
      const consent = await signRegistration(evidence, supplier.account, { document, bank: bank.number, deadline });
      await expect(evidence.connect(bank.account).registerByBank(document, deadline, consent))
        .to.be.revertedWithCustomError(evidence, "EvidenceKindInvalid")
        .withArgs(document.tag, DOCUMENT.CreditNote);
    });
  });

  describe("registrationDigest", () => {
    it("is the EIP-712 digest under the domain that the contract states", async () => {
      const { evidence, supplier, customer, bank } = await networkHelpers.loadFixture(evidenceWorld);
      const { name, version, chainId, verifyingContract, fields, salt, extensions } = await evidence.eip712Domain();
      expect([name, version, verifyingContract]).to.deep.equal([
        "Tradelane Evidence",
        "1",
        await evidence.getAddress(),
      ]);
      expect([fields, BigInt(salt), extensions]).to.deep.equal(["0x0f", 0n, []]);

      const document = invoice(supplier, customer);
      const domain = { name, version, chainId, verifyingContract };
      const message = { ...document, bank: bank.number, issuedAt: 17n, deadline: 19n };
      expect(await evidence.registrationDigest(document, bank.number, 17n, 19n)).to.equal(
        TypedDataEncoder.hash(domain, REGISTRATION, message),
      );
    });
  });
});

/** The same signature under an issue time one second earlier. */
function backdated(consent: string): string {
  const issuedAt = BigInt(`0x${consent.slice(42, 52)}`) - 1n;
  return consentOf(consent.slice(0, 42), issuedAt, `0x${consent.slice(52)}`);
}
