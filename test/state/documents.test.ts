import { expect } from "chai";
import { lotId, StepAct } from "@tradelane/sdk/path";
import type { DocumentRecord } from "@tradelane/sdk/state";
import { hash } from "./support/events.ts";
import { expectUnexplained, foldArea } from "./support/fold.ts";
import { DEBTOR, FACE, INSTRUMENT, INVOICE, ROOT, Story, SUBSUPPLIER, SUPPLIER, THIRD } from "./support/story.ts";

const BILL = hash("bill");
const NOTE = hash("credit note");
const front = { lot: ROOT, from: SUPPLIER, to: SUBSUPPLIER, start: 0n, end: 300n, background: BILL };

function document(story: Story, tag = INVOICE): DocumentRecord {
  return foldArea("documents", story).documents.get(tag)!;
}

function note(story: Story, credit: bigint, amount: bigint): Story {
  return story
    .emit("evidence", "DocumentRegistered", {
      tag: NOTE,
      seller: SUPPLIER,
      buyer: DEBTOR,
      registrant: SUPPLIER,
      currency: 156n,
      kind: 5n,
      amount: credit,
      root: hash("root of the note"),
      fingerprint: 1n,
      epoch: 1n,
    })
    .emit("evidence", "DocumentCredited", { tag: INVOICE, creditNote: NOTE, credit, amount, epoch: 1n });
}

describe("documents from events", () => {
  it("begin as registered, with nothing used", () => {
    const state = foldArea("documents", new Story().document(INVOICE, DEBTOR, SUPPLIER, FACE));
    expect(state.documents.get(INVOICE)).to.deep.equal({
      seller: SUPPLIER,
      buyer: DEBTOR,
      currency: 156n,
      kind: 1n,
      version: 1n,
      amount: FACE,
      financed: 0n,
      paid: 0n,
      fingerprint: 5n,
    });
    expect(state.registrants.get(INVOICE)).to.equal(SUPPLIER);
  });

  it("are used by what is issued and by what passes on, though no event of their own says so", () => {
    const story = new Story().confirmed().document(BILL, SUPPLIER, SUBSUPPLIER, 400n).assigned(front);
    expect(document(story).financed).to.equal(FACE);
    expect(document(story, BILL).financed).to.equal(300n);
  });

  it("get back what a cancelled receivable had used, and nothing from a redeemed lot", () => {
    const cancelled = new Story().confirmed().ended(ROOT, SUPPLIER, 0n, StepAct.Cancelled, INVOICE);
    expect(document(cancelled).financed).to.equal(0n);
    const redeemed = new Story().confirmed().ended(ROOT, SUPPLIER, 0n, StepAct.Redeemed, hash("instruction"));
    expect(document(redeemed).financed).to.equal(FACE);
  });

  it("are corrected version by version", () => {
    const correct = (story: Story, version: bigint) =>
      story.emit("evidence", "DocumentCorrected", {
        tag: INVOICE,
        by: SUPPLIER,
        version,
        amount: 1_200n,
        root: hash("root 2"),
        fingerprint: 6n,
        epoch: 2n,
      });
    const corrected = document(correct(new Story().confirmed(), 2n));
    expect(corrected).to.include({ version: 2n, amount: 1_200n, fingerprint: 6n, financed: FACE });
    const reason = "version 3 follows version 1";
    expectUnexplained("documents", correct(new Story().confirmed(), 3n), `document ${INVOICE}`, reason);
  });

  it("shrink by a credit note, which may leave less than is used and then alerts", () => {
    const story = note(new Story().confirmed(), 100n, 900n);
    expect(document(story).amount).to.equal(900n);
    expect(foldArea("documents", story).unalerted.get(INVOICE)).to.equal(100n);
    const alert = { tag: INVOICE, seller: SUPPLIER, buyer: DEBTOR, excess: 100n, epoch: 1n };
    expect(foldArea("documents", story.emit("evidence", "DocumentOverdrawn", alert)).unalerted.size).to.equal(0);
  });

  it("are refused: an alert of another excess, a credit that does not add up or has no note", () => {
    const thing = `document ${INVOICE}`;
    const alert = { tag: INVOICE, seller: SUPPLIER, buyer: DEBTOR, excess: 99n, epoch: 1n };
    const story = note(new Story().confirmed(), 100n, 900n).emit("evidence", "DocumentOverdrawn", alert);
    expectUnexplained("documents", story, thing, "its excess is 100, not 99");
    expectUnexplained("documents", note(new Story().confirmed(), 100n, 901n), thing, "1000 less 100 is not 901");
    const noteless = { tag: INVOICE, creditNote: NOTE, credit: 1n, amount: 999n, epoch: 1n };
    const without = new Story().confirmed().emit("evidence", "DocumentCredited", noteless);
    expectUnexplained("documents", without, `document ${NOTE}`, "it was never registered");
  });

  it("are refused: a claim on an unknown document, on another's, or on more than is left", () => {
    const unknown = new Story().confirmed().assigned(front);
    expectUnexplained("documents", unknown, `document ${BILL}`, "it was never registered");
    const foreign = new Story().confirmed().document(BILL, THIRD, SUBSUPPLIER, 400n).assigned(front);
    const parties = `members ${SUPPLIER} and ${SUBSUPPLIER} are not its buyer and seller`;
    expectUnexplained("documents", foreign, `document ${BILL}`, parties);
    const small = new Story().confirmed().document(BILL, SUPPLIER, SUBSUPPLIER, 299n).assigned(front);
    expectUnexplained("documents", small, `document ${BILL}`, "of 299, 0 is used already");
    const exact = new Story().confirmed().document(BILL, SUPPLIER, SUBSUPPLIER, 300n).assigned(front);
    expect(document(exact, BILL).financed).to.equal(300n);
  });

  it("are refused: one registered twice, one that gives back what it never used", () => {
    const twice = new Story().confirmed().document(INVOICE, DEBTOR, SUPPLIER, FACE);
    expectUnexplained("documents", twice, `document ${INVOICE}`, "it is registered already");
    const other = lotId(INSTRUMENT + 1n, FACE);
    const story = new Story().confirmed().ended(ROOT, SUPPLIER, 0n, StepAct.Cancelled, INVOICE);
    story.ended(other, SUPPLIER, 0n, StepAct.Cancelled, INVOICE);
    expectUnexplained("documents", story, `document ${INVOICE}`, "only 0 of it is used");
  });
});
