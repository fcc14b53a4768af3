import { expect } from "chai";
import { DOCUMENT, evidenceWorld, networkHelpers, tagOf } from "./world.ts";

const UNKNOWN = tagOf("unheard of");

describe("Evidence", () => {
  describe("consume", () => {
    it("uses the document up, part by part, to the last unit and no further", async () => {
      const { evidence, registered, consume } = await networkHelpers.loadFixture(evidenceWorld);
      await consume(1n);
      await consume(registered.amount - 2n);
      await expect(consume(2n))
        .to.be.revertedWithCustomError(evidence, "EvidenceUsedUp")
        .withArgs(registered.tag, 1n, 2n);
      await consume(1n);
      await expect(consume(1n))
        .to.be.revertedWithCustomError(evidence, "EvidenceUsedUp")
        .withArgs(registered.tag, 0n, 1n);

      expect(await evidence.documentAt(registered.tag)).to.deep.equal([
        registered.seller,
        registered.buyer,
        registered.currency,
        registered.kind,
        1n,
        registered.amount,
        registered.amount,
        0n,
        registered.fingerprint,
      ]);
    });

    it("refuses all that is left in one step and one unit more", async () => {
      const { evidence, registered, consume } = await networkHelpers.loadFixture(evidenceWorld);
      await expect(consume(registered.amount + 1n))
        .to.be.revertedWithCustomError(evidence, "EvidenceUsedUp")
        .withArgs(registered.tag, registered.amount, registered.amount + 1n);
      await consume(registered.amount);
    });

    it("has nothing left where a credit note left less than is used", async () => {
      const { evidence, supplier, registered, consume } = await networkHelpers.loadFixture(evidenceWorld);
      await consume(700n);
      const creditAllBut = registered.amount - 500n;
      await evidence.connect(supplier.account).credit(registered.tag, tagOf("note"), creditAllBut, tagOf("root"), 5n);
      await expect(consume(1n))
        .to.be.revertedWithCustomError(evidence, "EvidenceUsedUp")
        .withArgs(registered.tag, 0n, 1n);
    });

    it("ties the parties: the document's buyer and seller, in their places", async () => {
      const { evidence, desk, registered, stranger } = await networkHelpers.loadFixture(evidenceWorld);
      const { tag, buyer, seller, currency } = registered;
      const pairs = [
        [seller, buyer],
        [stranger.number, seller],
        [buyer, stranger.number],
      ] as const;
      for (const [asBuyer, asSeller] of pairs) {
        await expect(evidence.connect(desk).consume(tag, asBuyer, asSeller, currency, 1n))
          .to.be.revertedWithCustomError(evidence, "EvidenceForeignParties")
          .withArgs(tag, asBuyer, asSeller);
      }
    });

    it("refuses another currency and says which it should be", async () => {
      const { evidence, desk, registered } = await networkHelpers.loadFixture(evidenceWorld);
      const { tag, buyer, seller, currency } = registered;
      await expect(evidence.connect(desk).consume(tag, buyer, seller, currency + 1n, 1n))
        .to.be.revertedWithCustomError(evidence, "EvidenceOtherCurrency")
        .withArgs(tag, currency + 1n, currency);
    });

    it("never stands on a credit note", async () => {
      const { evidence, desk, supplier, registered } = await networkHelpers.loadFixture(evidenceWorld);
      const note = tagOf("note");
      await evidence.connect(supplier.account).credit(registered.tag, note, 300n, tagOf("root"), 5n);
      const { buyer, seller, currency } = registered;
      await expect(evidence.connect(desk).consume(note, buyer, seller, currency, 1n))
        .to.be.revertedWithCustomError(evidence, "EvidenceKindInvalid")
        .withArgs(note, DOCUMENT.CreditNote);
    });

    it("refuses a document nobody registered", async () => {
      const { evidence, desk, registered } = await networkHelpers.loadFixture(evidenceWorld);
      const { buyer, seller, currency } = registered;
      await expect(evidence.connect(desk).consume(UNKNOWN, buyer, seller, currency, 1n))
        .to.be.revertedWithCustomError(evidence, "EvidenceDocumentUnknown")
        .withArgs(UNKNOWN);
      // Not even with nobody's parties, which an empty slot would match.
      await expect(evidence.connect(desk).consume(UNKNOWN, 0n, 0n, 0n, 0n))
        .to.be.revertedWithCustomError(evidence, "EvidenceDocumentUnknown")
        .withArgs(UNKNOWN);
    });
  });

  describe("giveBack", () => {
    it("makes what was used available again, to the current version", async () => {
      const { evidence, desk, supplier, registered, consume } = await networkHelpers.loadFixture(evidenceWorld);
      await consume(700n);
      await evidence.connect(supplier.account).correct(registered.tag, 800n, tagOf("root"), 5n);
      await evidence.connect(desk).giveBack(registered.tag, 699n);
      expect(await evidence.documentAt(registered.tag)).to.deep.equal([
        registered.seller,
        registered.buyer,
        registered.currency,
        registered.kind,
        2n,
        800n,
        1n,
        0n,
        5n,
      ]);
      await consume(799n);
    });

    it("brings an overdrawn document back below its amount", async () => {
      const { evidence, desk, supplier, registered, consume } = await networkHelpers.loadFixture(evidenceWorld);
      await consume(700n);
      const creditAllBut = registered.amount - 500n;
      await evidence.connect(supplier.account).credit(registered.tag, tagOf("note"), creditAllBut, tagOf("root"), 5n);
      await evidence.connect(desk).giveBack(registered.tag, 300n);
      await expect(consume(101n))
        .to.be.revertedWithCustomError(evidence, "EvidenceUsedUp")
        .withArgs(registered.tag, 100n, 101n);
      await consume(100n);
    });

    it("never gives back more than is used", async () => {
      const { evidence, desk, registered, consume } = await networkHelpers.loadFixture(evidenceWorld);
      await consume(700n);
      await expect(evidence.connect(desk).giveBack(registered.tag, 701n)).to.be.revertedWithPanic(0x11);
      await evidence.connect(desk).giveBack(registered.tag, 700n);
      expect((await evidence.documentAt(registered.tag)).financed).to.equal(0n);
    });

    it("refuses a document nobody registered", async () => {
      const { evidence, desk } = await networkHelpers.loadFixture(evidenceWorld);
      await expect(evidence.connect(desk).giveBack(UNKNOWN, 0n))
        .to.be.revertedWithCustomError(evidence, "EvidenceDocumentUnknown")
        .withArgs(UNKNOWN);
    });
  });

  describe("setDesk", () => {
    it("lists a desk and delists it", async () => {
      const { evidence, council, outsider, registered } = await networkHelpers.loadFixture(evidenceWorld);
      const { tag, buyer, seller, currency } = registered;
      const acts = [
        () => evidence.connect(outsider).consume(tag, buyer, seller, currency, 1n),
        () => evidence.connect(outsider).giveBack(tag, 1n),
      ];
      const refuseAll = async () => {
        for (const act of acts) {
          await expect(act()).to.be.revertedWithCustomError(evidence, "EvidenceNotADesk").withArgs(outsider.address);
        }
      };

      await refuseAll();
      await expect(council(evidence.setDesk.populateTransaction(outsider.address, true)))
        .to.emit(evidence, "EvidenceDeskSet")
        .withArgs(outsider.address, true);
      for (const act of acts) await act();
      await expect(council(evidence.setDesk.populateTransaction(outsider.address, false)))
        .to.emit(evidence, "EvidenceDeskSet")
        .withArgs(outsider.address, false);
      await refuseAll();
    });

    it("is the council's alone", async () => {
      const { evidence, outsider, supplier, desk } = await networkHelpers.loadFixture(evidenceWorld);
      for (const caller of [outsider, supplier.account, desk]) {
        await expect(evidence.connect(caller).setDesk(outsider.address, true))
          .to.be.revertedWithCustomError(evidence, "AccessManagedUnauthorized")
          .withArgs(caller.address);
      }
    });
  });

  describe("initialize", () => {
    it("happens once, and never on the implementation", async () => {
      const { evidence, outsider, implementation } = await networkHelpers.loadFixture(evidenceWorld);
      for (const contract of [evidence, await implementation()]) {
        await expect(contract.initialize(outsider)).to.be.revertedWithCustomError(contract, "InvalidInitialization");
      }
    });
  });

  describe("upgradeToAndCall", () => {
    it("is the council's alone and keeps the documents", async () => {
      const { evidence, council, outsider, registered, implementation } =
        await networkHelpers.loadFixture(evidenceWorld);
      const next = await implementation();
      await expect(evidence.connect(outsider).upgradeToAndCall(next, "0x"))
        .to.be.revertedWithCustomError(evidence, "AccessManagedUnauthorized")
        .withArgs(outsider.address);
      await expect(council(evidence.upgradeToAndCall.populateTransaction(next, "0x")))
        .to.emit(evidence, "Upgraded")
        .withArgs(next);
      expect((await evidence.documentAt(registered.tag)).amount).to.equal(registered.amount);
    });
  });
});
