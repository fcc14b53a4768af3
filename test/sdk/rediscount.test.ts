import { expect } from "chai";
import { startBillStory, type BillStory } from "./helpers/bills.ts";
import { conclude, reference } from "./helpers/deals.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;
const [CENTRAL_BANK, HOUSE_BANK] = [7, 8];

describe("rediscount", () => {
  let story: BillStory;
  beforeEach(async () => {
    story = await startBillStory();
  });

  const pass = (seconds: number) => story.chain.networkHelpers.time.increase(seconds);
  const toMaturity = async (lot: string) => {
    const { maturity } = await story.houseBank.bills.billAt(lot.split(":")[0]!);
    await story.chain.networkHelpers.time.increaseTo(maturity);
  };

  const allot = async (limit: string) => {
    const { centralBank } = story;
    await centralBank.quotas.allotHead({ limit });
    await centralBank.quotas.allotBranch({ region: 3100, limit });
    await centralBank.quotas.allotInstitution({ bank: "house bank", limit });
    const account = { attribute: "settlement-account", subject: "house bank", until: "+300d" };
    await centralBank.attestations.attest(account);
  };

  it("judges bills by name, approves within the mandate at once and above it by hand", async () => {
    const { houseBank, centralBank, gear } = story;
    const [first, second] = [await story.discounted("1000.00"), await story.discounted("1000.00")];
    const held = await story.received("1000.00");
    const terms = { centralBank: "central bank" };
    const apply = (lots: string[]) => houseBank.rediscount.apply({ ...terms, lots, reference: reference() });
    await refusalOf(apply([first.lot]), "RediscountNoSettlementAccount");
    await allot("1500.00");
    await pass(60);
    expect(await houseBank.rediscount.check([first.lot, held.lot], terms)).to.deep.equal([
      { lot: first.lot, check: "Passed" },
      { lot: held.lot, check: "NotHeld" },
    ]);
    await refusalOf(apply([first.lot, held.lot]), "RediscountIneligible");

    await centralBank.rediscount.setMandate({ highest: "1000.00", until: "+30d" });
    expect(await gear.rediscount.mandateOf("central bank")).to.include({ highest: 100_000n });
    const applied = await apply([first.lot]);
    const { approved } = applied;
    // 0.1875 % a month for three months.
    expect(approved).to.deep.include({ lots: [first.lot], amount: 100_000n, interest: 563n, automatically: true });
    expect(approved!.payment).to.include({ payer: CENTRAL_BANK, payee: HOUSE_BANK, amount: 99_437n });
    expect(await houseBank.quotas.institutionQuota("house bank")).to.include({ reserved: 100_000n, used: 0n });
    await conclude(story, approved!.payment.instruction);
    expect(await houseBank.rediscount.rediscountOf(first.lot)).to.deep.include({
      ...{ state: "Outstanding", bank: HOUSE_BANK, units: 100_000n, centralBank: CENTRAL_BANK, label: "None" },
    });

    await centralBank.rediscount.setMandate({ highest: "0", until: "+30d" });
    expect((await apply([second.lot])).approved).to.equal(undefined);
    const answer = { bank: "house bank", ...terms, lots: [second.lot] };
    const full = await refusalOf(
      centralBank.rediscount.approve({ ...answer, reference: reference() }),
      "QuotaExceeded",
    );
    expect(full.message).to.contain("500.00");
    await allot("2000.00");
    const byHand = await centralBank.rediscount.approve({ ...answer, reference: reference() });
    expect(byHand).to.deep.include({ automatically: false, bank: HOUSE_BANK });
    await conclude(story, byHand.payment.instruction, "rejected");
    expect(await houseBank.rediscount.rediscountOf(second.lot)).to.equal(undefined);
    expect(await houseBank.quotas.institutionQuota("house bank")).to.include({ reserved: 0n, used: 100_000n });
  });

  it("under repurchase is redeemed, or kept and collected, or dishonoured", async () => {
    const { houseBank, centralBank, bank, steel } = story;
    const bills = [];
    for (let k = 0; k < 3; k++) bills.push(await story.discounted("1000.00"));
    const [redeemed, paid, refused] = bills.map(({ lot }) => lot) as [string, string, string];
    await allot("3000.00");
    await pass(60);
    await centralBank.rediscount.setMandate({ highest: "3000.00", until: "+30d" });
    const repurchase = { from: "day+10", until: "day+20" };
    const lots = [redeemed, paid, refused];
    const application = { centralBank: "central bank", repurchase, lots, reference: reference() };
    const { approved } = await houseBank.rediscount.apply(application);
    await conclude(story, approved!.payment.instruction);
    await refusalOf(houseBank.rediscount.redeem({ lot: redeemed, reference: reference() }), "RediscountOutsideWindow");
    await pass(11 * DAY);
    const redemption = await houseBank.rediscount.redeem({ lot: redeemed, reference: reference() });
    expect(redemption.payment).to.include({ payer: HOUSE_BANK, payee: CENTRAL_BANK, amount: 100_000n });
    await conclude(story, redemption.payment.instruction);
    expect(await houseBank.rediscount.rediscountOf(redeemed)).to.include({ state: "Redeemed" });
    await refusalOf(centralBank.rediscount.retain({ lot: paid }), "RediscountWindowOpen");
    await pass(10 * DAY);
    for (const lot of [paid, refused]) await centralBank.rediscount.retain({ lot });

    await toMaturity(paid);
    await refusalOf(steel.rediscount.recordCollection({ lot: paid }), "RediscountNothingToRecord");
    await centralBank.bills.present({ lots: [paid, refused] });
    const { payments } = await bank.bills.pay({ lots: [paid], reference: reference() });
    await conclude(story, payments[0]!.instruction);
    expect(await steel.rediscount.recordCollection({ lot: paid })).to.deep.include({ lot: paid });
    await bank.bills.refusePayment({ lot: refused, reason: 7 });
    await steel.rediscount.recordDishonour({ lot: refused });
    expect(await houseBank.rediscount.rediscountOf(refused)).to.include({ state: "Dishonoured" });
    expect(await houseBank.quotas.institutionQuota("house bank")).to.include({ reserved: 0n, used: 100_000n });
  });
});
