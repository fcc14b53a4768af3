import { expect } from "chai";
import { id } from "ethers";
import { agreedDeal, conclude, dealOn, fundedDeal, reference } from "./helpers/deals.ts";
import { startStory, type Story } from "./helpers/parties.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;
const [GEAR, FORGING, BANK] = [3, 4, 6];
/** 800.00 at 6 % for 90 of 360 days. */
const INTEREST = 1_200n;

describe("financing", () => {
  let story: Story;
  before(async () => {
    story = await startStory();
    const line = { debtor: "debtor", currency: "CNY", purpose: "Financing", limit: "1000000.00" } as const;
    await story.bank.creditLines.grant({ ...line, until: "+730d" });
  });

  const pass = (seconds: number) => story.chain.networkHelpers.time.increase(seconds);
  const cash = (financing: string) => ({ financing, registration: "ZD-2026-1", reference: reference() });

  describe("apply, offer and accept", () => {
    it("lock the front of a lot on the bank's terms, and tell all of it as it goes", async () => {
      const { gear, bank, forging } = story;
      const { lot, instrument } = await story.receivable("1000.00");
      const from = await story.chain.ethers.provider.getBlockNumber();
      const own = reference();
      const asked = await gear.financing.apply({ lot, amount: "500.00", bank: "bank", kind: "Sale", reference: own });
      const { financing } = asked;
      expect(asked).to.deep.include({ lot, units: 50_000n, applicant: GEAR, bank: BANK, kind: "Sale" });
      expect(asked.deadline).to.be.closeTo((await gear.time("now")) + 7 * DAY, 2);
      expect(await bank.financing.financingOf("gear", own)).to.equal(financing);
      expect(await bank.financing.requestAt(financing)).to.deep.equal({
        ...{ act: "apply", from: GEAR, to: BANK, deadline: asked.deadline },
      });
      expect(await bank.financing.financingAt(financing)).to.deep.equal({ financing, state: "Applied" });

      const terms = { principal: "400.00", rate: "4.35", disburseBy: "+5d" };
      await refusalOf(forging.financing.offer({ financing, ...terms }), "ConsortiumKindForbids");
      const high = await refusalOf(
        bank.financing.offer({ financing, ...terms, principal: "500.01" }),
        "FinancingAdvanceTooHigh",
      );
      expect(high.message).to.contain(`${financing}, 500.01 CNY, is above the highest advance, 400.00 CNY`);
      const offered = await bank.financing.offer({ financing, ...terms, deadline: "+2d" });
      expect(offered).to.deep.include({ financing, bank: BANK, applicant: GEAR, principal: 40_000n, rate: "4.35" });

      await refusalOf(forging.financing.accept({ financing }), "FinancingNotAParty");
      const agreed = await gear.financing.accept({ financing });
      // The front of a range ends where it was cut off, and so has a name of its own.
      expect(agreed).to.deep.include({
        financing,
        lot: `${instrument}:50000`,
        units: 50_000n,
        principal: 40_000n,
        epoch: 1,
      });
      expect(await gear.receivables.lotAt(agreed.lot)).to.deep.include({ holder: GEAR, flags: ["InFinancing"] });
      expect(await gear.financing.financingAt(financing)).to.deep.include({
        ...{ state: "Agreed", kind: "Sale", applicant: GEAR, bank: BANK, debtor: 2, currency: "CNY", lot: agreed.lot },
        ...{ units: 50_000n, principal: 40_000n, interest: 0n, rate: "4.35", disburseBy: offered.disburseBy },
      });
      expect(await bank.financing.obligationsOf("bank")).to.equal(1n);
      await refusalOf(gear.receivables.split({ lot: agreed.lot, amount: "1.00" }), "LotsEncumbered");

      const told: string[] = [];
      const events = ["financing.FinancingApplied", "financing.FinancingOffered", "financing.FinancingAgreed"] as const;
      const watching = bank.watch({ events, from, everySeconds: 0.02 }, (seen) => {
        for (const { name } of seen) told.push(name);
      });
      while (told.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
      await watching.stop();
      expect(told).to.deep.equal(["FinancingApplied", "FinancingOffered", "FinancingAgreed"]);
    });

    it("find no application that was not made, and no offer that was not made", async () => {
      const { gear, bank } = story;
      const unknown = `0x${"2a".repeat(20)}`;
      const terms = { principal: "1.00", rate: "4", disburseBy: "+5d" };
      await refusalOf(bank.financing.offer({ financing: unknown, ...terms }), "RequestNotFound");
      const { lot } = await story.receivable("1000.00");
      const { financing } = await gear.financing.apply({ lot, bank: "bank", kind: "Pledge", reference: reference() });
      const missing = await refusalOf(gear.financing.accept({ financing }), "RequestNotFound");
      expect(missing.values).to.deep.equal({ subject: financing, act: "offer" });
    });
  });

  describe("refuse, withdraw and expire", () => {
    it("end what was asked, each by the one whose it is", async () => {
      const { gear, bank, steel } = story;
      const { lot } = await story.receivable("1000.00");
      const ask = async (deadline?: string) => {
        const application = { lot, bank: "bank", kind: "Sale" as const, reference: reference() };
        return (await gear.financing.apply({ ...application, ...(deadline !== undefined && { deadline }) })).financing;
      };
      const first = await ask();
      await refusalOf(gear.financing.refuse({ financing: first }), "LotsNotYourRequest");
      expect(await bank.financing.refuse({ financing: first })).to.deep.include({
        financing: first,
        by: BANK,
        act: "apply",
      });
      await refusalOf(bank.financing.refuse({ financing: first }), "LotsNoRequest");

      const second = await ask();
      await bank.financing.offer({ financing: second, principal: "1.00", rate: "4", disburseBy: "+5d" });
      expect(await bank.financing.withdraw({ financing: second })).to.deep.include({ by: BANK, act: "offer" });

      const third = await ask("+1h");
      await refusalOf(steel.financing.expire({ financing: third }), "LotsRequestNotExpired");
      await pass(3_700);
      expect(await steel.financing.expire({ financing: third })).to.deep.include({ financing: third, act: "apply" });
      expect(await gear.financing.requestAt(third)).to.equal(undefined);
    });
  });

  describe("agree", () => {
    it("takes the signature of bank or applicant, over all of the terms", async () => {
      const { gear, bank } = story;
      const { lot } = await story.receivable("1000.00");
      const deal = dealOn(lot, { amount: "250.00", principal: "200.00" });
      const byGear = await gear.financing.agree.sign(deal);
      await refusalOf(bank.financing.agree({ ...deal, principal: "199.99", consent: byGear }), "ConsentBadSignature");
      await refusalOf(gear.financing.agree({ ...deal, consent: byGear }), "LotsConsentForOther");
      const agreed = await bank.financing.agree({ ...deal, consent: byGear });
      expect(agreed).to.deep.include({ units: 25_000n, principal: 20_000n, rate: "6", kind: "SaleWithRecourse" });
      expect(agreed.disburseBy).to.be.closeTo((await bank.time("now")) + 5 * DAY, 3);
      // It was for the lot as it was then.
      await refusalOf(bank.financing.agree({ ...deal, consent: byGear }), "ConsentBadSignature");
    });
  });

  describe("disburse", () => {
    it("takes interest off in advance, and lets all go back when the cash is rejected", async () => {
      const { bank, gear } = story;
      const { financing, lot } = await agreedDeal(story);
      await refusalOf(gear.financing.disburse(cash(financing)), "ConsortiumKindForbids");
      const none = { ...cash(financing), registration: `0x${"00".repeat(32)}` };
      await refusalOf(bank.financing.disburse(none), "FinancingRegistrationMissing");
      const instructed = await bank.financing.disburse(cash(financing));
      expect(instructed).to.deep.include({
        ...{ financing, registration: id("ZD-2026-1"), interest: INTEREST, proceeds: 80_000n - INTEREST },
        ...{ payer: BANK, payee: GEAR, currency: "CNY", amount: 80_000n - INTEREST },
      });
      expect(await bank.financing.financingAt(financing)).to.include({ state: "Disbursing", interest: INTEREST });
      await refusalOf(bank.financing.disburse(cash(financing)), "FinancingStateForbids");
      await conclude(story, instructed.instruction, "rejected");
      expect(await bank.financing.financingAt(financing)).to.equal(undefined);
      expect(await gear.receivables.lotAt(lot)).to.deep.include({ holder: GEAR, flags: [] });
    });

    it("passes the lot to the bank when the cash is final", async () => {
      const { bank } = story;
      const { financing, lot, cash: paid } = await fundedDeal(story);
      expect(await bank.receivables.lotAt(lot)).to.deep.include({ holder: BANK, flags: [] });
      expect(await bank.financing.financingAt(financing)).to.deep.include({
        ...{ state: "Outstanding", collected: 0n, retainedPaid: 0n, paying: false, lotGone: false },
      });
      expect(await bank.settlement.instructionAt(paid.instruction)).to.deep.include({ state: "Final" });
      const path = await bank.receivables.pathOf(lot);
      expect(path.map(({ act, to }) => [act, to])).to.deep.equal([
        ["Issued", GEAR],
        ["SoldWithRecourse", BANK],
      ]);
    });
  });

  describe("lapse", () => {
    it("frees the lot when the cash was not instructed in time, by anyone", async () => {
      const { steel, bank, gear } = story;
      const { financing, lot, disburseBy } = await agreedDeal(story, { disburseBy: "+2h" });
      const early = await refusalOf(steel.financing.lapse({ financing }), "FinancingNotLapsed");
      expect(early.values).to.have.property("disburseBy", BigInt(disburseBy));
      await pass(7_300);
      await refusalOf(bank.financing.disburse(cash(financing)), "FinancingTooLate");
      expect(await steel.financing.lapse({ financing })).to.deep.include({ financing, lot });
      expect(await gear.receivables.lotAt(lot)).to.deep.include({ flags: [] });
    });
  });

  describe("payRetained", () => {
    it("pays what was retained of a sale once the bank collected, again after a rejection, and closes", async () => {
      const { bank, debtor, gear } = story;
      const { financing, lot } = await fundedDeal(story, { kind: "Sale" });
      const due = { financing, reference: reference() };
      await refusalOf(bank.financing.payRetained(due), "FinancingNothingDue");
      await pass(91 * DAY);
      const { payments } = await debtor.redemption.pay({ lots: [lot], reference: reference() });
      await conclude(story, payments[0]!.instruction);
      expect(await bank.financing.retainedDue(financing)).to.equal(20_000n);
      await refusalOf(gear.financing.payRetained(due), "ConsortiumKindForbids");
      const first = await bank.financing.payRetained(due);
      expect(first).to.deep.include({ financing, payer: BANK, payee: GEAR, currency: "CNY", amount: 20_000n });
      expect(await bank.financing.retainedDue(financing)).to.equal(0n);
      await conclude(story, first.instruction, "rejected");
      const second = await bank.financing.payRetained({ financing, reference: reference() });
      await conclude(story, second.instruction);
      expect(await bank.financing.financingAt(financing)).to.include({ state: "Closed", retainedPaid: 20_000n });
    });
  });

  describe("of a pledge", () => {
    it("is repaid, after a rejection as well, and lifts the pledge with the final cash", async () => {
      const { gear, bank } = story;
      const { financing, lot } = await fundedDeal(story, { kind: "Pledge" });
      expect(await gear.receivables.lotAt(lot)).to.deep.include({ holder: GEAR, flags: ["Pledged"] });
      expect(await gear.financing.claimOn(lot)).to.deep.equal({ pledgee: BANK, claim: 80_000n });
      await refusalOf(bank.financing.repay({ financing, reference: reference() }), "FinancingNotAParty");
      const first = await gear.financing.repay({ financing, reference: reference() });
      expect(first).to.deep.include({ payer: GEAR, payee: BANK, amount: 80_000n });
      await refusalOf(gear.financing.repay({ financing, reference: reference() }), "FinancingPaymentOpen");
      await refusalOf(bank.financing.releasePledge({ financing }), "FinancingPaymentOpen");
      await conclude(story, first.instruction, "rejected");
      const second = await gear.financing.repay({ financing, reference: reference() });
      await conclude(story, second.instruction);
      expect(await gear.receivables.lotAt(lot)).to.deep.include({ flags: [] });
      expect(await gear.financing.claimOn(lot)).to.equal(undefined);
      expect(await gear.financing.financingAt(financing)).to.include({ state: "Closed" });
    });

    it("is given up by the bank alone, and is no sale", async () => {
      const { gear, bank } = story;
      const { financing, lot } = await fundedDeal(story, { kind: "Pledge" });
      await refusalOf(gear.financing.releasePledge({ financing }), "ConsortiumKindForbids");
      expect(await bank.financing.releasePledge({ financing })).to.deep.include({ financing, lot });
      expect(await gear.receivables.lotAt(lot)).to.deep.include({ holder: GEAR, flags: [] });
      const sale = await fundedDeal(story);
      await refusalOf(bank.financing.releasePledge({ financing: sale.financing }), "FinancingNotAPledge");
      await refusalOf(
        gear.financing.repay({ financing: sale.financing, reference: reference() }),
        "FinancingNotAPledge",
      );
    });
  });

  describe("releaseLine", () => {
    it("frees the bank's line for a lot that it passed on, by anyone, and makes the retained part due", async () => {
      const { bank, steel, forging } = story;
      const line = { bank: "bank", debtor: "debtor", currency: "CNY", purpose: "Financing" } as const;
      const { financing, lot } = await fundedDeal(story);
      await refusalOf(steel.financing.releaseLine({ financing }), "FinancingLotHeld");
      const used = (await bank.creditLines.lineAt(line))!.used;
      const tag = id("sold on");
      const sale = { seller: "forging", buyer: "bank", currency: "CNY", amount: "1000.00", root: tag, fingerprint: 1 };
      await forging.evidence.register({ ...sale, tag });
      const part = { lot, to: "forging", background: tag, deadline: "+1d" };
      await bank.receivables.assign({ ...part, consent: await forging.receivables.assign.sign(part) });
      expect(await steel.financing.releaseLine({ financing })).to.deep.include({ financing, lot });
      expect((await bank.creditLines.lineAt(line))!.used).to.be.lessThan(used);
      expect(await bank.financing.financingAt(financing)).to.include({ lotGone: true });
      expect(await bank.financing.retainedDue(financing)).to.equal(20_000n);
      expect(await steel.receivables.lotAt(lot)).to.include({ holder: FORGING });
    });
  });
});
