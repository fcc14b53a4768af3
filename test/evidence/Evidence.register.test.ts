import { expect } from "chai";
import { ZeroHash } from "ethers";
import { halt } from "../helpers/halts.ts";
import { admitMember, suspend } from "../helpers/members.ts";
import { ActClass, Business, HaltLevel, MemberKind, MemberState, Rights } from "../helpers/terms.ts";
import { DOCUMENT, evidenceWorld, invoice, networkHelpers, tagOf } from "./world.ts";

const MAX_AMOUNT = 2n ** 56n - 1n;

describe("Evidence", () => {
  describe("register", () => {
    it("keeps what the seller registers and announces it with the rule epoch", async () => {
      const { evidence, supplier, customer, epoch } = await networkHelpers.loadFixture(evidenceWorld);
      const document = invoice(supplier, customer);

      await expect(evidence.connect(supplier.account).register(document))
        .to.emit(evidence, "DocumentRegistered")
        .withArgs(
          document.tag,
          supplier.number,
          customer.number,
          supplier.number,
          document.currency,
          document.kind,
          document.amount,
          document.root,
          document.fingerprint,
          epoch,
        );

      expect(await evidence.documentAt(document.tag)).to.deep.equal([
        supplier.number,
        customer.number,
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
      const { evidence, supplier, customer } = await networkHelpers.loadFixture(evidenceWorld);
      const document = invoice(supplier, customer);
      const receipt = await (await evidence.connect(customer.account).register(document)).wait();
      const [event] = await evidence.queryFilter(evidence.filters.DocumentRegistered(), receipt!.blockNumber);
      expect(event!.args.registrant).to.equal(customer.number);
    });

    it("takes every kind of document but a credit note, which only a credit brings in", async () => {
      const { evidence, supplier, customer } = await networkHelpers.loadFixture(evidenceWorld);
      const seller = evidence.connect(supplier.account);
      for (const kind of [DOCUMENT.Invoice, DOCUMENT.Contract, DOCUMENT.DeliveryNote, DOCUMENT.Declaration]) {
        const document = invoice(supplier, customer, { tag: tagOf(`kind ${kind.toString()}`), kind });
        await seller.register(document);
        expect((await evidence.documentAt(document.tag)).kind).to.equal(kind);
      }
      for (const kind of [DOCUMENT.None, DOCUMENT.CreditNote]) {
        const document = invoice(supplier, customer, { kind });
        await expect(seller.register(document))
          .to.be.revertedWithCustomError(evidence, "EvidenceKindInvalid")
          .withArgs(document.tag, kind);
      }
    });

    it("takes amounts from one unit to the largest of 56 bits", async () => {
      const { evidence, supplier, customer } = await networkHelpers.loadFixture(evidenceWorld);
      const seller = evidence.connect(supplier.account);
      for (const amount of [1n, MAX_AMOUNT]) {
        const document = invoice(supplier, customer, { tag: tagOf(`amount ${amount.toString()}`), amount });
        await seller.register(document);
        expect((await evidence.documentAt(document.tag)).amount).to.equal(amount);
      }
      const nothing = invoice(supplier, customer, { amount: 0n });
      await expect(seller.register(nothing))
        .to.be.revertedWithCustomError(evidence, "EvidenceAmountInvalid")
        .withArgs(nothing.tag, 0n);
    });

    it("refuses the tag zero", async () => {
      const { evidence, supplier, customer } = await networkHelpers.loadFixture(evidenceWorld);
      await expect(
        evidence.connect(supplier.account).register(invoice(supplier, customer, { tag: ZeroHash })),
      ).to.be.revertedWithCustomError(evidence, "EvidenceTagInvalid");
    });

    it("refuses a document without two different parties", async () => {
      const { evidence, supplier } = await networkHelpers.loadFixture(evidenceWorld);
      const nobody = 0n;
      const pairs = [
        [supplier.number, nobody],
        [nobody, supplier.number],
        [supplier.number, supplier.number],
      ] as const;
      for (const [seller, buyer] of pairs) {
        const document = { ...invoice(supplier, supplier), seller, buyer };
        await expect(evidence.connect(supplier.account).register(document))
          .to.be.revertedWithCustomError(evidence, "EvidencePartiesInvalid")
          .withArgs(document.tag, seller, buyer);
      }
    });

    it("refuses a member that is not a party", async () => {
      const { evidence, supplier, customer, stranger } = await networkHelpers.loadFixture(evidenceWorld);
      const document = invoice(supplier, customer);
      await expect(evidence.connect(stranger.account).register(document))
        .to.be.revertedWithCustomError(evidence, "EvidenceNotAParty")
        .withArgs(document.tag, stranger.number);
    });

    describe("a known tag", () => {
      it("is a known document when the contents are the same, whoever brings it", async () => {
        const { evidence, supplier, customer, registered } = await networkHelpers.loadFixture(evidenceWorld);
        for (const party of [supplier, customer]) {
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
          { buyer: stranger.number },
          { seller: stranger.number, buyer: supplier.number },
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
        const { evidence, consortium, supplier, customer, registered, outsider } =
          await networkHelpers.loadFixture(evidenceWorld);
        await expect(evidence.connect(outsider).register(registered))
          .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
          .withArgs(outsider.address);

        await consortium.connect(supplier.account).setAccount(outsider.address, Rights.ALL - Rights.PREPARE);
        await expect(evidence.connect(outsider).register(invoice(supplier, customer)))
          .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
          .withArgs(outsider.address, Rights.PREPARE);

        await consortium.connect(supplier.account).setAccount(outsider.address, Rights.PREPARE);
        await expect(evidence.connect(outsider).register(invoice(supplier, customer))).to.emit(
          evidence,
          "DocumentRegistered",
        );
      });

      it("lets traders register and no other kind of member", async () => {
        const { evidence, core, consortium, customer } = await networkHelpers.loadFixture(evidenceWorld);
        const traders: bigint[] = [MemberKind.Enterprise, MemberKind.CoreEnterprise, MemberKind.Bank];
        for (const kind of Object.values(MemberKind).filter((other) => other !== MemberKind.None)) {
          const member = await admitMember(core, kind);
          const attempt = evidence
            .connect(member.account)
            .register(invoice(member, customer, { tag: tagOf(kind.toString()) }));
          if (traders.includes(kind)) {
            await expect(attempt).to.emit(evidence, "DocumentRegistered");
          } else {
            await expect(attempt)
              .to.be.revertedWithCustomError(consortium, "ConsortiumKindForbids")
              .withArgs(member.number, kind, 0x0en);
          }
        }
      });

      it("lets a member that leaves register for what it still passes on, and no suspended or former one", async () => {
        const { core, consortium, council, evidence, supplier, customer } =
          await networkHelpers.loadFixture(evidenceWorld);
        const register = (words: string) =>
          evidence.connect(supplier.account).register(invoice(supplier, customer, { tag: tagOf(words) }));
        const forbidden = (state: bigint) => [supplier.number, state, ActClass.Start];

        await suspend(core, supplier);
        await expect(register("suspended"))
          .to.be.revertedWithCustomError(consortium, "ConsortiumMemberStateForbids")
          .withArgs(...forbidden(MemberState.Suspended));
        await council(consortium.exclude.populateTransaction(supplier.number));
        await expect(register("leaving")).to.emit(evidence, "DocumentRegistered");
        await consortium.completeExit(supplier.number);
        await expect(register("left"))
          .to.be.revertedWithCustomError(consortium, "ConsortiumMemberStateForbids")
          .withArgs(...forbidden(MemberState.Exited));
      });

      it("refuses while evidence is halted for entry", async () => {
        const { evidence, core, consortium, supplier, customer } = await networkHelpers.loadFixture(evidenceWorld);
        const order = await halt(core, Business.Evidence, HaltLevel.Entry);
        await expect(evidence.connect(supplier.account).register(invoice(supplier, customer)))
          .to.be.revertedWithCustomError(consortium, "ConsortiumHalted")
          .withArgs(Business.Evidence, order.until, order.caseId);
      });
    });
  });
});
