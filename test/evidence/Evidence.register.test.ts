import { expect } from "chai";
import { ZeroHash } from "ethers";
import { BUSINESS, HALT, KIND, RIGHTS } from "./consortium.ts";
import { DOCUMENT, evidenceWorld, invoice, networkHelpers, tagOf } from "./world.ts";

const MAX_AMOUNT = 2n ** 56n - 1n;

describe("Evidence", () => {
  describe("register", () => {
    it("keeps what the seller registers and announces it with the rule epoch", async () => {
      const { evidence, supplier, core, epoch } = await networkHelpers.loadFixture(evidenceWorld);
      const document = invoice(supplier, core);

      await expect(evidence.connect(supplier.account).register(document))
        .to.emit(evidence, "DocumentRegistered")
        .withArgs(
          document.tag,
          supplier.id,
          core.id,
          supplier.id,
          document.currency,
          document.kind,
          document.amount,
          document.root,
          document.fingerprint,
          epoch,
        );

      expect(await evidence.documentAt(document.tag)).to.deep.equal([
        supplier.id,
        core.id,
        document.currency,
        document.kind,
        1n,
        document.amount,
        0n,
        0n,
        document.fingerprint,
      ]);
    });

    it("lets the buyer register and names it as the registrant", async () => {
      const { evidence, supplier, core } = await networkHelpers.loadFixture(evidenceWorld);
      const document = invoice(supplier, core);
      const receipt = await (await evidence.connect(core.account).register(document)).wait();
      const [event] = await evidence.queryFilter(evidence.filters.DocumentRegistered(), receipt!.blockNumber);
      expect(event!.args.registrant).to.equal(core.id);
    });

    it("takes every kind of document but a credit note, which only a credit brings in", async () => {
      const { evidence, supplier, core } = await networkHelpers.loadFixture(evidenceWorld);
      const seller = evidence.connect(supplier.account);
      for (const kind of [DOCUMENT.Invoice, DOCUMENT.Contract, DOCUMENT.DeliveryNote, DOCUMENT.Declaration]) {
        const document = invoice(supplier, core, { tag: tagOf(`kind ${kind.toString()}`), kind });
        await seller.register(document);
        expect((await evidence.documentAt(document.tag)).kind).to.equal(kind);
      }
      for (const kind of [DOCUMENT.None, DOCUMENT.CreditNote]) {
        const document = invoice(supplier, core, { kind });
        await expect(seller.register(document))
          .to.be.revertedWithCustomError(evidence, "EvidenceKindInvalid")
          .withArgs(document.tag, kind);
      }
    });

    it("takes amounts from one unit to the largest of 56 bits", async () => {
      const { evidence, supplier, core } = await networkHelpers.loadFixture(evidenceWorld);
      const seller = evidence.connect(supplier.account);
      for (const amount of [1n, MAX_AMOUNT]) {
        const document = invoice(supplier, core, { tag: tagOf(`amount ${amount.toString()}`), amount });
        await seller.register(document);
        expect((await evidence.documentAt(document.tag)).amount).to.equal(amount);
      }
      const nothing = invoice(supplier, core, { amount: 0n });
      await expect(seller.register(nothing))
        .to.be.revertedWithCustomError(evidence, "EvidenceAmountInvalid")
        .withArgs(nothing.tag, 0n);
    });

    it("refuses the tag zero", async () => {
      const { evidence, supplier, core } = await networkHelpers.loadFixture(evidenceWorld);
      await expect(
        evidence.connect(supplier.account).register(invoice(supplier, core, { tag: ZeroHash })),
      ).to.be.revertedWithCustomError(evidence, "EvidenceTagInvalid");
    });

    it("refuses a document without two different parties", async () => {
      const { evidence, supplier } = await networkHelpers.loadFixture(evidenceWorld);
      const nobody = 0n;
      const pairs = [
        [supplier.id, nobody],
        [nobody, supplier.id],
        [supplier.id, supplier.id],
      ] as const;
      for (const [seller, buyer] of pairs) {
        const document = { ...invoice(supplier, supplier), seller, buyer };
        await expect(evidence.connect(supplier.account).register(document))
          .to.be.revertedWithCustomError(evidence, "EvidencePartiesInvalid")
          .withArgs(document.tag, seller, buyer);
      }
    });

    it("refuses a member that is not a party", async () => {
      const { evidence, supplier, core, stranger } = await networkHelpers.loadFixture(evidenceWorld);
      const document = invoice(supplier, core);
      await expect(evidence.connect(stranger.account).register(document))
        .to.be.revertedWithCustomError(evidence, "EvidenceNotAParty")
        .withArgs(document.tag, stranger.id);
    });

    describe("a known tag", () => {
      it("is a known document when the contents are the same, whoever brings it", async () => {
        const { evidence, supplier, core, registered } = await networkHelpers.loadFixture(evidenceWorld);
        for (const party of [supplier, core]) {
          await expect(evidence.connect(party.account).register(registered))
            .to.be.revertedWithCustomError(evidence, "EvidenceDocumentKnown")
            .withArgs(registered.tag, 1n);
        }
        const otherRoot = { ...registered, root: tagOf("salted anew") };
        await expect(evidence.connect(supplier.account).register(otherRoot))
          .to.be.revertedWithCustomError(evidence, "EvidenceDocumentKnown")
          .withArgs(registered.tag, 1n);
      });

      it("is a conflict when any of the contents differ", async () => {
        const { evidence, supplier, stranger, registered } = await networkHelpers.loadFixture(evidenceWorld);
        const others = [
          { buyer: stranger.id },
          { seller: stranger.id, buyer: supplier.id },
          { seller: registered.buyer, buyer: registered.seller },
          { currency: registered.currency + 1n },
          { kind: DOCUMENT.Contract },
          { amount: registered.amount - 1n },
          { amount: registered.amount + 1n },
          { fingerprint: registered.fingerprint + 1n },
        ];
        for (const other of others) {
          await expect(evidence.connect(supplier.account).register({ ...registered, ...other }))
            .to.be.revertedWithCustomError(evidence, "EvidenceDocumentConflict")
            .withArgs(registered.tag, 1n);
        }
      });

      it("is still known by the amount first registered after a credit note", async () => {
        const { evidence, supplier, registered } = await networkHelpers.loadFixture(evidenceWorld);
        const seller = evidence.connect(supplier.account);
        await seller.credit(registered.tag, tagOf("red letter"), 30n, tagOf("root"), 5n);

        await expect(seller.register(registered))
          .to.be.revertedWithCustomError(evidence, "EvidenceDocumentKnown")
          .withArgs(registered.tag, 1n);
        await expect(seller.register({ ...registered, amount: registered.amount - 30n }))
          .to.be.revertedWithCustomError(evidence, "EvidenceDocumentConflict")
          .withArgs(registered.tag, 1n);
      });

      it("is known by its corrected contents, and the earlier ones conflict with a later version", async () => {
        const { evidence, supplier, registered } = await networkHelpers.loadFixture(evidenceWorld);
        const seller = evidence.connect(supplier.account);
        await seller.correct(registered.tag, 1_200n, tagOf("root 2"), 8n);

        await expect(seller.register({ ...registered, amount: 1_200n, fingerprint: 8n }))
          .to.be.revertedWithCustomError(evidence, "EvidenceDocumentKnown")
          .withArgs(registered.tag, 2n);
        await expect(seller.register(registered))
          .to.be.revertedWithCustomError(evidence, "EvidenceDocumentConflict")
          .withArgs(registered.tag, 2n);
      });
    });

    describe("the gate", () => {
      it("refuses an account of nobody and one without the right to prepare", async () => {
        const { evidence, consortium, supplier, core, registered, outsider } =
          await networkHelpers.loadFixture(evidenceWorld);
        await expect(evidence.connect(outsider).register(registered))
          .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
          .withArgs(outsider.address);

        await consortium.connect(supplier.account).setAccount(outsider.address, RIGHTS.ALL - RIGHTS.PREPARE);
        await expect(evidence.connect(outsider).register(invoice(supplier, core)))
          .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
          .withArgs(outsider.address, RIGHTS.PREPARE);

        await consortium.connect(supplier.account).setAccount(outsider.address, RIGHTS.PREPARE);
        await expect(evidence.connect(outsider).register(invoice(supplier, core))).to.emit(
          evidence,
          "DocumentRegistered",
        );
      });

      it("lets traders register and no other kind of member", async () => {
        const { evidence, consortium, admit, core } = await networkHelpers.loadFixture(evidenceWorld);
        const traders: bigint[] = [KIND.Enterprise, KIND.CoreEnterprise, KIND.Bank];
        for (const kind of Object.values(KIND)) {
          const member = await admit(kind);
          const attempt = evidence
            .connect(member.account)
            .register(invoice(member, core, { tag: tagOf(kind.toString()) }));
          if (traders.includes(kind)) {
            await expect(attempt).to.emit(evidence, "DocumentRegistered");
          } else {
            await expect(attempt)
              .to.be.revertedWithCustomError(consortium, "ConsortiumKindForbids")
              .withArgs(member.id, kind, 0x0en);
          }
        }
      });

      it("refuses while evidence is halted for entry", async () => {
        const { evidence, consortium, halt, supplier, core } = await networkHelpers.loadFixture(evidenceWorld);
        const order = await halt(BUSINESS.Evidence, HALT.Entry);
        await expect(evidence.connect(supplier.account).register(invoice(supplier, core)))
          .to.be.revertedWithCustomError(consortium, "ConsortiumHalted")
          .withArgs(BUSINESS.Evidence, order.until, order.caseId);
      });
    });
  });
});
