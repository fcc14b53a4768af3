import { expect } from "chai";
import { ZeroHash } from "ethers";
import { DOCUMENT, evidenceWorld, networkHelpers, tagOf } from "./world.ts";

const ROOT = tagOf("another root");
const NOTE = tagOf("red letter");

describe("Evidence", () => {
  describe("correct", () => {
    it("makes a new version under the same tag", async () => {
      const { evidence, supplier, registered, epoch } = await networkHelpers.loadFixture(evidenceWorld);
      await expect(evidence.connect(supplier.account).correct(registered.tag, 900n, ROOT, 77n))
        .to.emit(evidence, "DocumentCorrected")
        .withArgs(registered.tag, supplier.number, 2n, 900n, ROOT, 77n, epoch);

      expect(await evidence.documentAt(registered.tag)).to.deep.equal([
        registered.seller,
        registered.buyer,
        registered.currency,
        registered.kind,
        2n,
        900n,
        0n,
        0n,
        77n,
      ]);
    });

    it("goes down to what is used and not below", async () => {
      const { evidence, supplier, registered, consume } = await networkHelpers.loadFixture(evidenceWorld);
      await consume(400n);
      const seller = evidence.connect(supplier.account);
      await expect(seller.correct(registered.tag, 399n, ROOT, 77n))
        .to.be.revertedWithCustomError(evidence, "EvidenceBelowUsed")
        .withArgs(registered.tag, 399n, 400n);

      await seller.correct(registered.tag, 400n, ROOT, 77n);
      const { amount, financed } = await evidence.documentAt(registered.tag);
      expect([amount, financed]).to.deep.equal([400n, 400n]);
    });

    it("counts versions up to 31", async () => {
      const { evidence, supplier, registered } = await networkHelpers.loadFixture(evidenceWorld);
      const seller = evidence.connect(supplier.account);
      for (let version = 2n; version <= 31n; version++) {
        await seller.correct(registered.tag, registered.amount, ROOT, version);
        expect((await evidence.documentAt(registered.tag)).version).to.equal(version);
      }
      await expect(seller.correct(registered.tag, registered.amount, ROOT, 32n))
        .to.be.revertedWithCustomError(evidence, "EvidenceVersionsExhausted")
        .withArgs(registered.tag);
      expect(await evidence.documentAt(registered.tag)).to.deep.equal([
        registered.seller,
        registered.buyer,
        registered.currency,
        registered.kind,
        31n,
        registered.amount,
        0n,
        0n,
        31n,
      ]);
    });

    it("is the seller's alone, on a document it knows, to an amount", async () => {
      const { evidence, supplier, customer, registered } = await networkHelpers.loadFixture(evidenceWorld);
      await expect(evidence.connect(customer.account).correct(registered.tag, 900n, ROOT, 1n))
        .to.be.revertedWithCustomError(evidence, "EvidenceNotTheSeller")
        .withArgs(registered.tag, customer.number);
      const seller = evidence.connect(supplier.account);
      await expect(seller.correct(tagOf("unheard of"), 900n, ROOT, 1n))
        .to.be.revertedWithCustomError(evidence, "EvidenceDocumentUnknown")
        .withArgs(tagOf("unheard of"));
      await expect(seller.correct(registered.tag, 0n, ROOT, 1n))
        .to.be.revertedWithCustomError(evidence, "EvidenceAmountInvalid")
        .withArgs(registered.tag, 0n);
    });
  });

  describe("credit", () => {
    it("takes the credit off and enters the credit note under its own tag", async () => {
      const { evidence, supplier, customer, registered, epoch } = await networkHelpers.loadFixture(evidenceWorld);
      const credit = evidence.connect(supplier.account).credit(registered.tag, NOTE, 300n, ROOT, 5n);
      await expect(credit)
        .to.emit(evidence, "DocumentRegistered")
        .withArgs(
          NOTE,
          supplier.number,
          customer.number,
          supplier.number,
          registered.currency,
          DOCUMENT.CreditNote,
          300n,
          ROOT,
          5n,
          epoch,
        );
      await expect(credit)
        .to.emit(evidence, "DocumentCredited")
        .withArgs(registered.tag, NOTE, 300n, registered.amount - 300n, epoch);
      await expect(credit).not.to.emit(evidence, "DocumentOverdrawn");

      const document = await evidence.documentAt(registered.tag);
      expect([document.amount, document.version, document.fingerprint]).to.deep.equal([
        registered.amount - 300n,
        1n,
        registered.fingerprint,
      ]);
      expect(await evidence.documentAt(NOTE)).to.deep.equal([
        supplier.number,
        customer.number,
        registered.currency,
        DOCUMENT.CreditNote,
        1n,
        300n,
        0n,
        0n,
        5n,
      ]);
    });

    it("alerts by how much claims stand on more than is left, from the first unit on", async () => {
      const { evidence, supplier, customer, registered, consume, epoch } =
        await networkHelpers.loadFixture(evidenceWorld);
      const seller = evidence.connect(supplier.account);
      await consume(700n);

      const upToUsed = seller.credit(registered.tag, tagOf("note 1"), registered.amount - 700n, ROOT, 5n);
      await expect(upToUsed).not.to.emit(evidence, "DocumentOverdrawn");
      await expect(seller.credit(registered.tag, tagOf("note 2"), 1n, ROOT, 5n))
        .to.emit(evidence, "DocumentOverdrawn")
        .withArgs(registered.tag, supplier.number, customer.number, 1n, epoch);
      await expect(seller.credit(registered.tag, tagOf("note 3"), 699n, ROOT, 5n))
        .to.emit(evidence, "DocumentOverdrawn")
        .withArgs(registered.tag, supplier.number, customer.number, 700n, epoch);

      const { amount, financed } = await evidence.documentAt(registered.tag);
      expect([amount, financed]).to.deep.equal([0n, 700n]);
    });

    it("refuses more than the document's amount and nothing at all", async () => {
      const { evidence, supplier, registered } = await networkHelpers.loadFixture(evidenceWorld);
      const seller = evidence.connect(supplier.account);
      await expect(seller.credit(registered.tag, NOTE, registered.amount + 1n, ROOT, 5n))
        .to.be.revertedWithCustomError(evidence, "EvidenceCreditTooLarge")
        .withArgs(registered.tag, registered.amount, registered.amount + 1n);
      await expect(seller.credit(registered.tag, NOTE, 0n, ROOT, 5n))
        .to.be.revertedWithCustomError(evidence, "EvidenceAmountInvalid")
        .withArgs(NOTE, 0n);
      await seller.credit(registered.tag, NOTE, registered.amount, ROOT, 5n);
      expect((await evidence.documentAt(registered.tag)).amount).to.equal(0n);
    });

    it("applies a credit note once: again it is known, with other contents a conflict", async () => {
      const { evidence, supplier, registered } = await networkHelpers.loadFixture(evidenceWorld);
      const seller = evidence.connect(supplier.account);
      await seller.credit(registered.tag, NOTE, 600n, ROOT, 5n);

      await expect(seller.credit(registered.tag, NOTE, 600n, ROOT, 5n))
        .to.be.revertedWithCustomError(evidence, "EvidenceDocumentKnown")
        .withArgs(NOTE, 1n);
      await expect(seller.credit(registered.tag, NOTE, 100n, ROOT, 5n))
        .to.be.revertedWithCustomError(evidence, "EvidenceDocumentConflict")
        .withArgs(NOTE, 1n);
      await expect(seller.credit(registered.tag, registered.tag, 100n, ROOT, 5n))
        .to.be.revertedWithCustomError(evidence, "EvidenceDocumentConflict")
        .withArgs(registered.tag, 1n);
    });

    it("is the seller's alone, on a document it knows, under a tag", async () => {
      const { evidence, supplier, customer, registered } = await networkHelpers.loadFixture(evidenceWorld);
      await expect(evidence.connect(customer.account).credit(registered.tag, NOTE, 1n, ROOT, 5n))
        .to.be.revertedWithCustomError(evidence, "EvidenceNotTheSeller")
        .withArgs(registered.tag, customer.number);
      const seller = evidence.connect(supplier.account);
      await expect(seller.credit(tagOf("unheard of"), NOTE, 1n, ROOT, 5n))
        .to.be.revertedWithCustomError(evidence, "EvidenceDocumentUnknown")
        .withArgs(tagOf("unheard of"));
      await expect(seller.credit(registered.tag, ZeroHash, 1n, ROOT, 5n)).to.be.revertedWithCustomError(
        evidence,
        "EvidenceTagInvalid",
      );
    });

    it("leaves a credit note as it is: neither credited nor corrected", async () => {
      const { evidence, supplier, registered } = await networkHelpers.loadFixture(evidenceWorld);
      const seller = evidence.connect(supplier.account);
      await seller.credit(registered.tag, NOTE, 300n, ROOT, 5n);
      const attempts = [
        () => seller.credit(NOTE, tagOf("note on a note"), 1n, ROOT, 5n),
        () => seller.correct(NOTE, 200n, ROOT, 5n),
      ];
      for (const attempt of attempts) {
        await expect(attempt())
          .to.be.revertedWithCustomError(evidence, "EvidenceKindInvalid")
          .withArgs(NOTE, DOCUMENT.CreditNote);
      }
    });
  });
});
