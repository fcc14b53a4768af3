import { expect } from "chai";
import type { TestMember } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { DAY, draftTerms, fresh, now, usedOf, type TestTerms, type Trade } from "../helpers/trade.ts";
import { instrumentOf, isConfirmed } from "./agreed.ts";
import { consentToTerms } from "./consents.ts";
import { asked, WAYS } from "./ways.ts";
import { load, market, STATE, time } from "./world.ts";

const ACTS = [
  { act: "submitWithConsent", number: 5n, sender: "creditor", way: WAYS[0] },
  { act: "issueWithConsent", number: 20n, sender: "debtor", way: WAYS[1] },
] as const;

for (const { act, number, sender, way } of ACTS) {
  /** Terms with a day to agree to them, and the other side's consent. */
  const agreedTo = async (trade: Trade, change: Partial<TestTerms> = {}) => {
    const terms = await draftTerms(trade, change);
    const deadline = (await now(trade.suite)) + DAY;
    const consent = await consentToTerms(trade.suite, way.to(trade).account, terms, deadline);
    return { terms, deadline, consent, instrument: instrumentOf(terms), subject: instrumentOf(terms) << 40n };
  };
  type Agreed = Awaited<ReturnType<typeof agreedTo>>;
  const presented = (trade: Trade, { terms, deadline, consent }: Agreed, by: TestMember = way.from(trade)) =>
    trade.suite.origination.connect(by.account)[act](terms, deadline, consent);

  describe(`Origination: ${act}`, () => {
    it("confirms at once", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const given = await agreedTo(trade);
      const { terms, deadline, consent, instrument } = given;
      const issuedAt = BigInt(`0x${consent.slice(42, 52)}`);
      expect(await origination.termsDigest(terms, issuedAt, deadline)).to.match(/^0x[0-9a-f]{64}$/u);
      const answer = await origination.connect(way.from(trade).account)[act].staticCall(terms, deadline, consent);
      expect(answer).to.equal(instrument);
      const sent = await presented(trade, given);
      await isConfirmed(trade, terms, sent);
      expect((await eventsOf(sent, origination)).map(([name]) => name)).to.deep.equal(["ReceivableConfirmed"]);
      expect(await usedOf(trade.suite, terms)).to.equal(terms.face);
    });

    it("happens once: the same consent again meets the receivable", async () => {
      const trade = await load(market);
      const given = await agreedTo(trade);
      await presented(trade, given);
      const values = [given.instrument, number, STATE.Confirmed];
      await refuses(presented(trade, given), trade.suite.receivables, "LotsStateForbids", ...values);
    });

    it(`is for the ${sender}`, async () => {
      const trade = await load(market);
      const { consortium, origination } = trade.suite;
      const given = await agreedTo(trade);
      if (sender === "debtor") {
        const stranger = presented(trade, given, trade.suppliers[1]);
        await refuses(stranger, consortium, "ConsortiumKindForbids", trade.suppliers[1]!.number, 1n, 4n);
      } else {
        const values = [given.instrument, trade.suppliers[1]!.number];
        await refuses(presented(trade, given, trade.suppliers[1]), origination, "ReceivablesNotAParty", ...values);
      }
    });

    it("needs the other side's consent, not anybody's", async () => {
      const trade = await load(market);
      const { suite, suppliers, debtor } = trade;
      const given = await agreedTo(trade);
      if (sender === "creditor") {
        const consent = await consentToTerms(suite, suppliers[1]!.account, given.terms, given.deadline);
        const refused = presented(trade, { ...given, consent });
        await refuses(refused, suite.consortium, "ConsortiumKindForbids", suppliers[1]!.number, 1n, 4n);
      } else {
        for (const other of [suppliers[1]!, debtor]) {
          const consent = await consentToTerms(suite, other.account, given.terms, given.deadline);
          const values = [other.number, suppliers[0]!.number];
          await refuses(presented(trade, { ...given, consent }), suite.origination, "LotsConsentForOther", ...values);
        }
      }
    });

    it("is void for terms that differ in any field", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const given = await agreedTo(trade);
      const { terms, deadline } = given;
      const signer = way.to(trade).account.address;
      const changes: Partial<TestTerms>[] = [
        { debtor: terms.debtor + 1n },
        { creditor: terms.creditor + 1n },
        { currency: 840n },
        { face: terms.face + 1n },
        { maturity: terms.maturity + 1n },
        { assignable: false },
        { debtorReference: fresh("reference") },
        { background: fresh("background") },
      ];
      for (const change of changes) {
        const altered = presented(trade, { ...given, terms: { ...terms, ...change } });
        await refuses(altered, origination, "ConsentBadSignature", signer);
      }
      const later = presented(trade, { ...given, deadline: deadline + 1n });
      await refuses(later, origination, "ConsentBadSignature", signer);
    });

    it("is possible until the deadline and not a second longer", async () => {
      for (const late of [-1n, 0n, 1n]) {
        const trade = await load(market);
        const given = await agreedTo(trade);
        await time.setNextBlockTimestamp(given.deadline + late);
        if (late <= 0n) await presented(trade, given);
        else {
          const values = [given.subject, given.deadline];
          await refuses(presented(trade, given), trade.suite.origination, "LotsDeadlinePassed", ...values);
        }
      }
    });

    it("is refused while a request stands, whose refusal kills the consent", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const given = await agreedTo(trade);
      const { terms, deadline, subject, consent } = given;
      await asked(way, trade, terms, deadline - 100n);
      await refuses(presented(trade, given), origination, "LotsRequestOpen", subject, deadline - 100n);
      const cutAt = await timeOf(await origination.connect(way.to(trade).account).refuse(subject));
      const issuedAt = BigInt(`0x${consent.slice(42, 52)}`);
      await refuses(presented(trade, given), origination, "LotsConsentCut", subject, issuedAt, cutAt);
      await time.increase(1n);
      const { suite } = trade;
      const anew = await consentToTerms(suite, way.to(trade).account, terms, deadline);
      await presented(trade, { ...given, consent: anew });
    });

    it("clears a request that lapsed, so that nothing can end what stands confirmed", async () => {
      const trade = await load(market);
      const { suite } = trade;
      const { origination } = suite;
      const terms = await draftTerms(trade);
      const subject = instrumentOf(terms) << 40n;
      const lapses = (await now(suite)) + 100n;
      await asked(way, trade, terms, lapses);
      const early = await consentToTerms(suite, way.to(trade).account, terms, lapses + DAY);
      const issuedAt = BigInt(`0x${early.slice(42, 52)}`);
      await time.increaseTo(lapses + 10n);
      const given = { terms, deadline: lapses + DAY, consent: early, instrument: subject >> 40n, subject };
      await refuses(presented(trade, given), origination, "LotsConsentCut", subject, issuedAt, lapses);
      const consent = await consentToTerms(suite, way.to(trade).account, terms, lapses + DAY);
      const sent = await presented(trade, { ...given, consent });
      const events = await eventsOf(sent, origination);
      expect(events[0]).to.deep.equal(["RequestClosed", subject, 0n, 2n, way.act, lapses]);
      expect(events.map(([name]) => name)).to.deep.equal(["RequestClosed", "ReceivableConfirmed"]);
      await refuses(origination.expire(subject), origination, "LotsNoRequest", subject);
    });

    it("refuses terms that a request would be refused for", async () => {
      const trade = await load(market);
      const { suite } = trade;
      const { origination } = suite;
      const nothing = await agreedTo(trade, { face: 0n });
      const values = [0n, nothing.terms.maturity];
      await refuses(presented(trade, nothing), origination, "ReceivablesTermsInvalid", ...values);
      const foreign = await agreedTo(trade, { currency: 840n });
      await refuses(presented(trade, foreign), origination, "ReceivablesCurrencyNotAccepted", 840n);
      const own = await draftTerms(trade, { creditor: trade.debtor.number });
      const deadline = (await now(suite)) + DAY;
      const consent = await consentToTerms(suite, trade.debtor.account, own, deadline);
      const mine = origination.connect(trade.debtor.account)[act](own, deadline, consent);
      await refuses(mine, origination, "ReceivablesPartiesInvalid", own.debtor, own.creditor);
    });

    it("leaves nothing behind when the document does not cover it", async () => {
      const trade = await load(market);
      const { suite } = trade;
      const background = fresh("no document");
      const given = await agreedTo(trade, { background });
      await refuses(presented(trade, given), suite.evidence, "EvidenceDocumentUnknown", background);
      expect(await suite.origination.stateOf(given.instrument)).to.equal(STATE.None);
      expect((await suite.receivables.lotAt((given.instrument << 40n) | given.terms.face)).holder).to.equal(0n);
    });
  });
}
