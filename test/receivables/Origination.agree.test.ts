import { expect } from "chai";
import { eventsOf, fieldsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { DAY, draftTerms, fresh, invoice, now, usedOf, type TestTerms } from "../helpers/trade.ts";
import { instrumentOf, isConfirmed } from "./agreed.ts";
import { agreed, asked, pending, WAYS } from "./ways.ts";
import { load, market, STATE, time } from "./world.ts";

for (const way of WAYS) {
  const { ask, agree, act, state, from, to } = way;

  describe(`Origination: ${agree}`, () => {
    it("mints the root lot, and uses up the document and the line", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const { terms, instrument, subject } = await pending(way, trade);
      expect(await usedOf(trade.suite, terms)).to.equal(0n);
      expect(await origination.connect(to(trade).account)[agree].staticCall(terms)).to.equal(instrument);
      const sent = await agreed(way, trade, terms);
      await isConfirmed(trade, terms, sent);
      const nothing = { act: 0n, from: 0n, to: 0n, deadline: 0n, deal: `0x${"00".repeat(20)}` };
      expect(fieldsOf(await origination.requestAt(subject))).to.deep.equal(nothing);
      expect(await usedOf(trade.suite, terms)).to.equal(terms.face);
    });

    it("keeps that the parties prohibit assignment", async () => {
      const trade = await load(market);
      const { terms } = await pending(way, trade, { assignable: false });
      await isConfirmed(trade, terms, await agreed(way, trade, terms));
    });

    it("agrees to exactly what was asked, to the letter", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const { terms, subject } = await pending(way, trade);
      const changes: Partial<TestTerms>[] = [
        { currency: 840n },
        { face: terms.face - 1n },
        { maturity: terms.maturity - 1n },
        { assignable: false },
        { background: fresh("background") },
      ];
      for (const change of changes) {
        await refuses(agreed(way, trade, { ...terms, ...change }), origination, "LotsOtherDeal", subject);
      }
      const elsewhere = { ...terms, debtorReference: fresh("reference") };
      await refuses(agreed(way, trade, elsewhere), origination, "LotsNoRequest", instrumentOf(elsewhere) << 40n);
      await agreed(way, trade, terms);
    });

    it("is for the one who was asked", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const { terms, instrument } = await pending(way, trade);
      if (ask === "submit") {
        const kinds = agreed(way, trade, terms, from(trade));
        await refuses(kinds, trade.suite.consortium, "ConsortiumKindForbids", from(trade).number, 1n, 4n);
      } else {
        const refused = agreed(way, trade, terms, trade.suppliers[1]);
        await refuses(refused, origination, "ReceivablesNotAParty", instrument, trade.suppliers[1]!.number);
      }
    });

    it("does not answer the other kind of request", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const { terms, subject } = await pending(way, trade);
      const other = ask === "submit" ? "acceptIssue" : "confirm";
      const account = ask === "submit" ? trade.suppliers[0]!.account : trade.debtor.account;
      await refuses(origination.connect(account)[other](terms), origination, "LotsNoRequest", subject);
    });

    it("is possible until the deadline and not a second longer", async () => {
      for (const late of [-1n, 0n, 1n]) {
        const trade = await load(market);
        const { origination } = trade.suite;
        const { terms, deadline, subject } = await pending(way, trade);
        await time.setNextBlockTimestamp(deadline + late);
        if (late <= 0n) await agreed(way, trade, terms);
        else await refuses(agreed(way, trade, terms), origination, "LotsDeadlinePassed", subject, deadline);
      }
    });

    it("is too late at maturity, though the deadline allows it", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const maturity = (await now(trade.suite)) + DAY;
      const terms = await draftTerms(trade, { maturity });
      await asked(way, trade, terms, maturity);
      await time.setNextBlockTimestamp(maturity);
      await refuses(agreed(way, trade, terms), origination, "ReceivablesTermsInvalid", terms.face, maturity);
      await time.setNextBlockTimestamp(maturity - 1n);
      await agreed(way, trade, terms);
    });

    it("leaves the request standing when the document does not cover it", async () => {
      const trade = await load(market);
      const { suite, suppliers, debtor } = trade;
      const { origination, evidence, receivables } = suite;
      const [creditor, stranger] = suppliers;
      const face = 1_000n;
      const unknown = fresh("no document");
      const small = await invoice(trade, creditor!, debtor, face - 1n);
      const foreign = await invoice(trade, stranger!, debtor, face);
      const dollars = await invoice(trade, creditor!, debtor, face, 840n);
      const cases: [string, string, ...unknown[]][] = [
        [unknown, "EvidenceDocumentUnknown", unknown],
        [small, "EvidenceUsedUp", small, face - 1n, face],
        [foreign, "EvidenceForeignParties", foreign, debtor.number, creditor!.number],
        [dollars, "EvidenceOtherCurrency", dollars, 156n, 840n],
      ];
      for (const [background, error, ...values] of cases) {
        const { terms, instrument } = await pending(way, trade, { face, background });
        await refuses(agreed(way, trade, terms), evidence, error, ...values);
        expect(await origination.stateOf(instrument)).to.equal(state);
        expect((await receivables.instrumentAt(instrument)).face).to.equal(0n);
      }
    });

    it("refuses the same invoice a second time, under any reference", async () => {
      const trade = await load(market);
      const first = await pending(way, trade);
      await agreed(way, trade, first.terms);
      const { background, face } = first.terms;
      const second = await pending(way, trade, { background });
      await refuses(agreed(way, trade, second.terms), trade.suite.evidence, "EvidenceUsedUp", background, 0n, face);
    });
  });

  describe(`Origination: ending what was asked by ${ask}`, () => {
    const endings = [
      { name: "refuse", ending: 0n, by: to, wrong: from },
      { name: "withdraw", ending: 1n, by: from, wrong: to },
    ] as const;

    for (const { name, ending, by, wrong } of endings) {
      it(`by ${name} leads back to nothing and frees the reference`, async () => {
        const trade = await load(market);
        const { origination } = trade.suite;
        const { terms, deadline, instrument, subject } = await pending(way, trade);
        const values = [subject, wrong(trade).number];
        await refuses(
          origination.connect(wrong(trade).account)[name](subject),
          origination,
          "LotsNotYourRequest",
          ...values,
        );
        const sent = await origination.connect(by(trade).account)[name](subject);
        const at = await timeOf(sent);
        expect(await eventsOf(sent, origination)).to.deep.equal([
          ["RequestClosed", subject, by(trade).number, ending, act, at],
        ]);
        expect(await origination.stateOf(instrument)).to.equal(STATE.None);
        expect((await origination.requestAt(subject)).deadline).to.equal(at);
        await refuses(agreed(way, trade, terms), origination, "LotsNoRequest", subject);
        await asked(way, trade, terms, deadline);
        await agreed(way, trade, terms);
      });
    }

    it("by expiry is anyone's, from the second after the deadline", async () => {
      const trade = await load(market);
      const { origination, signers } = trade.suite;
      const { deadline, instrument, subject } = await pending(way, trade);
      const anyone = origination.connect(signers.at(-1));
      await time.setNextBlockTimestamp(deadline);
      await refuses(anyone.expire(subject), origination, "LotsRequestNotExpired", subject, deadline);
      await time.setNextBlockTimestamp(deadline + 1n);
      const sent = await anyone.expire(subject);
      expect(await eventsOf(sent, origination)).to.deep.equal([["RequestClosed", subject, 0n, 2n, act, deadline]]);
      expect(await origination.stateOf(instrument)).to.equal(STATE.None);
      await refuses(anyone.expire(subject), origination, "LotsNoRequest", subject);
    });
  });
}
