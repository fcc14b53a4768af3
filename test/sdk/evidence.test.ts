import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tradelane } from "@tradelane/sdk";
import { commit, contentsOf, LocalTagProvider, readDocument, tagDocument } from "@tradelane/sdk/documents";
import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { ublText, type UblFixture } from "../documents/fixtures/ubl.ts";
import { entityOf, startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

const tags = new LocalTagProvider(new Uint8Array(32).fill(7));
const PARTIES = {
  seller: { name: "Gear", legalId: entityOf("gear") },
  buyer: { name: "Debtor", legalId: entityOf("debtor") },
};

describe("evidence", () => {
  let story: Story;
  let folder: string;
  let gear: Tradelane;
  let bank: Tradelane;

  before(async () => {
    story = await startStory();
    folder = mkdtempSync(join(tmpdir(), "tradelane-evidence-"));
    gear = await story.as(story.accounts.gear, { tags });
    bank = await story.as(story.accounts.bank, { tags, members: { bank: 6 } });
  });
  after(() => rmSync(folder, { recursive: true }));

  const bytesOf = (fixture: UblFixture) => new TextEncoder().encode(ublText({ ...PARTIES, ...fixture }));

  /** A file with an invoice of gear to the debtor. */
  function fileOf(fixture: UblFixture): string {
    const file = join(folder, `${fixture.root ?? "Invoice"}-${fixture.number ?? "none"}.xml`);
    writeFileSync(file, bytesOf(fixture));
    return file;
  }

  describe("register", () => {
    it("takes a file, and finds its parties by their legal numbers", async () => {
      const fixture = { number: "A-1", amount: "1200.50" };
      const registered = await gear.evidence.register({ file: fileOf(fixture) });
      const document = readDocument(bytesOf(fixture));
      const { tag, seed, fingerprint } = await tagDocument(tags, document);
      expect(registered).to.deep.include({
        tag,
        seller: 3,
        buyer: 2,
        registrant: 3,
        kind: "Invoice",
        currency: "CNY",
        amount: 120_050n,
        root: commit(contentsOf(document), seed).root,
      });
      expect(await gear.evidence.documentAt(tag)).to.deep.equal({
        tag,
        seller: 3,
        buyer: 2,
        currency: "CNY",
        kind: "Invoice",
        version: 1,
        amount: 120_050n,
        financed: 0n,
        paid: 0n,
        left: 120_050n,
        fingerprint,
      });
    });

    it("knows a document again, and tells one with the same identity and other contents", async () => {
      const { tag } = await gear.evidence.register({ document: readDocument(bytesOf({ number: "A-2" })) });
      const known = await refusalOf(
        gear.evidence.register({ file: fileOf({ number: "A-2" }) }),
        "EvidenceDocumentKnown",
      );
      expect(known.values).to.deep.equal({ tag, version: 1n });
      const conflict = gear.evidence.register({ file: fileOf({ number: "A-2", amount: "9.00" }) });
      expect((await refusalOf(conflict, "EvidenceDocumentConflict")).values).to.deep.equal({ tag, version: 1n });
    });

    it("takes other parties where the caller names them", async () => {
      const foreign = { number: "A-3", buyer: { name: "Unheard", legalId: "99-unheard" } };
      const unknown = await refusalOf(gear.evidence.register({ file: fileOf(foreign) }), "MemberUnknown");
      expect(unknown.values).to.deep.equal({ reference: "99-unheard" });
      const registered = await gear.evidence.register({ file: fileOf(foreign), buyer: 2 });
      expect(registered).to.include({ seller: 3, buyer: 2 });
    });

    it("refuses a credit note as the ground of a claim, and a file that is not there", async () => {
      const note = fileOf({ root: "CreditNote", number: "CN-1" });
      await refusalOf(gear.evidence.register({ file: note }), "DOCUMENT_IS_CREDIT_NOTE");
      const file = join(folder, "missing.xml");
      const missing = await refusalOf(gear.evidence.register({ file }), "DOCUMENT_FILE_NOT_FOUND");
      expect(missing.zh.message).to.contain("不存在");
      expect(missing.values).to.deep.equal({ file });
    });

    it("needs a tag provider for a file", async () => {
      const error = await refusalOf(
        story.gear.evidence.register({ file: fileOf({ number: "A-4" }) }),
        "ParameterInvalid",
      );
      expect(error.values).to.have.property("parameter", "tags");
    });

    it("returns what was registered under a business id, though it is known by then", async () => {
      const file = fileOf({ number: "A-5" });
      const first = await gear.evidence.register({ file }, { businessId: "A-5" });
      expect(await gear.evidence.register({ file }, { businessId: "A-5" })).to.deep.equal(first);
    });
  });

  describe("registerByBank", () => {
    it("takes a party's consent to the document, from a file on both sides", async () => {
      const file = fileOf({ number: "B-1", amount: "70.00" });
      const consent = await gear.evidence.registerByBank.sign({ file, bank: 6, deadline: "+1d" });
      const registered = await bank.evidence.registerByBank({ file, deadline: "+1d", consent });
      expect(registered).to.include({ seller: 3, buyer: 2, registrant: 6, amount: 7_000n });
    });

    it("refuses a consent for another bank or another document, and one that is over", async () => {
      const file = fileOf({ number: "B-2" });
      const forOther = await gear.evidence.registerByBank.sign({ file, bank: 5, deadline: "+1h" });
      await refusalOf(
        bank.evidence.registerByBank({ file, deadline: "+1h", consent: forOther }),
        "ConsentBadSignature",
      );
      const consent = await gear.evidence.registerByBank.sign({ file, bank: 6, deadline: "+1h" });
      const other = fileOf({ number: "B-3" });
      await refusalOf(bank.evidence.registerByBank({ file: other, deadline: "+1h", consent }), "ConsentBadSignature");
      await story.chain.networkHelpers.time.increase(3_700);
      const late = await refusalOf(
        bank.evidence.registerByBank({ file, deadline: "+1h", consent }),
        "EvidenceDeadlinePassed",
      );
      expect(late.values).to.have.property("deadline");
    });
  });

  describe("with a receivable, by receivables.submitWithDocument", () => {
    const terms = {
      debtor: "debtor",
      creditor: "gear",
      currency: "CNY",
      maturity: "+90d",
      line: "bank",
      deadline: "+1d",
    };

    it("registers the file and confirms in one transaction", async () => {
      const debtor = await story.as(story.accounts.debtor, { tags, members: { gear: 3, debtor: 2, bank: 6 } });
      const creditor = await story.as(story.accounts.gear, { tags, members: { gear: 3, debtor: 2, bank: 6 } });
      const own = { ...terms, face: "700.00", reference: "W-1", file: fileOf({ number: "W-1", amount: "1200.50" }) };
      const consent = await debtor.receivables.submitWithDocument.sign(own);
      const block = await story.chain.ethers.provider.getBlockNumber();
      const done = await creditor.receivables.submitWithDocument({ ...own, consent });
      expect(done.transaction.block).to.equal(block + 1);
      const { tag } = done.document;
      expect(done).to.deep.include({ lot: `${done.instrument}:70000`, face: 70_000n, line: 6, background: tag });
      expect(done.document).to.deep.include({ seller: 3, buyer: 2, registrant: 3, kind: "Invoice", amount: 120_050n });
      expect(await creditor.evidence.documentAt(tag)).to.include({ financed: 70_000n, left: 50_050n });
      expect(await creditor.receivables.receivableAt(done.instrument)).to.include({
        state: "Confirmed",
        face: 70_000n,
      });
    });

    it("takes a line of an acts file, with the document's particulars", async () => {
      const { debtor, gear: creditor } = story;
      const particulars = { background: id("W-2"), kind: "Contract", amount: "90.00", root: id("W-2"), fingerprint: 5 };
      const own = { ...terms, ...particulars, face: "90.00", reference: "W-2" };
      const consent = await debtor.act("receivables.submitWithDocument.sign", own);
      const done = await creditor.act("receivables.submitWithDocument", { ...own, consent });
      expect((done as { document: object }).document).to.include({ kind: "Contract", amount: 9_000n, tag: id("W-2") });
    });

    it("refuses a document that is known, does not suffice, or is in another currency, and leaves nothing", async () => {
      const { debtor, gear: creditor } = story;
      const own = { ...terms, background: id("W-3"), amount: "50.00", root: id("W-3"), fingerprint: 1 };
      const sent = async (more: { face: string; reference: string; background?: string }) => {
        const all = { ...own, ...more };
        return creditor.receivables.submitWithDocument({
          ...all,
          consent: await debtor.receivables.submitWithDocument.sign(all),
        });
      };
      const over = await refusalOf(sent({ face: "50.01", reference: "W-3" }), "EvidenceUsedUp");
      expect(over.message).to.contain("50.00 CNY").and.contain("50.01 CNY");
      expect(await creditor.evidence.documentAt(own.background)).to.equal(undefined);
      const known = await story.invoice("gear", "debtor", "50.00");
      await refusalOf(sent({ face: "50.00", reference: "W-4", background: known }), "EvidenceDocumentKnown");
      const foreign = { ...terms, currency: "USD", face: "10.00", reference: "W-5" };
      const file = fileOf({ number: "W-5", amount: "10.00" });
      const other = await refusalOf(
        gear.receivables.submitWithDocument.sign({ ...foreign, debtor: 2, creditor: 3, line: 6, file }),
        "ParameterInvalid",
      );
      expect(other.values).to.deep.equal({ parameter: "currency", problem: "the document is in CNY" });
    });
  });

  describe("correct and credit", () => {
    it("take the new contents from a file", async () => {
      const { tag } = await gear.evidence.register({ file: fileOf({ number: "C-1", amount: "500.00" }) });
      const corrected = await gear.evidence.correct({ file: fileOf({ number: "C-1", amount: "450.00" }) });
      expect(corrected).to.deep.include({ tag, by: 3, version: 2, amount: 45_000n });
      const note = fileOf({ root: "CreditNote", number: "CN-C-1", amount: "50.00" });
      const credited = await gear.evidence.credit({ tag, file: note });
      expect(credited).to.deep.include({ tag, credit: 5_000n, amount: 40_000n, excess: 0n });
      await refusalOf(gear.evidence.credit({ tag, file: note }), "EvidenceDocumentKnown");
    });

    it("take particulars, and tell amounts in the document's currency", async () => {
      const { tag } = await gear.evidence.register({ file: fileOf({ number: "C-2", amount: "500.00" }) });
      const contents = { root: id("new root"), fingerprint: 9 };
      await gear.evidence.correct({ tag, amount: "510.00", ...contents });
      const note = { tag, creditNote: id("note"), amount: "510.01", ...contents };
      const error = await refusalOf(gear.evidence.credit(note), "EvidenceCreditTooLarge");
      expect(error.message).to.contain("510.01 CNY").and.contain("510.00 CNY");
      expect((await gear.evidence.credit({ ...note, amount: "10.00" })).amount).to.equal(50_000n);
      await refusalOf(gear.evidence.correct({ tag: ZeroHash, amount: "1.00", ...contents }), "HistoryMissing");
    });

    it("tell how far a credit note leaves claims without a document", async () => {
      const { lot } = await story.receivable("100.00");
      const { background } = (await gear.receivables.pathOf(lot))[0]!;
      const note = { tag: background, creditNote: id("late note"), amount: "30.00", root: id("r"), fingerprint: 1 };
      expect(await gear.evidence.credit(note)).to.deep.include({ credit: 3_000n, amount: 7_000n, excess: 3_000n });
      expect(await gear.evidence.documentAt(background)).to.include({ financed: 10_000n, left: 0n });
    });
  });
});
