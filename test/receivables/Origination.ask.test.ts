import { expect } from "chai";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { DAY, draftTerms, fresh, now } from "../helpers/trade.ts";
import { instrumentOf, listed } from "./agreed.ts";
import { agreed, asked, pending, WAYS } from "./ways.ts";
import { load, market, STATE, time } from "./world.ts";

for (const way of WAYS) {
  const { ask, act, state, event, from, to } = way;

  describe(`Origination: ${ask}`, () => {
    it("keeps who asked whom until when, and reserves nothing of the document", async () => {
      const trade = await load(market);
      const { origination, evidence, receivables } = trade.suite;
      const terms = await draftTerms(trade);
      const deadline = (await now(trade.suite)) + DAY;
      const instrument = instrumentOf(terms);
      const way = origination.connect(from(trade).account)[ask];
      expect(await way.staticCall(terms, deadline)).to.equal(instrument);
      const sent = await way(terms, deadline);
      const parties = [from(trade).number, to(trade).number];
      const announced = ask === "submit" ? parties : [terms.debtor, terms.creditor];
      expect(await eventsOf(sent, origination)).to.deep.equal([
        [event, instrument, ...announced, listed(terms), deadline],
      ]);
      const request = await origination.requestAt(instrument << 40n);
      expect([request.act, request.from, request.to, request.deadline]).to.deep.equal([act, ...parties, deadline]);
      expect(await origination.stateOf(instrument)).to.equal(state);
      expect((await evidence.documentAt(terms.background)).financed).to.equal(0n);
      expect((await receivables.instrumentAt(instrument)).state).to.equal(STATE.None);
    });

    it("is for the one who asks", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const terms = await draftTerms(trade);
      const deadline = (await now(trade.suite)) + DAY;
      const other = await draftTerms(trade, { [ask === "submit" ? "creditor" : "debtor"]: trade.suppliers[1]!.number });
      const refused = asked(way, trade, other, deadline);
      await refuses(refused, origination, "ReceivablesNotAParty", instrumentOf(other), from(trade).number);
      if (ask === "issue") return;
      const stranger = asked(way, trade, terms, deadline, trade.suppliers[2]);
      await refuses(stranger, origination, "ReceivablesNotAParty", instrumentOf(terms), trade.suppliers[2]!.number);
    });

    it("refuses a claim against oneself, and nobody as the other party", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const { number } = from(trade);
      const deadline = (await now(trade.suite)) + DAY;
      const mine = ask === "submit" ? "creditor" : "debtor";
      const yours = ask === "submit" ? "debtor" : "creditor";
      const nobody = await draftTerms(trade, { [mine]: number, [yours]: 0n });
      const named = "ReceivablesPartiesInvalid";
      await refuses(asked(way, trade, nobody, deadline), origination, named, nobody.debtor, nobody.creditor);
      // Only a core enterprise can be both.
      if (ask === "submit") {
        const own = await draftTerms(trade, { creditor: trade.debtor.number });
        await refuses(asked(way, trade, own, deadline, trade.debtor), origination, named, own.debtor, own.creditor);
      } else {
        const own = await draftTerms(trade, { creditor: number });
        await refuses(asked(way, trade, own, deadline), trade.suite.origination, named, number, number);
      }
    });

    it("refuses a party that is no member, and a debtor that is no core enterprise", async () => {
      const trade = await load(market);
      const { consortium } = trade.suite;
      const deadline = (await now(trade.suite)) + DAY;
      const unknown = await draftTerms(trade, { [ask === "submit" ? "debtor" : "creditor"]: 999n });
      await refuses(asked(way, trade, unknown, deadline), consortium, "ConsortiumMemberUnknown", 999n);
      const [, enterprise] = trade.suppliers;
      const terms = await draftTerms(trade, { debtor: enterprise!.number });
      const refused = asked(way, trade, terms, deadline, ask === "submit" ? trade.suppliers[0]! : enterprise!);
      await refuses(refused, consortium, "ConsortiumKindForbids", enterprise!.number, 1n, 4n);
    });

    it("refuses a face of zero, and maturity now or before", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const named = "ReceivablesTermsInvalid";
      const nothing = await draftTerms(trade, { face: 0n });
      await refuses(asked(way, trade, nothing, nothing.maturity), origination, named, 0n, nothing.maturity);
      const maturity = (await now(trade.suite)) + 100n;
      const terms = await draftTerms(trade, { maturity });
      for (const late of [0n, 1n]) {
        await time.setNextBlockTimestamp(maturity + late);
        await refuses(asked(way, trade, terms, maturity), origination, named, terms.face, maturity);
      }
      await time.setNextBlockTimestamp(maturity - 1n);
      await asked(way, trade, terms, maturity);
    });

    it("refuses a currency without rules, and a face below the smallest lot", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const deadline = (await now(trade.suite)) + DAY;
      const foreign = await draftTerms(trade, { currency: 840n });
      await refuses(asked(way, trade, foreign, deadline), origination, "ReceivablesCurrencyNotAccepted", 840n);
      const small = await draftTerms(trade, { face: 99n });
      await refuses(asked(way, trade, small, deadline), origination, "ReceivablesFaceBelowSmallest", 99n, 100n);
      await asked(way, trade, await draftTerms(trade, { face: 100n }), deadline);
    });

    it("refuses a term a second longer than the longest", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const at = (await now(trade.suite)) + 100n;
      const latest = at + 365n * DAY;
      const terms = await draftTerms(trade, { maturity: latest + 1n });
      await time.setNextBlockTimestamp(at);
      const refused = asked(way, trade, terms, at + DAY);
      await refuses(refused, origination, "ReceivablesTermTooLong", latest + 1n, latest);
      await asked(way, trade, { ...terms, maturity: latest }, at + DAY);
    });

    it("refuses a deadline that has passed, and one after maturity", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const terms = await draftTerms(trade);
      const subject = instrumentOf(terms) << 40n;
      const maturity = terms.maturity;
      const refused = asked(way, trade, terms, maturity + 1n);
      await refuses(refused, origination, "LotsDeadlineTooLate", subject, maturity + 1n, maturity);
      const deadline = (await now(trade.suite)) + 100n;
      await time.setNextBlockTimestamp(deadline + 1n);
      await refuses(asked(way, trade, terms, deadline), origination, "LotsDeadlinePassed", subject, deadline);
      await time.setNextBlockTimestamp(deadline);
      await asked(way, trade, terms, deadline);
    });

    it("is refused for a reference in use, unless the request lapsed", async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const { terms, deadline, instrument, subject } = await pending(way, trade);
      const again = asked(way, trade, terms, deadline);
      await refuses(again, origination, "LotsStateForbids", instrument, act, state);
      await time.increaseTo(deadline + 1n);
      expect(await origination.stateOf(instrument)).to.equal(STATE.None);
      const sent = await asked(way, trade, terms, deadline + DAY);
      expect((await eventsOf(sent, origination))[0]).to.deep.equal(["RequestClosed", subject, 0n, 2n, act, deadline]);
      await agreed(way, trade, terms);
      const used = asked(way, trade, terms, deadline + DAY);
      await refuses(used, origination, "LotsStateForbids", instrument, act, STATE.Confirmed);
    });

    it("does not mind another debtor's same reference", async () => {
      const trade = await load(market);
      const reference = fresh("reference");
      expect(instrumentOf({ debtor: 1n, debtorReference: reference })).not.to.equal(
        instrumentOf({ debtor: 2n, debtorReference: reference }),
      );
      const { terms, instrument } = await pending(way, trade);
      expect(await trade.suite.origination.instrumentId(terms.debtor, terms.debtorReference)).to.equal(instrument);
    });
  });
}
