import { expect } from "chai";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import type { TestMember } from "../helpers/members.ts";
import { DAY, draftTerms, FACE, LinePurpose, now, usedOf, type TestTerms, type Trade } from "../helpers/trade.ts";
import { consentToCancellation, consentToTerms } from "./consents.ts";
import { isCancelled } from "./cancelling.ts";
import { counters, EURO } from "./lines.ts";
import { agreed, asked, pending, WAYS } from "./ways.ts";
import { load, STATE, time } from "./world.ts";

/** A line that covers one receivable of the usual face. */
async function granted() {
  const world = await load(counters);
  await world.grant(FACE);
  return world;
}

/** At once, by either side with the other's consent. */
const AT_ONCE = [
  { act: "submitWithConsent", from: ({ suppliers }: Trade) => suppliers[0]!, by: ({ debtor }: Trade) => debtor },
  { act: "issueWithConsent", from: ({ debtor }: Trade) => debtor, by: ({ suppliers }: Trade) => suppliers[0]! },
] as const;

/** The ways to a confirmed receivable, seen alike: what is sent last. */
const ENDS = [
  ...WAYS.map((way) => ({
    name: way.agree,
    prepare: async (trade: Trade, change: Partial<TestTerms> = {}) => {
      const { terms } = await pending(way, trade, change);
      return { terms, send: () => agreed(way, trade, terms) };
    },
  })),
  ...AT_ONCE.map(({ act, from, by }) => ({
    name: act,
    prepare: async (trade: Trade, change: Partial<TestTerms> = {}) => {
      const { suite } = trade;
      const terms = await draftTerms(trade, change);
      const deadline = (await now(suite)) + 100n * DAY;
      const consent = await consentToTerms(suite, by(trade).account, terms, deadline);
      return { terms, send: () => suite.origination.connect(from(trade).account)[act](terms, deadline, consent) };
    },
  })),
];

for (const { name, prepare } of ENDS) {
  describe(`Origination: ${name} and the line`, () => {
    it("uses up the face of the line that is named, and of no other", async () => {
      const { trade, creditLines, otherBank, grant, named } = await granted();
      await grant(FACE, undefined, { bank: otherBank });
      await grant(FACE, undefined, { purpose: LinePurpose.Financing });
      const { terms, send } = await prepare(trade);
      expect(await eventsOf(await send(), creditLines)).to.deep.equal([["CreditLineUsed", ...named(), FACE]]);
      const { receivables, origination } = trade.suite;
      const instrument = await origination.instrumentId(terms.debtor, terms.debtorReference);
      expect((await receivables.instrumentAt(instrument)).grantor).to.equal(terms.grantor);
      expect(await usedOf(trade.suite, { ...terms, grantor: otherBank.number })).to.equal(0n);
    });

    it("is refused by one unit more than is left, and nothing is minted", async () => {
      const { trade, creditLines, grant, named } = await granted();
      await grant(FACE - 1n);
      const { terms, send } = await prepare(trade);
      await refuses(send(), creditLines, "CreditLineExceeded", ...named(), FACE - 1n, FACE);
      const { receivables, origination, evidence } = trade.suite;
      const instrument = await origination.instrumentId(terms.debtor, terms.debtorReference);
      expect((await receivables.instrumentAt(instrument)).state).to.equal(STATE.None);
      expect((await evidence.documentAt(terms.background)).financed).to.equal(0n);
      await grant(FACE);
      await send();
    });

    it("is refused without a line: of this bank, in this currency, for this purpose", async () => {
      const { trade, creditLines, otherBank, grant, named } = await granted();
      await grant(FACE, undefined, { bank: otherBank, purpose: LinePurpose.Financing });
      await grant(FACE, undefined, { bank: otherBank, currency: EURO });
      const elsewhere = await prepare(trade, { grantor: otherBank.number });
      await refuses(elsewhere.send(), creditLines, "CreditLineMissing", ...named({ bank: otherBank }));
      const nobody = await prepare(trade, { grantor: 0n });
      const [, ...of] = named();
      await refuses(nobody.send(), creditLines, "CreditLineMissing", 0n, ...of);
    });

    it("is refused on a line that is suspended", async () => {
      const { trade, creditLines, turn, named } = await granted();
      const { send } = await prepare(trade);
      await turn("suspend");
      await refuses(send(), creditLines, "CreditLineIsSuspended", ...named());
      await turn("resume");
      await send();
    });

    it("is possible until the line's last second and not a second longer", async () => {
      for (const late of [-1n, 0n, 1n]) {
        const { trade, suite, creditLines, grant, named } = await granted();
        const last = (await now(suite)) + 1_000n;
        await grant(FACE, last);
        const { send } = await prepare(trade);
        await time.setNextBlockTimestamp(last + late);
        if (late <= 0n) await send();
        else await refuses(send(), creditLines, "CreditLineExpired", ...named(), last);
      }
    });
  });
}

describe("Origination: whose the line is", () => {
  const [submission, issue] = WAYS;

  it("is the debtor's to say: whatever the creditor submits, the debtor confirms on the line it names", async () => {
    const { trade, otherBank, bank, grant, named, creditLines } = await granted();
    await grant(FACE, undefined, { bank: otherBank });
    for (const [submitted, confirmed] of [
      [bank, otherBank],
      [undefined, bank],
    ] as [TestMember | undefined, TestMember][]) {
      const { terms } = await pending(submission, trade, { grantor: submitted?.number ?? 0n });
      const sent = await agreed(submission, trade, { ...terms, grantor: confirmed.number });
      const used = ["CreditLineUsed", ...named({ bank: confirmed }), FACE];
      expect(await eventsOf(sent, creditLines)).to.deep.equal([used]);
    }
  });

  it("is part of what the debtor issues and of what either signs", async () => {
    const { trade, suite, otherBank, debtor, supplier } = await granted();
    const { origination } = suite;
    const { terms, subject } = await pending(issue, trade);
    const other = { ...terms, grantor: otherBank.number };
    await refuses(agreed(issue, trade, other), origination, "LotsOtherDeal", subject);
    await agreed(issue, trade, terms);
    const deadline = (await now(suite)) + DAY;
    const draft = await draftTerms(trade);
    const changed = { ...draft, grantor: otherBank.number };
    const debtors = await consentToTerms(suite, debtor.account, draft, deadline);
    const bySupplier = origination.connect(supplier.account).submitWithConsent(changed, deadline, debtors);
    await refuses(bySupplier, origination, "ConsentBadSignature", debtor.account.address);
    const creditors = await consentToTerms(suite, supplier.account, draft, deadline);
    const byDebtor = origination.connect(debtor.account).issueWithConsent(changed, deadline, creditors);
    await refuses(byDebtor, origination, "ConsentBadSignature", supplier.account.address);
  });

  it("is not used up by what is only asked for", async () => {
    const { trade, lineAt } = await granted();
    for (const way of WAYS) {
      const terms = await draftTerms(trade, { face: FACE });
      await asked(way, trade, terms, (await now(trade.suite)) + DAY);
    }
    expect((await lineAt()).used).to.equal(0n);
  });
});

describe("Servicing: cancellation and the line", () => {
  for (const way of ["on request", "with consent"] as const) {
    it(`gives back the face ${way}, though the line is suspended and over, and another can be confirmed`, async () => {
      const { trade, suite, debtor, supplier, creditLines, until, turn, grant, named, lineAt } = await granted();
      const [submission] = WAYS;
      const { terms, instrument } = await pending(submission, trade, { maturity: until + 50n * DAY });
      const minted = await agreed(submission, trade, terms);
      const [, [, , , , step]] = (await eventsOf(minted, suite.receivables)) as unknown[][] as [unknown, bigint[]];
      const issue = { step: step!, background: terms.background };
      const lot = (instrument << 40n) | FACE;
      await turn("suspend");
      await time.increaseTo(until + 1n);
      const deadline = until + 10n * DAY;
      const { trail } = await suite.receivables.lotAt(lot);
      const servicing = suite.servicing.connect(debtor.account);
      const consent = await consentToCancellation(suite, supplier.account, lot, deadline);
      if (way === "on request")
        await suite.servicing.connect(supplier.account).requestCancellation(instrument, deadline);
      const sent = await (way === "on request"
        ? servicing.cancel(instrument, issue)
        : servicing.cancelWithConsent(instrument, issue, deadline, consent));
      await isCancelled(trade, { instrument, lot, terms, issue }, trail, sent);
      expect(await eventsOf(sent, creditLines)).to.deep.equal([["CreditLineReleased", ...named(), 0n]]);
      await turn("resume");
      await grant(FACE, until + 20n * DAY);
      const again = await pending(submission, trade);
      await agreed(submission, trade, again.terms);
      expect((await lineAt()).used).to.equal(FACE);
    });
  }
});
