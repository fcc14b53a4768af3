import { expect } from "chai";
import { agreed, draft } from "./helpers/drafts.ts";
import { startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;

describe("receivables", () => {
  let story: Story;
  before(async () => (story = await startStory()));

  const pass = (seconds: number) => story.chain.networkHelpers.time.increase(seconds);

  describe("submit and confirm", () => {
    it("return what was asked for, and the receivable with its root lot", async () => {
      const { gear, debtor } = story;
      const terms = await draft(story, "1000.50");
      const asked = await gear.receivables.submit({ ...terms, deadline: "+3d" });
      const now = await gear.time("now");
      expect(asked).to.deep.include({ debtor: 1 + 1, creditor: 3, currency: "CNY", face: 100_050n, assignable: true });
      expect(asked.maturity).to.be.closeTo(now + 90 * DAY, 2);
      expect(asked.deadline).to.be.closeTo(now + 3 * DAY, 2);
      expect(await gear.receivables.instrumentOf("debtor", terms.reference)).to.equal(asked.instrument);
      expect(await debtor.receivables.receivableAt(asked.instrument)).to.include({ state: "Submitted", face: 0n });
      expect(await debtor.receivables.openTerms(asked.instrument)).to.deep.include({ face: 100_050n, creditor: 3 });
      expect(await debtor.receivables.requestAt({ instrument: asked.instrument })).to.deep.equal({
        act: "submit",
        from: 3,
        to: 2,
        deadline: asked.deadline,
      });

      const confirmed = await debtor.receivables.confirm({ instrument: asked.instrument, line: "bank" });
      expect(confirmed).to.deep.include({
        instrument: asked.instrument,
        lot: `${asked.instrument}:100050`,
        face: 100_050n,
        maturity: asked.maturity,
        highestTier: 8,
        smallestLot: 100n,
        epoch: 1,
        longerThanUsual: false,
      });
      expect(await gear.receivables.receivableAt(asked.instrument)).to.deep.include({
        state: "Confirmed",
        debtor: 2,
        line: 6,
        currency: "CNY",
        face: 100_050n,
        redeemed: 0n,
        assignable: true,
        maturity: asked.maturity,
      });
      expect(await gear.receivables.lotAt(confirmed.lot)).to.deep.include({
        holder: 3,
        start: 0n,
        end: 100_050n,
        units: 100_050n,
        tier: 0,
        flags: [],
      });
      expect(await gear.evidence.documentAt(terms.background)).to.deep.include({ financed: 100_050n, left: 0n });
    });

    it("take a deadline of a week, but before maturity", async () => {
      const { gear } = story;
      const long = await gear.receivables.submit(await draft(story));
      expect(long.deadline).to.be.closeTo((await gear.time("now")) + 7 * DAY, 2);
      const short = await gear.receivables.submit({ ...(await draft(story)), maturity: "+2d" });
      expect(short.deadline).to.equal(short.maturity - 1);
    });

    it("take days as the first moment of the business day", async () => {
      const { gear } = story;
      const later = new Date(((await gear.time("now")) + 60 * DAY) * 1000).toISOString().slice(0, 10);
      const { maturity } = await gear.receivables.submit({ ...(await draft(story)), maturity: later });
      expect(maturity).to.equal(Date.parse(`${later}T00:00:00+08:00`) / 1000);
    });

    it("find nothing to confirm that was not submitted, was withdrawn, or was issued", async () => {
      const { gear, debtor } = story;
      const error = await refusalOf(
        debtor.receivables.confirm({ instrument: "0x2a", line: "bank" }),
        "RequestNotFound",
      );
      expect(error.values).to.deep.equal({ subject: `0x${"2a".padStart(24, "0")}`, act: "submit" });
      const { instrument } = await gear.receivables.submit(await draft(story));
      await gear.receivables.withdraw({ instrument });
      await refusalOf(debtor.receivables.confirm({ instrument, line: "bank" }), "RequestNotFound");
      const issued = await debtor.receivables.issue(await agreed(story));
      await refusalOf(debtor.receivables.confirm({ instrument: issued.instrument, line: "bank" }), "RequestNotFound");
    });

    it("tell the rules' limits with amounts and dates", async () => {
      const { gear } = story;
      const small = await refusalOf(
        gear.receivables.submit({ ...(await draft(story)), face: "0.99" }),
        "ReceivablesFaceBelowSmallest",
      );
      expect(small.message).to.equal("The face 0.99 CNY is below the smallest lot, 1.00 CNY.");
      const long = await refusalOf(
        gear.receivables.submit({ ...(await draft(story)), maturity: "+366d" }),
        "ReceivablesTermTooLong",
      );
      expect(long.message).to.match(/^The maturity \d{4}-\d\d-\d\dT\S+Z is later than the rules allow: \d{4}-/);
      await refusalOf(
        gear.receivables.submit({ ...(await draft(story)), currency: "JPY", face: "1000" }),
        "ReceivablesCurrencyNotAccepted",
      );
    });
  });

  describe("issue and acceptIssue", () => {
    it("mint the root lot to the creditor", async () => {
      const { gear, debtor } = story;
      const { instrument } = await debtor.receivables.issue({ ...(await agreed(story)), assignable: false });
      const accepted = await gear.receivables.acceptIssue({ instrument });
      expect(accepted).to.deep.include({ instrument, creditor: 3, assignable: false });
      expect(await gear.receivables.receivableAt(instrument)).to.include({ assignable: false, state: "Confirmed" });
    });
  });

  describe("submitWithConsent and issueWithConsent", () => {
    it("confirm at once with the other side's consent, given for the same relative times", async () => {
      const { gear, debtor } = story;
      const submitted = { ...(await agreed(story)), deadline: "+1d" };
      const byDebtor = await debtor.receivables.submitWithConsent.sign(submitted);
      await pass(100);
      const { maturity } = await gear.receivables.submitWithConsent({ ...submitted, consent: byDebtor });
      expect(maturity).to.be.closeTo((await gear.time("now")) - 100 + 90 * DAY, 5);

      const issued = { ...(await agreed(story)), deadline: "+1d" };
      const byGear = await gear.receivables.issueWithConsent.sign(issued);
      const { instrument } = await debtor.receivables.issueWithConsent({ ...issued, consent: byGear });
      expect(await gear.receivables.receivableAt(instrument)).to.include({ state: "Confirmed" });
    });

    it("refuse a consent to other terms, and one that is over", async () => {
      const { gear, debtor } = story;
      const terms = { ...(await agreed(story)), deadline: "+1h" };
      const consent = await debtor.receivables.submitWithConsent.sign(terms);
      await refusalOf(
        gear.receivables.submitWithConsent({ ...terms, maturity: "+91d", consent }),
        "ConsentBadSignature",
      );
      await pass(3700);
      await refusalOf(gear.receivables.submitWithConsent({ ...terms, consent }), "LotsDeadlinePassed");
    });

    it("take a consent signed right after a request on the same receivable was refused", async () => {
      const { gear, debtor } = story;
      const asked = { ...(await draft(story)), deadline: "+1d" };
      const terms = { ...asked, line: "bank" };
      const early = await debtor.receivables.submitWithConsent.sign(terms);
      const { instrument } = await gear.receivables.submit(asked);
      await debtor.receivables.refuse({ instrument });
      await refusalOf(gear.receivables.submitWithConsent({ ...terms, consent: early }), "LotsConsentCut");
      const late = await debtor.receivables.submitWithConsent.sign(terms);
      expect((await gear.receivables.submitWithConsent({ ...terms, consent: late })).instrument).to.equal(instrument);
    });
  });
});
