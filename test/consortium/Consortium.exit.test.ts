import { expect } from "chai";
import type { contracts } from "@tradelane/sdk";
import { addAccount, applyMember } from "../helpers/members.ts";
import { decide } from "../helpers/council.ts";
import { MemberKind, MemberState, Rights } from "../helpers/terms.ts";
import { ethers, networkHelpers, nextAt, now, world, type World } from "./world.ts";

async function newBook(): Promise<contracts.DebtBook> {
  return (await ethers.deployContract("DebtBook")) as unknown as contracts.DebtBook;
}

async function list(w: World, book: contracts.DebtBook, listed = true) {
  return decide(w, w.consortium.setObligationBook.populateTransaction(book, listed));
}

describe("Consortium", () => {
  describe("startExit", () => {
    it("lets a member start to leave", async () => {
      const { consortium, bank } = await networkHelpers.loadFixture(world);
      const at = (await now()) + 100n;
      await nextAt(at);
      await expect(consortium.connect(bank.account).startExit())
        .to.emit(consortium, "MemberExitStarted")
        .withArgs(bank.number, false, at);
      const { state, since } = await consortium.memberAt(bank.number);
      expect([state, since]).to.deep.equal([MemberState.Exiting, at]);
    });

    it("needs the right to administer", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, signers } = w;
      const clerk = await addAccount(w, bank, Rights.ALL - Rights.ADMINISTER);
      await expect(consortium.connect(clerk).startExit())
        .to.be.revertedWithCustomError(consortium, "ConsortiumRightMissing")
        .withArgs(clerk, Rights.ADMINISTER);
      await expect(consortium.connect(signers[25]).startExit())
        .to.be.revertedWithCustomError(consortium, "ConsortiumAccountUnknown")
        .withArgs(signers[25]);
    });
  });

  describe("exclude", () => {
    it("starts the exit against the member's will", async () => {
      const w = await networkHelpers.loadFixture(world);
      const at = (await now()) + 100n;
      await nextAt(at);
      await expect(decide(w, w.consortium.exclude.populateTransaction(w.bank.number)))
        .to.emit(w.consortium, "MemberExitStarted")
        .withArgs(w.bank.number, true, at);
    });
  });

  describe("completeExit", () => {
    it("waits until no book names anything the member owes; anybody may try", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, enterprise, signers } = w;
      const books = [await newBook(), await newBook(), await newBook()] as const;
      for (const book of books) await list(w, book);
      await books[0].owe(enterprise.number, 5n);
      await books[1].owe(bank.number, 1n);
      await books[2].owe(bank.number, 2n ** 256n - 1n);
      await consortium.connect(bank.account).startExit();

      const complete = () => consortium.connect(signers[30]).completeExit(bank.number);
      await expect(complete())
        .to.be.revertedWithCustomError(consortium, "ConsortiumObligationsOpen")
        .withArgs(bank.number, books[1], 1n);
      await books[1].owe(bank.number, 0n);
      await expect(complete())
        .to.be.revertedWithCustomError(consortium, "ConsortiumObligationsOpen")
        .withArgs(bank.number, books[2], 2n ** 256n - 1n);
      await books[2].owe(bank.number, 0n);
      const at = (await now()) + 100n;
      await nextAt(at);
      await expect(complete()).to.emit(consortium, "MemberExited").withArgs(bank.number, at);
      const { state, since } = await consortium.memberAt(bank.number);
      expect([state, since]).to.deep.equal([MemberState.Exited, at]);
    });

    it("asks no book that is no longer listed", async () => {
      const w = await networkHelpers.loadFixture(world);
      const [book, other] = [await newBook(), await newBook()] as const;
      await list(w, book);
      await list(w, other);
      await book.owe(w.bank.number, 1n);
      await w.consortium.connect(w.bank.account).startExit();
      await list(w, book, false);
      await w.consortium.completeExit(w.bank.number);
      expect((await w.consortium.memberAt(w.bank.number)).state).to.equal(MemberState.Exited);
    });

    it("refuses a member that nobody knows", async () => {
      const { consortium } = await networkHelpers.loadFixture(world);
      await expect(consortium.completeExit(77n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumMemberUnknown")
        .withArgs(77n);
    });
  });

  describe("setObligationBook", () => {
    it("lists up to sixteen books and no more", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium } = w;
      const books: contracts.DebtBook[] = [];
      for (let i = 0; i < 16; ++i) {
        const book = await newBook();
        books.push(book);
        await expect(list(w, book)).to.emit(consortium, "ObligationBookSet").withArgs(book, true);
      }
      await expect(list(w, await newBook()))
        .to.be.revertedWithCustomError(consortium, "ConsortiumObligationBooksFull")
        .withArgs(16n);
      const listed = await Promise.all(books.map((book) => book.getAddress()));
      expect(await consortium.obligationBooks()).to.deep.equal(listed);

      await expect(list(w, books[3]!, false))
        .to.emit(consortium, "ObligationBookSet")
        .withArgs(books[3], false);
      expect([...(await consortium.obligationBooks())].sort()).to.deep.equal(listed.filter((_, i) => i !== 3).sort());
      await list(w, await newBook());
    });

    it("refuses what changes nothing and what is no contract", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, signers } = w;
      const book = await newBook();
      const set = async (address: string, listed: boolean) =>
        decide(w, consortium.setObligationBook.populateTransaction(address, listed));
      const address = await book.getAddress();
      const refused = async (target: string, listed: boolean) =>
        expect(set(target, listed))
          .to.be.revertedWithCustomError(consortium, "ConsortiumObligationBookInvalid")
          .withArgs(target, listed);
      await refused(address, false);
      await set(address, true);
      await refused(address, true);
      await refused(signers[30]!.address, true);
    });
  });

  describe("a member that has left", () => {
    it("keeps its legal entity, so that it does not come again under another number", async () => {
      const w = await networkHelpers.loadFixture(world);
      const { consortium, bank, signers } = w;
      await consortium.connect(bank.account).startExit();
      await consortium.completeExit(bank.number);
      await expect(consortium.connect(signers[30]).applyForMembership(bank.entity, MemberKind.Bank, 0n))
        .to.be.revertedWithCustomError(consortium, "ConsortiumEntityKnown")
        .withArgs(bank.entity, bank.number);
      const next = await applyMember(w, MemberKind.Bank);
      expect(next.number).to.equal(4n);
    });
  });
});
