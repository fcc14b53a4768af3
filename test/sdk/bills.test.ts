import { expect } from "chai";
import { startBillStory, type BillStory } from "./helpers/bills.ts";
import { refusalOf } from "./helpers/refusals.ts";

const DAY = 86_400;
const [DEBTOR, GEAR, FORGING, BANK] = [2, 3, 4, 6];

describe("bills", () => {
  let story: BillStory;
  before(async () => {
    story = await startBillStory();
  });

  const pass = (seconds: number) => story.chain.networkHelpers.time.increase(seconds);

  describe("register, accept and receive", () => {
    it("make a bill out and hand it over, asked and answered, and tell all of it as it goes", async () => {
      const { debtor, gear, bank, centralBank } = story;
      const background = await story.invoice("gear", "debtor", "1000.00");
      const number = await story.number();
      const terms = { drawer: "debtor", acceptor: "bank", payee: "gear", amount: "1000.00", background };
      const registered = await debtor.bills.register({ number, ...terms, maturity: "day+90" });
      const { bill, instrument, lot } = registered;
      expect(registered).to.deep.include({
        ...{ bill: number, lot: `${instrument}:100000`, type: "Bank", drawer: DEBTOR, acceptor: BANK, payee: GEAR },
        ...{ currency: "CNY", face: 100_000n, splittable: true, notTransferable: false, background, smallestLot: 1n },
      });

      const asked = await debtor.bills.presentForAcceptance({ bill });
      expect(asked).to.deep.include({ lot, range: `${number}:100000`, act: "presentForAcceptance", to: BANK });
      expect(asked.deadline).to.be.closeTo((await gear.time("now")) + 7 * DAY, 2);
      expect(await gear.bills.requestAt(lot)).to.deep.equal({
        ...{ act: "presentForAcceptance", from: DEBTOR, to: BANK, deadline: asked.deadline },
      });
      await refusalOf(gear.bills.accept({ bill }), "LotsNotYourRequest");
      expect(await bank.bills.accept({ bill, margin: "300.00" })).to.deep.include({ bill, margin: 30_000n });
      expect(await centralBank.acceptors.acceptancesOf("bank")).to.include({ outstanding: 100_000n, margins: 30_000n });

      await debtor.bills.presentForReceipt({ bill: instrument, deadline: "+2d" });
      expect(await gear.bills.receive({ bill })).to.deep.include({ bill, payee: GEAR });
      expect(await gear.bills.billAt(bill)).to.deep.include({
        ...{ bill, instrument, state: "Received", redeemed: 0n, margin: 30_000n, face: 100_000n },
      });
      expect(await gear.bills.lotAt(`${number}:100000`)).to.deep.include({
        lot,
        holder: GEAR,
        units: 100_000n,
        flags: [],
      });
      expect(await gear.bills.allowedActs(lot)).to.include.members([
        "endorse",
        "offerDiscount",
        "offerPledge",
        "split",
      ]);
      expect((await gear.bills.pathOf(lot)).map(({ act }) => act)).to.deep.equal(["Issued", "Accepted", "Received"]);
      expect(await gear.bills.isPathProven(lot)).to.equal(true);
    });

    it("refuse a wrong check digit before anything is sent, and find no bill that nobody made out", async () => {
      const { debtor, bank } = story;
      const number = await story.number();
      const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
      const background = await story.invoice("gear", "debtor", "10.00");
      const terms = { drawer: "debtor", acceptor: "bank", payee: "gear", amount: "10.00", background };
      const { message } = await refusalOf(
        debtor.bills.register({ number: wrong, ...terms, maturity: "day+90" }),
        "PackageNumberCheckDigitWrong",
      );
      expect(message).to.contain(number.at(-1));
      const { values } = await refusalOf(bank.bills.accept({ bill: number }), "HistoryMissing");
      expect(values).to.include({ event: "BillRegistered" });
      await refusalOf(bank.bills.accept({ bill: wrong }), "PackageNumberCheckDigitWrong");
    });

    it("take a number made from its parts, dated by the chain's own business day", async () => {
      const { debtor } = story;
      const background = await story.invoice("gear", "debtor", "10.00");
      const terms = { drawer: "debtor", acceptor: "bank", payee: "gear", amount: "10.00", background };
      const { bill } = await debtor.bills.register({
        ...{ ...terms, number: { type: "SupplyChainBank", bank: "102100000012", serial: "77" }, maturity: "day+90" },
      });
      const like = await story.number();
      expect(bill.slice(0, 29)).to.equal(`8${like.slice(1, 21)}00000077`);
    });

    it("end unpaid: withdrawn by the drawer, or lapsed by anyone's call when due", async () => {
      const { debtor, gear, steel } = story;
      const { bill } = await story.registered("10.00");
      await refusalOf(gear.bills.withdrawBill({ bill }), "LotsNotHolder");
      expect(await debtor.bills.withdrawBill({ bill })).to.deep.include({ bill, drawer: DEBTOR });
      expect(await gear.bills.billAt(bill)).to.include({ state: "Terminated" });
      const lapsing = await story.registered("10.00", { maturity: "day+1" });
      await refusalOf(steel.bills.lapse({ bill: lapsing.bill }), "LotsNotMatured");
      await pass(DAY);
      expect(await steel.bills.lapse({ bill: lapsing.bill })).to.deep.include({ bill: lapsing.bill });
    });
  });

  describe("endorse", () => {
    it("moves the front part at once with the endorsee's consent, the whole by offer and answer", async () => {
      const { gear, forging, steel } = story;
      const { bill, lot } = await story.received("1000.00");
      const background = await story.invoice("forging", "gear", "400.00");
      const part = { lot, to: "forging", amount: "400.00", background, deadline: "+1d" };
      const consent = await forging.bills.endorse.sign(part);
      const endorsed = await gear.bills.endorse({ ...part, consent });
      const front = `${bill}:40000`;
      expect(endorsed).to.deep.include({
        ...{ range: front, rest: lot, from: GEAR, to: FORGING, units: 40_000n, notTransferable: false, background },
      });
      await refusalOf(gear.bills.endorse({ ...part, consent }), "ConsentBadSignature");

      const onward = await story.invoice("steel", "forging", "400.00");
      const offered = await forging.bills.offerEndorsement({
        ...{ lot: front, to: "steel", notTransferable: true, background: onward },
      });
      expect(offered).to.deep.include({ range: front, units: 40_000n, notTransferable: true, background: onward });
      await refusalOf(gear.bills.acceptEndorsement({ lot: front }), "LotsNotYourRequest");
      const accepted = await steel.bills.acceptEndorsement({ lot: front });
      expect(accepted).to.deep.include({ range: front, from: FORGING, notTransferable: true });
      expect(await steel.bills.lotAt(front)).to.deep.include({ flags: ["NotTransferable"], tier: 3 });
      const back = { lot: front, to: "forging", background: onward };
      await refusalOf(steel.bills.offerEndorsement(back), "LotsEncumbered");
      await refusalOf(steel.bills.acceptEndorsement({ lot: front }), "RequestNotFound");
    });

    it("leaves the lot as it was when refused, withdrawn or expired", async () => {
      const { gear, forging, steel } = story;
      const { lot } = await story.received("1000.00");
      const background = await story.invoice("forging", "gear", "400.00");
      const offer = async (deadline = "+1d") =>
        gear.bills.offerEndorsement({ lot, to: "forging", amount: "400.00", background, deadline });
      const before = await gear.bills.lotAt(lot);
      await offer();
      expect(await forging.bills.refuse({ lot })).to.deep.include({ lot, by: FORGING, act: "offerEndorsement" });
      await offer();
      expect(await gear.bills.withdraw({ lot })).to.deep.include({ lot, by: GEAR });
      await offer("+1h");
      await refusalOf(steel.bills.expire({ lot }), "LotsRequestNotExpired");
      await pass(3_700);
      await steel.bills.expire({ lot });
      const { flags, ...after } = (await gear.bills.lotAt(lot))!;
      expect(flags).to.deep.equal(["ConsentsCut"]);
      expect({ ...after, flags: [] }).to.deep.equal(before);
    });

    it("cuts and joins lots of the same holder, but none of a bill that is not splittable", async () => {
      const { gear } = story;
      const { bill, lot } = await story.received("1000.00");
      const cut = await gear.bills.split({ lot, amount: "250.00" });
      expect(cut).to.deep.include({ range: `${bill}:25000`, rest: lot, holder: GEAR });
      expect(await gear.bills.merge({ lot, child: cut.lot })).to.deep.include({ lot, merged: cut.lot });
      const whole = await story.received("1000.00", { splittable: false });
      await refusalOf(gear.bills.split({ lot: whole.lot, amount: "1.00" }), "LotsNotSplittable");
    });
  });

  describe("guarantee and pledge", () => {
    it("are asked and answered, or agreed at once", async () => {
      const { gear, bank, houseBank } = story;
      const { lot } = await story.received("1000.00");
      await gear.bills.askGuarantee({ lot, guarantor: "house bank" });
      const guaranteed = await houseBank.bills.guarantee({ lot });
      expect(guaranteed).to.deep.include({ lot, guaranteed: GEAR, forAcceptor: false });
      const acceptors = { lot, forAcceptor: true, deadline: "+1d" };
      const consent = await houseBank.bills.guaranteeWithConsent.sign(acceptors);
      const other = await bank.bills.guaranteeWithConsent({ ...acceptors, consent });
      expect(other).to.deep.include({ guaranteed: BANK, forAcceptor: true });

      await gear.bills.offerPledge({ lot, pledgee: "house bank" });
      const pledged = await houseBank.bills.acceptPledge({ lot });
      expect(await gear.bills.pledgeeOf(lot)).to.equal(pledged.pledgee);
      await refusalOf(gear.bills.split({ lot, amount: "1.00" }), "LotsEncumbered");
      await refusalOf(gear.bills.releasePledge({ lot }), "PledgesNotThePledgee");
      await houseBank.bills.releasePledge({ lot });
      expect(await gear.bills.pledgeeOf(lot)).to.equal(undefined);
      const given = { lot, deadline: "+1d" };
      const signed = await houseBank.bills.pledgeWithConsent.sign(given);
      const again = await gear.bills.pledgeWithConsent({ ...given, consent: signed });
      expect(again).to.deep.include({ lot, holder: GEAR, pledgee: pledged.pledgee });
    });
  });
});
