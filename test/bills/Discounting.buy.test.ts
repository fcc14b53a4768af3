import { expect } from "chai";
import { TypedDataEncoder, ZeroHash } from "ethers";
import { decide } from "../helpers/council.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { change, LEAD } from "../helpers/rules.ts";
import { Flag } from "../helpers/suite.ts";
import { kinds, MemberKind } from "../helpers/terms.ts";
import { DAY, domainOf, now } from "../helpers/trade.ts";
import { pathOf } from "../lots/path.ts";
import { discountable, Stage } from "./discounting.ts";
import { DISCOUNT, discountInterest } from "./selling.ts";
import { endorsed } from "./issuing.ts";
import { dayAfter } from "./presenting.ts";
import { load, time } from "./world.ts";

/** What a bought lot's last step says: its kind, from whom and to whom. */
async function lastStep({ bills, root }: Awaited<ReturnType<typeof discountable>>): Promise<bigint[]> {
  const { step } = (await pathOf({ lots: bills }, root)).at(-1)!;
  return [step & 255n, (step >> 8n) & 0xffffffn, (step >> 32n) & 0xffffffn];
}

const DISCOUNTED = 18n;
const SOLD = 8n;

const asTuple = ({ ref, ...terms }: Awaited<ReturnType<Awaited<ReturnType<typeof discountable>>["termsOf"]>>) => [
  [ref.lot, ref.trail],
  ...Object.values(terms),
];

describe("Discounting: buy", () => {
  it("is by offer and answer: the lot waits for the bank's cash and passes with it, its seller liable", async () => {
    const world = await load(discountable);
    const { suite, discounting, settlement, root, payee, bank, value, maturity, lotNow } = world;
    const terms = await world.termsOf();
    const deadline = (await now(suite)) + DAY;
    const offered = await world.offered(terms, payee, deadline);
    expect(await eventsOf(offered, discounting)).to.deep.equal([
      ["DiscountOffered", root, payee.number, bank.number, asTuple(terms), deadline],
    ]);
    expect(await lotNow()).to.deep.equal([payee.number, Flag.OFFERED]);
    await time.setNextBlockTimestamp(dayAfter(await now(suite), 1n) - 1n);
    const bought = await world.bought(terms);
    const at = await timeOf(bought);
    const instruction = await world.instructionOf(bought);
    const interest = discountInterest(value, 36_000n, (maturity - dayAfter(at, 0n)) / DAY);
    expect(await eventsOf(bought, discounting)).to.deep.equal([
      [
        ...["DiscountAgreed", root, payee.number, bank.number, asTuple(terms), value - interest, interest],
        ...[instruction, at, 1n],
      ],
    ]);
    const { payer, payee: paid, amount } = await settlement.instructionAt(instruction);
    expect([payer, paid, amount]).to.deep.equal([bank.number, payee.number, value - interest]);
    expect([await lotNow(), await world.stage()]).to.deep.equal([[payee.number, Flag.IN_FINANCING], Stage.Buying]);
    const final = await world.final(bought);
    expect(await eventsOf(final, discounting)).to.deep.equal([
      ["LotDiscounted", root, payee.number, bank.number, instruction, false, await timeOf(final)],
    ]);
    expect([await lotNow(), await world.stage()]).to.deep.equal([[bank.number, 0n], Stage.None]);
    expect(await lastStep(world)).to.deep.equal([DISCOUNTED, payee.number, bank.number]);
  });

  it("is at once with the other's signature, whichever of the two acts", async () => {
    for (const [by, signer] of [
      ["bank", "payee"],
      ["payee", "bank"],
    ] as const) {
      const world = await load(discountable);
      await world.final(await world.agreed(await world.termsOf(), world[by], world[signer]));
      expect(await world.lotNow()).to.deep.equal([world.bank.number, 0n]);
    }
  });

  it("passes the lot at once where it is free of payment, and nothing is instructed", async () => {
    const world = await load(discountable);
    const { discounting, settlement, root, payee, bank } = world;
    const sent = await world.agreed(await world.termsOf({ freeOfPayment: true }));
    const [, passed] = await eventsOf(sent, discounting);
    expect(passed).to.deep.equal([
      ...["LotDiscounted", root, payee.number, bank.number, ZeroHash, false, await timeOf(sent)],
    ]);
    expect(await eventsOf(sent, settlement)).to.deep.equal([]);
    expect(await world.lotNow()).to.deep.equal([bank.number, 0n]);
  });

  it("waives a bank that sells to another", async () => {
    const world = await load(discountable);
    const { discounting, bank, other } = world;
    await world.final(await world.agreed(await world.termsOf()));
    const terms = await world.termsOf({ buyer: other.number });
    const [told] = await eventsOf(await world.final(await world.agreed(terms, other, bank)), discounting);
    expect(told!.slice(0, 4)).to.deep.equal(["LotDiscounted", world.root, bank.number, other.number]);
    expect(told![5]).to.equal(true);
    expect(await lastStep(world)).to.deep.equal([SOLD, bank.number, other.number]);
  });

  it("leaves the lot as it was when it is refused, withdrawn, has expired, or the cash is rejected", async () => {
    for (const ending of ["refuse", "withdraw", "expire"] as const) {
      const { bills, root, payee, bank, offered, termsOf, lotNow } = await load(discountable);
      await offered(await termsOf());
      if (ending === "expire") await time.increase(DAY + 1n);
      await bills.connect((ending === "refuse" ? bank : payee).account)[ending](root);
      expect(await lotNow()).to.deep.equal([payee.number, Flag.CONSENTS_CUT]);
    }
    for (const terms of ["outright", "repurchase"] as const) {
      const world = await load(discountable);
      const { discounting, root, payee, bank } = world;
      const { trail } = await world.refOf();
      const sent = await world.agreed(await world.termsOf(terms === "repurchase" ? world.repurchase : {}));
      const released = await world.rejected(sent);
      const at = await timeOf(released);
      expect(await eventsOf(released, discounting)).to.deep.equal([
        ["DiscountReleased", root, payee.number, bank.number, at],
      ]);
      expect([await world.lotNow(), (await world.refOf()).trail]).to.deep.equal([[payee.number, 0n], trail]);
      expect([...(await discounting.dealOf(root))]).to.deep.equal([0n, 0n, 0n, 0n, 0n, 0n, at]);
    }
  });

  it("leaves the lot as it was when nobody takes the cash in time", async () => {
    const { suite, settlement, payee, termsOf, agreed, instructionOf, lotNow, stage } = await load(discountable);
    const instruction = await instructionOf(await agreed(await termsOf()));
    await time.increaseTo((await settlement.instructionAt(instruction)).expiresAt + 1n);
    await suite.settlement.connect(payee.account).expire([instruction]);
    expect([await lotNow(), await stage()]).to.deep.equal([[payee.number, 0n], Stage.None]);
  });

  it("does not take a signature again from before its cash came to nothing", async () => {
    const world = await load(discountable);
    const { suite, bills, root, payee, bank } = world;
    const terms = await world.termsOf();
    const issuedAt = await now(suite);
    const released = await timeOf(await world.rejected(await world.agreed(terms, bank, payee, issuedAt)));
    const again = () => world.agreed(terms, bank, payee, issuedAt);
    await refuses(again(), bills, "LotsConsentCut", root, issuedAt, released);
    await refuses(world.agreed(terms, bank, payee, released), bills, "LotsConsentCut", root, released, released);
    await time.increase(1);
    await world.agreed(terms);
  });

  it("signs what EIP-712 says, and only for the two who agree", async () => {
    const world = await load(discountable);
    const { suite, discounting, bills, root, payee, second, bank, other } = world;
    const { ref, ...terms } = await world.termsOf(world.repurchase);
    const domain = await domainOf(suite, "Tradelane Discounting", discounting);
    expect(await discounting.discountDigest({ ref, ...terms }, 5n, 6n)).to.equal(
      TypedDataEncoder.hash(domain, DISCOUNT, { ...ref, ...terms, issuedAt: 5n, deadline: 6n }),
    );
    const given = { ref, ...terms };
    const forOther = [other.number, payee.number] as const;
    await refuses(world.agreed(given, bank, other), bills, "LotsConsentForOther", ...forOther);
    await refuses(world.agreed(given, second), discounting, "DiscountingNotAParty", root, second.number);
    await refuses(world.agreed(given, bank, bank), bills, "LotsConsentForOther", bank.number, payee.number);
  });

  it("is a bank's, neither the holder nor the acceptor", async () => {
    const world = await load(discountable);
    const { suite, discounting, root, payee, second, acceptor, bank, termsOf, agreed } = world;
    await refuses(
      world.offered(await termsOf({ buyer: second.number })),
      suite.consortium,
      "ConsortiumKindForbids",
      ...[second.number, MemberKind.Enterprise, kinds(MemberKind.Bank)],
    );
    for (const [buyer, by] of [
      [second, second],
      [acceptor, acceptor],
      [payee, bank],
    ] as const) {
      const call = agreed(await termsOf({ buyer: buyer.number }), by);
      await refuses(call, discounting, "DiscountingBuyerInvalid", root, buyer.number);
    }
  });

  it("is answered to the letter, by the bank that was asked", async () => {
    const world = await load(discountable);
    const { bills, root, other, bank } = world;
    const terms = await world.termsOf();
    await refuses(world.bought(terms), bills, "LotsNoRequest", root);
    await world.offered(terms);
    await refuses(world.bought(terms, other), bills, "LotsNotYourRequest", root, other.number);
    await refuses(world.bought({ ...terms, ratePpm: 36_001n }), bills, "LotsOtherDeal", root);
    await world.bought(terms, bank);
  });

  it("is judged by the highest rate and the day count in force, and leaves something to pay", async () => {
    const world = await load(discountable);
    const { suite, discounting, root, value, termsOf, maturity } = world;
    const ask = async (ratePpm: bigint) => discounting.priceOf(await termsOf({ ratePpm }));
    const days = (maturity - dayAfter(await now(suite), 0n)) / DAY;
    for (const rate of [0n, 1n, 240_000n]) {
      const interest = discountInterest(value, rate, days);
      expect([...(await ask(rate))]).to.deep.equal([value - interest, interest]);
    }
    await refuses(ask(240_001n), discounting, "DiscountingRateTooHigh", 240_001n, 240_000n);
    await refuses(
      world.offered(await termsOf({ ratePpm: 240_001n })),
      discounting,
      "DiscountingRateTooHigh",
      240_001n,
      240_000n,
    );
    const begins = (await now(suite)) + LEAD + 600n;
    const rules = [change("bills.highestDiscountRatePpm", 4_000_000_000n), change("interest.dayCount", 2n)];
    await decide(suite, suite.rules.announce.populateTransaction(begins, rules));
    await time.increaseTo(begins);
    const left = (maturity - dayAfter(begins, 0n)) / DAY;
    const divisor = 365_000_000n;
    const interest = (2n * value * 36_000n * left + divisor) / (2n * divisor);
    expect([...(await ask(36_000n))]).to.deep.equal([value - interest, interest]);
    const most = 4_000_000_000n;
    const all = (2n * value * most * left + divisor) / (2n * divisor);
    await refuses(ask(most), discounting, "DiscountingInterestTooHigh", root, all, value);
  });

  it("is not of a lot that is not to be transferred, is due, or has changed", async () => {
    const marked = await load(notTransferable);
    const flags = [marked.root, Flag.NOT_TRANSFERABLE];
    await refuses(marked.agreed(await marked.termsOf()), marked.bills, "LotsEncumbered", ...flags);
    const world = await load(discountable);
    const { bills, root, payee, second, instrument, maturity } = world;
    const terms = await world.termsOf();
    const { lot } = terms.ref;
    await endorsed(world, lot, payee, second, 1n);
    const { trail } = await world.refOf();
    await refuses(world.agreed(terms), bills, "LotsChanged", root, trail, terms.ref.trail);
    await time.increaseTo(maturity);
    await refuses(world.agreed(await world.termsOf()), bills, "LotsMatured", instrument, maturity);
  });
});

/** A bill that its drawer marked as not to be passed on. */
async function notTransferable() {
  return discountable({ notTransferable: true, splittable: false });
}
