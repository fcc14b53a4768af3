import { expect } from "chai";
import { ZeroHash } from "ethers";
import { eventsOf, fieldsOf, refuses } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { DAY, lotId, now } from "../helpers/trade.ts";
import {
  accepted,
  acceptanceConsent,
  BillState,
  document,
  draftBill,
  endorsed,
  FACE,
  numberToday,
  received,
  receiptConsent,
  registered,
  trailOf,
  type BillMarket,
  type BillTerms,
} from "./issuing.ts";
import { billMarket, load, time } from "./world.ts";

const stateOf = async ({ bills }: BillMarket, instrument: bigint) => (await bills.instrumentAt(instrument)).state;
const owedBy = async ({ suite }: BillMarket, acceptor: bigint) => {
  const { outstanding, margins } = await suite.acceptors.acceptorAt(acceptor);
  return { outstanding, margins };
};

describe("Issuance", () => {
  describe("register", () => {
    it("makes the bill out and gives its root lot to the drawer, not as a token yet", async () => {
      const market = await load(billMarket);
      const { suite, bills, issuance, drawer, banks } = market;
      const terms = await draftBill(market);
      const sent = await issuance.connect(drawer.account).register(terms);
      const [event] = await eventsOf(sent, issuance);
      const instrument = event![1] as bigint;
      const at = await now(suite);
      expect(event).to.deep.equal([
        "BillRegistered",
        instrument,
        drawer.number,
        banks[0]!.number,
        Object.values(terms),
        1n,
        at,
        1n,
      ]);
      const root = lotId(instrument, FACE);
      expect(fieldsOf(await bills.instrumentAt(instrument))).to.deep.equal({
        state: BillState.Issued,
        marks: 0n,
        obligor: banks[0]!.number,
        grantor: 0n,
        currency: 156n,
        issuedAt: at,
        maturity: terms.maturity,
        face: FACE,
        redeemed: 0n,
        highestTier: 255n,
        smallestLot: 1n,
      });
      const lot = await bills.lotAt(root);
      expect([lot.holder, lot.start, lot.end, lot.flags]).to.deep.equal([drawer.number, 0n, FACE, 0n]);
      expect((await eventsOf(sent, bills)).map(([name]) => name)).to.deep.equal(["LotIssued"]);
      expect(await bills.balanceOf(await bills.memberAddress(drawer.number), root)).to.equal(0n);
    });

    const wrong: [
      string,
      (market: BillMarket, terms: BillTerms) => Promise<Partial<BillTerms>> | Partial<BillTerms>,
      string,
      (market: BillMarket, terms: BillTerms, at: bigint) => unknown[],
    ][] = [
      [
        "a wrong check digit",
        (_, { number }) => ({ number: number - (number % 10n) + ((number + 1n) % 10n) }),
        "PackageNumberCheckDigitWrong",
        (_, { number }) => {
          const given = number % 10n;
          return [number, given, (given + 9n) % 10n];
        },
      ],
      [
        "the payee as drawer",
        ({ drawer }) => ({ payee: drawer.number }),
        "IssuancePartiesInvalid",
        ({ drawer, banks }) => [drawer.number, banks[0]!.number, drawer.number],
      ],
      [
        "the payee as acceptor",
        (_, { acceptor }) => ({ payee: acceptor }),
        "IssuancePartiesInvalid",
        ({ drawer, banks }) => [drawer.number, banks[0]!.number, banks[0]!.number],
      ],
      [
        "nobody as payee",
        () => ({ payee: 0n }),
        "IssuancePartiesInvalid",
        ({ drawer, banks }) => [drawer.number, banks[0]!.number, 0n],
      ],
      [
        "an enterprise that accepts bank paper",
        ({ drawer }) => ({ acceptor: drawer.number }),
        "IssuanceAcceptorKind",
        ({ drawer }, { number }) => [number, drawer.number],
      ],
      [
        "a bank that accepts commercial paper",
        async (market) => ({ number: await numberToday(market, "Commercial") }),
        "IssuanceAcceptorKind",
        ({ banks }, { number }) => [number, banks[0]!.number],
      ],
      ["no face", () => ({ face: 0n }), "IssuanceTermsInvalid", (_, { maturity }) => [0n, maturity]],
      [
        "a face one unit above the highest",
        () => ({ face: 100_000_000_001n }),
        "IssuanceFaceTooHigh",
        () => [100_000_000_001n, 100_000_000_000n],
      ],
      ["another currency", () => ({ currency: 840n }), "IssuanceCurrencyNotAccepted", () => [840n]],
    ];
    for (const [what, change, error, values] of wrong) {
      it(`refuses ${what}`, async () => {
        const market = await load(billMarket);
        const sound = await draftBill(market);
        const terms = { ...sound, ...(await change(market, sound)) };
        const { issuance, drawer, suite } = market;
        await refuses(
          issuance.connect(drawer.account).register(terms),
          issuance,
          error,
          ...values(market, terms, await now(suite)),
        );
      });
    }

    it("takes the longest term to the second, and nothing that is due already", async () => {
      const market = await load(billMarket);
      const { issuance, drawer, suite } = market;
      const at = (await now(suite)) + 100n;
      const latest = at + 183n * DAY;
      const register = (terms: BillTerms) => issuance.connect(drawer.account).register(terms);
      const late = await draftBill(market, { maturity: latest + 1n });
      const due = await draftBill(market, { maturity: at + 1n });
      const last = await draftBill(market, { maturity: latest });
      await time.setNextBlockTimestamp(at);
      await refuses(register(late), issuance, "IssuanceTermTooLong", latest + 1n, latest);
      await time.setNextBlockTimestamp(at + 1n);
      await refuses(register(due), issuance, "IssuanceTermsInvalid", FACE, at + 1n);
      await register(last);
    });

    it("refuses a number of yesterday, another's bill, and a number twice", async () => {
      const market = await load(billMarket);
      const { issuance, drawer, traders, bills } = market;
      const terms = await draftBill(market);
      await refuses(
        issuance.connect(traders[0]!.account).register(terms),
        issuance,
        "IssuanceNotAParty",
        await issuance.connect(drawer.account).register.staticCall(terms),
        traders[0]!.number,
      );
      const { instrument } = await registered(market, terms);
      await refuses(issuance.connect(drawer.account).register(terms), bills, "LotsStateForbids", instrument, 1n, 1n);
      await time.increase(DAY);
      const [date, today] = [await dateOf(market, -1n), await dateOf(market, 0n)];
      await refuses(
        issuance.connect(drawer.account).register(terms),
        issuance,
        "PackageNumberOtherDay",
        terms.number,
        date,
        today,
      );
    });
  });

  describe("acceptance", () => {
    it("in two steps binds the acceptor, books what it owes and shows the lot as a token", async () => {
      const market = await load(billMarket);
      const { suite, bills, issuance, drawer, banks } = market;
      const { terms, instrument, root } = await registered(market);
      const trail = await trailOf(market, root);
      const deadline = (await now(suite)) + DAY;
      await issuance.connect(drawer.account).presentForAcceptance(terms, trail, deadline);
      expect([await stateOf(market, instrument), (await bills.lotAt(root)).flags]).to.deep.equal([
        BillState.Issued,
        Flag.OFFERED,
      ]);
      const sent = await issuance.connect(banks[0]!.account).accept(terms, trail, 30_000_000n);
      expect(await eventsOf(sent, issuance)).to.deep.equal([
        ["BillAccepted", instrument, banks[0]!.number, 30_000_000n, await now(suite), 1n],
      ]);
      expect((await eventsOf(sent, bills)).map(([name]) => name)).to.deep.equal([
        "LotTaken",
        "TransferSingle",
        "LotInscribed",
      ]);
      expect([await stateOf(market, instrument), (await bills.lotAt(root)).flags]).to.deep.equal([
        BillState.Accepted,
        0n,
      ]);
      expect(await bills.balanceOf(await bills.memberAddress(drawer.number), root)).to.equal(FACE);
      expect(await owedBy(market, banks[0]!.number)).to.deep.equal({ outstanding: FACE, margins: 30_000_000n });
      expect(await issuance.marginOf(instrument)).to.equal(30_000_000n);
    });

    it("is at once with the acceptor's signature, which serves once", async () => {
      const market = await load(billMarket);
      const { suite, issuance, drawer, banks, bills } = market;
      const { terms, instrument, root } = await registered(market);
      const trail = await trailOf(market, root);
      const deadline = (await now(suite)) + DAY;
      const consent = await acceptanceConsent(market, banks[0]!, { terms, trail, margin: 1n, deadline });
      const accept = () => issuance.connect(drawer.account).acceptWithConsent(terms, trail, 1n, deadline, consent);
      await accept();
      expect(await stateOf(market, instrument)).to.equal(BillState.Accepted);
      await refuses(accept(), bills, "LotsStateForbids", instrument, 4n, BillState.Accepted);
    });

    it("refuses other signers, other drawers, other margins and what is late", async () => {
      const market = await load(billMarket);
      const { suite, issuance, drawer, banks, traders } = market;
      const { terms, instrument, root } = await registered(market);
      const trail = await trailOf(market, root);
      const deadline = (await now(suite)) + DAY;
      const by = (signer = banks[0]!) => acceptanceConsent(market, signer, { terms, trail, margin: 1n, deadline });
      const accept = async (consent: string, margin = 1n, sender = drawer) =>
        issuance.connect(sender.account).acceptWithConsent(terms, trail, margin, deadline, consent);
      const other = accept(await by(banks[1]));
      await refuses(other, issuance, "LotsConsentForOther", banks[1]!.number, banks[0]!.number);
      await refuses(accept(await by(), 1n, traders[0]), issuance, "IssuanceNotAParty", instrument, traders[0]!.number);
      await refuses(accept(await by(), 2n), issuance, "ConsentBadSignature", banks[0]!.account.address);
      const consent = await by();
      await time.setNextBlockTimestamp(deadline + 1n);
      await refuses(accept(consent), issuance, "LotsDeadlinePassed", root, deadline);
    });

    it("refuses a margin above the face, terms that were not registered, and who was not asked", async () => {
      const market = await load(billMarket);
      const { suite, issuance, drawer, banks, bills } = market;
      const { terms, instrument, root } = await registered(market);
      const trail = await trailOf(market, root);
      const bank = issuance.connect(banks[0]!.account);
      await refuses(bank.accept(terms, trail, 0n), bills, "LotsNoRequest", root);
      await issuance.connect(drawer.account).presentForAcceptance(terms, trail, (await now(suite)) + DAY);
      await refuses(bank.accept(terms, trail, FACE + 1n), issuance, "IssuanceMarginInvalid", FACE + 1n, FACE);
      const altered = { ...terms, background: ZeroHash };
      await refuses(bank.accept(altered, trail, 0n), issuance, "IssuanceOtherTerms", instrument);
      const elsewhere = issuance.connect(banks[1]!.account).accept(terms, trail, 0n);
      await refuses(elsewhere, bills, "LotsNotYourRequest", root, banks[1]!.number);
    });

    it("is judged by the acceptor's cap", async () => {
      const market = await load(billMarket);
      const { suite, central, banks } = market;
      const asOf = await now(suite);
      const assets = (FACE * 10_000n) / 1_500n;
      await suite.acceptors
        .connect(central.account)
        .setFigures(banks[0]!.number, assets, assets, asOf, asOf + 9n * DAY);
      const over = accepted(market);
      await refuses(over, suite.acceptors, "AcceptorCapExceeded", banks[0]!.number, FACE - 1n, 0n, FACE);
    });

    it("restores the row it came from when it is refused, withdrawn or has expired", async () => {
      for (const ending of ["refuse", "withdraw", "expire"] as const) {
        const market = await load(billMarket);
        const { suite, bills, issuance, drawer, banks } = market;
        const { terms, instrument, root } = await registered(market);
        const trail = await trailOf(market, root);
        const deadline = (await now(suite)) + DAY;
        await issuance.connect(drawer.account).presentForAcceptance(terms, trail, deadline);
        if (ending === "expire") await time.increaseTo(deadline + 1n);
        await bills.connect({ refuse: banks[0]!, withdraw: drawer, expire: drawer }[ending].account)[ending](root);
        const lot = await bills.lotAt(root);
        expect([await stateOf(market, instrument), lot.flags & ~Flag.CONSENTS_CUT, lot.trail]).to.deep.equal([
          BillState.Issued,
          0n,
          trail,
        ]);
        const late = issuance.connect(banks[0]!.account).accept(terms, trail, 0n);
        await refuses(late, bills, "LotsNoRequest", root);
      }
    });

    it("may be of the drawer itself where it is commercial paper", async () => {
      const market = await load(billMarket);
      const { drawer, suite } = market;
      const number = await numberToday(market, "Commercial");
      await accepted(market, { number }, 0n, drawer);
      expect((await suite.acceptors.acceptorAt(drawer.number)).outstanding).to.equal(FACE);
    });
  });

  describe("withdrawBill", () => {
    it("ends an accepted bill and releases what its acceptor owed", async () => {
      const market = await load(billMarket);
      const { bills, issuance, drawer, banks, suite } = market;
      const { instrument, root } = await accepted(market, {}, 5n);
      const sent = await issuance.connect(drawer.account).withdrawBill(instrument, await trailOf(market, root));
      expect(await eventsOf(sent, issuance)).to.deep.equal([
        ["BillWithdrawn", instrument, drawer.number, await now(suite), 1n],
      ]);
      expect(await stateOf(market, instrument)).to.equal(BillState.Terminated);
      expect((await bills.lotAt(root)).flags).to.equal(Flag.ENDED);
      expect(await bills.balanceOf(await bills.memberAddress(drawer.number), root)).to.equal(0n);
      expect(await owedBy(market, banks[0]!.number)).to.deep.equal({ outstanding: 0n, margins: 0n });
    });

    it("ends one that was never accepted, without a word on the token face", async () => {
      const market = await load(billMarket);
      const { bills, issuance, drawer } = market;
      const { instrument, root, terms } = await registered(market);
      const trail = await trailOf(market, root);
      const sent = await issuance.connect(drawer.account).withdrawBill(instrument, trail);
      expect((await eventsOf(sent, bills)).map(([name]) => name)).to.deep.equal(["LotEnded"]);
      const again = issuance.connect(drawer.account).presentForAcceptance(terms, trail, terms.maturity);
      await refuses(again, bills, "LotsEnded", root);
    });

    it("is the drawer's, while no request stands and nobody has received it", async () => {
      const market = await load(billMarket);
      const { bills, issuance, drawer, traders } = market;
      const { instrument, root, terms } = await accepted(market);
      const trail = await trailOf(market, root);
      const by = (member = drawer) => issuance.connect(member.account).withdrawBill(instrument, trail);
      await refuses(by(traders[0]), bills, "LotsNotHolder", root, traders[0]!.number, drawer.number);
      await issuance.connect(drawer.account).presentForReceipt(terms, trail, terms.maturity);
      await refuses(by(), bills, "LotsEncumbered", root, Flag.OFFERED);
      await issuance.connect(traders[0]!.account).receiveBill(terms, trail);
      const received = trailOf(market, root).then((now) =>
        issuance.connect(drawer.account).withdrawBill(instrument, now),
      );
      await refuses(received, bills, "LotsStateForbids", instrument, 5n, BillState.Received);
    });
  });

  describe("lapse", () => {
    it("ends what was not received by its due date, at anyone's call, and not a second before", async () => {
      const market = await load(billMarket);
      const { suite, bills, issuance, drawer, traders, banks } = market;
      const { instrument, root, terms } = await accepted(market, {}, 7n);
      const trail = await trailOf(market, root);
      const lapse = () => issuance.connect(traders[2]!.account).lapse(instrument, trail);
      await time.setNextBlockTimestamp(terms.maturity - 1n);
      await refuses(lapse(), bills, "LotsNotMatured", instrument, terms.maturity);
      await time.setNextBlockTimestamp(terms.maturity);
      const sent = await lapse();
      expect(await eventsOf(sent, issuance)).to.deep.equal([
        ["BillLapsed", instrument, drawer.number, await now(suite), 1n],
      ]);
      expect(await stateOf(market, instrument)).to.equal(BillState.Terminated);
      expect(await owedBy(market, banks[0]!.number)).to.deep.equal({ outstanding: 0n, margins: 0n });
    });

    it("is not for what circulates", async () => {
      const market = await load(billMarket);
      const { bills, issuance, drawer } = market;
      const { instrument, root, terms } = await received(market);
      await time.increaseTo(terms.maturity);
      const trail = await trailOf(market, root);
      const late = issuance.connect(drawer.account).lapse(instrument, trail);
      await refuses(late, bills, "LotsStateForbids", instrument, 6n, BillState.Received);
    });
  });

  describe("receipt", () => {
    it("in two steps passes the bill to its payee and uses its document up", async () => {
      const market = await load(billMarket);
      const { suite, bills, issuance, drawer, traders } = market;
      const { instrument, root, terms } = await accepted(market);
      const trail = await trailOf(market, root);
      await issuance.connect(drawer.account).presentForReceipt(terms, trail, terms.maturity);
      const sent = await issuance.connect(traders[0]!.account).receiveBill(terms, trail);
      expect(await eventsOf(sent, issuance)).to.deep.equal([
        ["BillReceived", instrument, traders[0]!.number, await now(suite), 1n],
      ]);
      const lot = await bills.lotAt(root);
      expect([await stateOf(market, instrument), lot.holder, lot.tier, lot.flags]).to.deep.equal([
        BillState.Received,
        traders[0]!.number,
        1n,
        0n,
      ]);
      expect((await suite.evidence.documentAt(terms.background)).financed).to.equal(FACE);
    });

    it("marks the lot where the drawer wants it not passed on, and it is not", async () => {
      const market = await load(billMarket);
      const { bills, traders } = market;
      const { root } = await received(market, { notTransferable: true });
      expect((await bills.lotAt(root)).flags).to.equal(Flag.NOT_TRANSFERABLE);
      const passed = endorsed(market, root, traders[0]!, traders[1]!, FACE);
      await refuses(passed, bills, "LotsEncumbered", root, Flag.NOT_TRANSFERABLE);
    });

    it("leaves a bill that is not to be split in one piece", async () => {
      const market = await load(billMarket);
      const { bills, traders } = market;
      const { root, instrument } = await received(market, { splittable: false });
      await refuses(bills.connect(traders[0]!.account).split(root, 1n), bills, "LotsNotSplittable", instrument);
      const part = endorsed(market, root, traders[0]!, traders[1]!, 1n);
      await refuses(part, bills, "LotsNotSplittable", instrument);
      await endorsed(market, root, traders[0]!, traders[1]!, FACE);
    });

    it("refuses another payee, another's signature and a document that is used up", async () => {
      const market = await load(billMarket);
      const { suite, issuance, drawer, traders, bills } = market;
      const background = await document(market, traders[0]!, drawer, FACE);
      await received(market, { background });
      const { root, terms } = await accepted(market, { background });
      const trail = await trailOf(market, root);
      const deadline = (await now(suite)) + DAY;
      const receive = async (by: BillMarket["traders"][number]) => {
        const consent = await receiptConsent(market, by, { terms, trail, deadline });
        return issuance.connect(drawer.account).receiveWithConsent(terms, trail, deadline, consent);
      };
      const other = receive(traders[1]!);
      await refuses(other, issuance, "LotsConsentForOther", traders[1]!.number, traders[0]!.number);
      await refuses(receive(traders[0]!), suite.evidence, "EvidenceUsedUp", background, 0n, FACE);
      await issuance.connect(drawer.account).presentForReceipt(terms, trail, terms.maturity);
      const wrong = issuance.connect(traders[1]!.account).receiveBill(terms, trail);
      await refuses(wrong, bills, "LotsNotYourRequest", root, traders[1]!.number);
    });

    it("is for what was accepted", async () => {
      const market = await load(billMarket);
      const { issuance, drawer, bills } = market;
      const { root, terms, instrument } = await registered(market);
      const early = issuance
        .connect(drawer.account)
        .presentForReceipt(terms, await trailOf(market, root), terms.maturity);
      await refuses(early, bills, "LotsStateForbids", instrument, 7n, BillState.Issued);
    });
  });
});

/** The date of a business day in Beijing, so many days from today, as eight digits. */
async function dateOf({ suite }: BillMarket, days: bigint): Promise<bigint> {
  const moment = (await now(suite)) + 8n * 3_600n + days * DAY;
  return BigInt(new Date(Number(moment) * 1_000).toISOString().slice(0, 10).replaceAll("-", ""));
}
