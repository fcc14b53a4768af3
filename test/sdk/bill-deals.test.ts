import { expect } from "chai";
import { startBillStory, type BillStory } from "./helpers/bills.ts";
import { conclude, reference } from "./helpers/deals.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;
const [DEBTOR, GEAR, BANK, HOUSE_BANK] = [2, 3, 6, 8];
/** Of 1,000.00 at 3.6 % for 90 of 360 days. */
const INTEREST = 900n;

describe("deals on bills", () => {
  let story: BillStory;
  beforeEach(async () => {
    story = await startBillStory();
  });

  const toMaturity = async (lot: string) => {
    const { maturity } = await story.gear.bills.billAt(lot.split(":")[0]!);
    await story.chain.networkHelpers.time.increaseTo(maturity);
  };
  const pass = (seconds: number) => story.chain.networkHelpers.time.increase(seconds);

  describe("discounting", () => {
    it("sells a lot for good against final cash, at the price that was told before", async () => {
      const { gear, houseBank } = story;
      const { lot } = await story.received("1000.00");
      const terms = { lot, buyer: "house bank", rate: "3.6" };
      const price = await gear.discounting.priceOf(terms);
      expect(price).to.deep.equal({ price: 100_000n - INTEREST, interest: INTEREST });
      await refusalOf(houseBank.discounting.buy({ lot, reference: reference() }), "RequestNotFound");
      await refusalOf(gear.discounting.offer({ ...terms, rate: "24.0001" }), "DiscountingRateTooHigh");
      const offered = await gear.discounting.offer(terms);
      expect(offered).to.deep.include({ lot, seller: GEAR, buyer: HOUSE_BANK, rate: "3.6", freeOfPayment: false });
      const bought = await houseBank.discounting.buy({ lot, reference: reference() });
      expect(bought).to.deep.include({ lot, price: price.price, interest: INTEREST });
      expect(bought.payment).to.deep.include({ payer: HOUSE_BANK, payee: GEAR, amount: price.price, currency: "CNY" });
      expect(await gear.discounting.dealOf(lot)).to.deep.equal({ stage: "Buying", seller: GEAR, buyer: HOUSE_BANK });
      await conclude(story, bought.payment!.instruction);
      expect(await gear.bills.lotAt(lot)).to.deep.include({ holder: HOUSE_BANK, flags: [] });
      expect(await gear.discounting.dealOf(lot)).to.equal(undefined);
    });

    it("under repurchase is redeemed within its window, or kept after it", async () => {
      const { gear, houseBank } = story;
      const repurchase = { price: "1000.00", from: "+10d", until: "+20d" };
      const sold = async () => {
        const { lot } = await story.received("1000.00");
        const terms = { lot, buyer: "house bank", rate: "3.6", repurchase, deadline: "+1d" };
        const consent = await gear.discounting.buyWithConsent.sign(terms);
        const bought = await houseBank.discounting.buyWithConsent({ ...terms, reference: reference(), consent });
        await conclude(story, bought.payment!.instruction);
        return lot;
      };
      const [redeemed, kept] = [await sold(), await sold()];
      expect(await gear.discounting.dealOf(kept)).to.deep.include({ stage: "AwaitingRedemption", seller: GEAR });
      await refusalOf(gear.discounting.redeem({ lot: redeemed, reference: reference() }), "DiscountingOutsideWindow");
      await pass(11 * DAY);
      await refusalOf(houseBank.discounting.retain({ lot: kept }), "DiscountingWindowOpen");
      const { payment } = await gear.discounting.redeem({ lot: redeemed, reference: reference() });
      expect(payment).to.include({ payer: GEAR, payee: HOUSE_BANK, amount: 100_000n });
      await conclude(story, payment.instruction);
      expect(await gear.bills.lotAt(redeemed)).to.deep.include({ holder: GEAR, flags: [] });
      await pass(10 * DAY);
      expect(await houseBank.discounting.retain({ lot: kept })).to.deep.include({ lot: kept, buyer: HOUSE_BANK });
      expect(await gear.bills.lotAt(kept)).to.deep.include({ holder: HOUSE_BANK, flags: [] });
    });
  });

  describe("presentation and recourse", () => {
    it("pays what was presented, with final cash", async () => {
      const { gear, bank, steel } = story;
      const { bill, lot } = await story.received("1000.00");
      await refusalOf(gear.bills.present({ lots: [lot] }), "LotsNotMatured");
      await toMaturity(lot);
      const { presented } = await steel.bills.presentAutomatically({ lots: [lot] });
      expect(presented[0]).to.deep.include({
        lot,
        presenter: GEAR,
        acceptor: BANK,
        automatically: true,
        overdue: false,
      });
      expect(await gear.bills.withdrawPresentation({ lot })).to.deep.include({ lot, by: GEAR });
      expect(await gear.bills.presentationOf(lot)).to.equal(undefined);
      await gear.bills.present({ lots: [lot] });
      const { payments } = await bank.bills.pay({ lots: [lot], reference: reference() });
      expect(payments[0]).to.deep.include({ lot, payer: BANK, payee: GEAR, amount: 100_000n });
      await conclude(
        story,
        payments.map(({ instruction }) => instruction),
      );
      expect(await gear.bills.billAt(bill)).to.include({ state: "Settled", redeemed: 100_000n });
    });

    it("turns from the acceptor who refuses to the drawer, who pays with interest and costs", async () => {
      const { gear, bank, debtor, steel } = story;
      const { lot } = await story.received("1000.00");
      await toMaturity(lot);
      await gear.bills.present({ lots: [lot] });
      await refusalOf(steel.bills.dishonour({ lot }), "PresentationAnswerAwaited");
      await refusalOf(bank.bills.refusePayment({ lot, reason: 0 }), "PresentationReasonMissing");
      expect(await bank.bills.refusePayment({ lot, reason: 7 })).to.deep.include({ lot, acceptor: BANK, reason: 7 });
      expect(await gear.bills.presentationOf(lot)).to.include({ presenter: GEAR, overdue: false });
      await pass(36 * DAY);
      const liable = await gear.billRecourse.liableOn(lot);
      expect(liable.map(({ member, role }) => [member, role])).to.deep.equal([
        [BANK, "Acceptor"],
        [DEBTOR, "Drawer"],
      ]);
      // 3 % a year for 36 of 360 days.
      expect(await gear.billRecourse.owedAt(lot)).to.deep.equal({ principal: 100_000n, interest: 300n });
      await refusalOf(gear.billRecourse.claim({ lot, liable: "steel" }), "BillRecourseNotLiable");
      await refusalOf(debtor.billRecourse.satisfy({ lot, reference: reference() }), "RequestNotFound");
      const claimed = await gear.billRecourse.claim({ lot, liable: "debtor", costs: "1.20" });
      expect(claimed).to.deep.include({ lot, holder: GEAR, liable: DEBTOR, role: "Drawer", costs: 120n });
      expect(claimed.lapsedFrom).to.equal(liable[1]!.lapsedFrom);
      const paid = await debtor.billRecourse.satisfy({ lot, reference: reference() });
      expect(paid).to.deep.include({ payer: DEBTOR, holder: GEAR, principal: 100_000n, interest: 300n, costs: 120n });
      expect(paid.payment).to.include({ amount: 100_420n });
      await conclude(story, paid.payment.instruction);
      expect(await gear.bills.lotAt(lot)).to.deep.include({ holder: DEBTOR, flags: ["Dishonoured"] });
      expect(await debtor.billRecourse.liableOn(lot)).to.have.length(1);
    });

    it("needs no maturity when a court attested that the acceptor is insolvent; silence counts as refusal", async () => {
      const { gear, houseBank, steel, centralBank } = story;
      const { lot } = await story.discounted("1000.00");
      await refusalOf(houseBank.bills.dishonourInsolvent({ lot }), "PresentationAcceptorNotInsolvent");
      const { lot: silent } = await story.received("1000.00");
      await toMaturity(silent);
      await gear.bills.present({ lots: [silent] });
      await pass(4 * DAY);
      expect(await steel.bills.dishonour({ lot: silent })).to.deep.include({ lot: silent, reason: 0 });
      expect(
        await centralBank.acceptors.overdueSince((await gear.bills.billAt(silent.split(":")[0]!)).instrument),
      ).not.to.equal(undefined);
    });
  });
});
