import { expect } from "chai";
import { eventsOf, fieldsOf, refuses } from "../helpers/refusal.ts";
import { YUAN } from "../helpers/rules.ts";
import { DAY, draftTerms, FACE, fresh, invoice, now, usedOf, type TestTerms, type Trade } from "../helpers/trade.ts";
import { instrumentOf } from "./agreed.ts";
import { consentToTerms } from "./consents.ts";
import { load, market, STATE } from "./world.ts";

/** Terms on an invoice that nobody registered yet, and the debtor's consent. */
async function drafted() {
  const trade = await market();
  const terms = await draftTerms(trade, { background: fresh("tag") });
  const ground = { kind: 1n, amount: FACE + 1n, root: fresh("root"), fingerprint: 9n };
  const deadline = (await now(trade.suite)) + DAY;
  return { trade, terms, ground, deadline };
}

async function presented(
  { suite, debtor, suppliers }: Trade,
  terms: TestTerms,
  ground: Awaited<ReturnType<typeof drafted>>["ground"],
  deadline: bigint,
) {
  const consent = await consentToTerms(suite, debtor.account, terms, deadline);
  return suite.origination.connect(suppliers[0]!.account).submitWithDocument(terms, ground, deadline, consent);
}

describe("Origination: submitWithDocument", () => {
  it("registers the invoice, uses it up by the face and confirms the receivable, all in one act", async () => {
    const { trade, terms, ground, deadline } = await load(drafted);
    const { suite, debtor, suppliers } = trade;
    const sent = await presented(trade, terms, ground, deadline);
    const { tag, seller, buyer } = { tag: terms.background, seller: suppliers[0]!.number, buyer: debtor.number };
    const { kind, amount, root, fingerprint } = ground;
    expect(await eventsOf(sent, suite.evidence)).to.deep.equal([
      ["DocumentRegistered", tag, seller, buyer, seller, YUAN, kind, amount, root, fingerprint, 1n],
    ]);
    expect(fieldsOf(await suite.evidence.documentAt(tag))).to.deep.equal({
      seller,
      buyer,
      currency: YUAN,
      kind,
      version: 1n,
      amount,
      financed: FACE,
      paid: 0n,
      fingerprint,
    });
    expect((await suite.receivables.instrumentAt(instrumentOf(terms))).state).to.equal(STATE.Confirmed);
    expect(await usedOf(suite, terms)).to.equal(FACE);
  });

  it("refuses a face above the invoice by one unit, and nothing of it stays", async () => {
    const { trade, terms, ground, deadline } = await load(drafted);
    const { suite } = trade;
    const small = presented(trade, terms, { ...ground, amount: FACE - 1n }, deadline);
    await refuses(small, suite.evidence, "EvidenceUsedUp", terms.background, FACE - 1n, FACE);
    expect((await suite.evidence.documentAt(terms.background)).version).to.equal(0n);
    expect(await usedOf(suite, terms)).to.equal(0n);
    await presented(trade, terms, { ...ground, amount: FACE }, deadline);
  });

  it("refuses an invoice that is registered already, and the same tag with other contents as a conflict", async () => {
    const { trade, terms, ground, deadline } = await load(drafted);
    const { suite, debtor, suppliers } = trade;
    const tag = await invoice(trade, suppliers[0]!, debtor);
    const again = { ...terms, background: tag };
    const same = { ...ground, amount: FACE, fingerprint: 7n };
    await refuses(presented(trade, again, same, deadline), suite.evidence, "EvidenceDocumentKnown", tag, 1n);
    await refuses(presented(trade, again, ground, deadline), suite.evidence, "EvidenceDocumentConflict", tag, 1n);
  });

  for (const kind of [0n, 5n]) {
    it(`refuses a document of kind ${kind}, which grounds no claim`, async () => {
      const { trade, terms, ground, deadline } = await load(drafted);
      const sent = presented(trade, terms, { ...ground, kind }, deadline);
      await refuses(sent, trade.suite.evidence, "EvidenceKindInvalid", terms.background, kind);
    });
  }

  it("is for the creditor, with the debtor's consent", async () => {
    const { trade, terms, ground, deadline } = await load(drafted);
    const { suite, debtor, suppliers } = trade;
    const consent = await consentToTerms(suite, debtor.account, terms, deadline);
    const stranger = suite.origination.connect(suppliers[1]!.account);
    const values = [instrumentOf(terms), suppliers[1]!.number];
    const sent = stranger.submitWithDocument(terms, ground, deadline, consent);
    await refuses(sent, suite.origination, "ReceivablesNotAParty", ...values);
    const own = await consentToTerms(suite, suppliers[0]!.account, terms, deadline);
    const alone = suite.origination.connect(suppliers[0]!.account).submitWithDocument(terms, ground, deadline, own);
    await refuses(alone, suite.consortium, "ConsortiumKindForbids", suppliers[0]!.number, 1n, 4n);
  });
});
