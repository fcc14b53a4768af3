import { expect } from "chai";
import { ZeroHash } from "ethers";
import { decide } from "../helpers/council.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { ALL_DUTIES, ALL_POWERS, Flag } from "../helpers/suite.ts";
import { DAY, now } from "../helpers/trade.ts";
import { pathOf } from "../lots/path.ts";
import { row } from "../lots/rows.ts";
import { discountable, Stage, underRepurchase } from "./discounting.ts";
import { discountInterest } from "./selling.ts";
import { dayAfter } from "./presenting.ts";
import { actsOf, bitsOf } from "./table.ts";
import { load, time } from "./world.ts";

const AWAITING = Flag.AWAITING_REDEMPTION;
const REPURCHASED = 19n;

describe("Discounting: purchase under repurchase", () => {
  it("pays less interest until the cut-off, and leaves the buyer nothing to do with the lot until then", async () => {
    const world = await load(discountable);
    const { suite, discounting, bills, root, payee, bank, other, value, repurchase, lotNow } = world;
    const terms = await world.termsOf(repurchase);
    const days = (repurchase.redeemUntil - dayAfter((await now(suite)) + 1n, 0n)) / DAY;
    const sent = await world.agreed(terms);
    const [agreed] = await eventsOf(sent, discounting);
    const interest = discountInterest(value, 36_000n, days);
    expect(agreed!.slice(5, 7)).to.deep.equal([value - interest, interest]);
    expect(await lotNow()).to.deep.equal([payee.number, Flag.IN_FINANCING | AWAITING]);
    await world.final(sent);
    expect(await lotNow()).to.deep.equal([bank.number, AWAITING]);
    const { redemptionPrice, redeemFrom, redeemUntil } = repurchase;
    expect([...(await discounting.dealOf(root))]).to.deep.equal([
      ...[Stage.AwaitingRedemption, payee.number, bank.number, redemptionPrice, redeemFrom, redeemUntil, 0n],
    ]);
    const sale = world.agreed(await world.termsOf({ buyer: other.number }), other, bank);
    await refuses(sale, bills, "LotsEncumbered", root, AWAITING);
  });

  it("refuses a window that is over, empty or not before maturity, and a price out of bounds", async () => {
    const { suite, discounting, root, value, maturity, repurchase, termsOf } = await load(discountable);
    const price = async (change: object) => discounting.priceOf(await termsOf({ ...repurchase, ...change }));
    const today = await now(suite);
    const { redeemFrom, redeemUntil } = repurchase;
    const [paid] = await price({});
    for (const change of [
      { redeemUntil: today },
      { redeemFrom: redeemUntil + 1n },
      { redeemUntil: maturity },
      { redemptionPrice: value + 1n },
      { redemptionPrice: paid - 1n },
      { redeemUntil: 0n },
      { redeemUntil: 0n, redeemFrom: 0n },
      { redeemUntil: 0n, redemptionPrice: 0n },
    ]) {
      const all = { redemptionPrice: value, redeemFrom, redeemUntil, ...change };
      const values = [root, all.redemptionPrice, all.redeemFrom, all.redeemUntil];
      await refuses(price(change), discounting, "DiscountingRedemptionInvalid", ...values);
    }
    for (const change of [
      { redeemUntil: today + 1n, redeemFrom: 0n },
      { redeemFrom: redeemUntil },
      { redemptionPrice: paid },
    ])
      await price(change);
    await price({ redeemUntil: maturity - 1n });
  });
});

describe("Discounting: redeem", () => {
  it("brings the lot back with the final cash of the agreed price; who handed it back is not liable", async () => {
    const world = await load(underRepurchase);
    const { discounting, settlement, bills, root, payee, bank, value, repurchase, lotNow } = world;
    await time.setNextBlockTimestamp(repurchase.redeemFrom);
    const sent = await world.redeemed();
    const instruction = await world.instructionOf(sent);
    expect(await eventsOf(sent, discounting)).to.deep.equal([
      [
        ...["LotRedemptionInstructed", root, payee.number, bank.number, instruction, value],
        ...[repurchase.redeemFrom, 1n],
      ],
    ]);
    const { payer, payee: paid, amount } = await settlement.instructionAt(instruction);
    expect([payer, paid, amount]).to.deep.equal([payee.number, bank.number, value]);
    expect([await lotNow(), await world.stage()]).to.deep.equal([
      [bank.number, AWAITING | Flag.IN_FINANCING],
      Stage.Redeeming,
    ]);
    const final = await world.final(sent);
    expect(await eventsOf(final, discounting)).to.deep.equal([
      ["LotRedeemedBySeller", root, payee.number, bank.number, instruction, await timeOf(final)],
    ]);
    expect([await lotNow(), await world.stage()]).to.deep.equal([[payee.number, 0n], Stage.None]);
    const { step } = (await pathOf({ lots: bills }, root)).at(-1)!;
    expect(step & 255n).to.equal(REPURCHASED);
  });

  it("is within the window only: not a second before, in its last second, and not after", async () => {
    const { discounting, root, repurchase, redeemed, rejected } = await load(underRepurchase);
    const { redeemFrom, redeemUntil } = repurchase;
    const outside = ["DiscountingOutsideWindow", root, redeemFrom, redeemUntil] as const;
    await time.setNextBlockTimestamp(redeemFrom - 1n);
    await refuses(redeemed(), discounting, ...outside);
    await time.setNextBlockTimestamp(redeemFrom);
    await rejected(await redeemed());
    await time.setNextBlockTimestamp(redeemUntil + 1n);
    await refuses(redeemed(), discounting, ...outside);
  });

  it("is possible in the window's last second, and its cash delivers after it as well", async () => {
    const { root, repurchase, payee, bank, bills, redeemed, retained, final, lotNow } = await load(underRepurchase);
    await time.setNextBlockTimestamp(repurchase.redeemUntil);
    const sent = await redeemed();
    await refuses(retained(), bills, "LotsEncumbered", root, Flag.IN_FINANCING);
    await final(sent);
    expect(await lotNow()).to.deep.equal([payee.number, 0n]);
    expect(bank.number).to.not.equal(payee.number);
  });

  it("leaves the lot awaiting its redemption when the cash is rejected", async () => {
    const world = await load(underRepurchase);
    const { discounting, root, payee, bank, repurchase, redeemed, rejected, lotNow } = world;
    await time.setNextBlockTimestamp(repurchase.redeemFrom);
    const released = await rejected(await redeemed());
    expect(await eventsOf(released, discounting)).to.deep.equal([
      ["LotRedemptionReleased", root, payee.number, await timeOf(released)],
    ]);
    expect([await lotNow(), await world.stage()]).to.deep.equal([[bank.number, AWAITING], Stage.AwaitingRedemption]);
    await world.final(await redeemed());
    expect(await lotNow()).to.deep.equal([payee.number, 0n]);
  });

  it("is the seller's, of what was sold under repurchase, once at a time", async () => {
    const world = await load(underRepurchase);
    const { discounting, bills, root, front, second, payee, repurchase, redeemed } = world;
    await time.increaseTo(repurchase.redeemFrom);
    await refuses(redeemed(second), discounting, "DiscountingNotTheSeller", root, second.number, payee.number);
    await refuses(redeemed(payee, front), discounting, "DiscountingNoRepurchase", front);
    await redeemed();
    await refuses(redeemed(), bills, "LotsEncumbered", root, Flag.IN_FINANCING);
    const outright = await load(discountable);
    await outright.agreed(await outright.termsOf());
    await refuses(outright.redeemed(), outright.discounting, "DiscountingNoRepurchase", outright.root);
  });

  it("is against payment where the lot was sold free of it", async () => {
    const world = await load(discountable);
    await world.agreed(await world.termsOf({ ...world.repurchase, freeOfPayment: true }));
    expect(await world.lotNow()).to.deep.equal([world.bank.number, AWAITING]);
    await time.increaseTo(world.repurchase.redeemFrom);
    await world.final(await world.redeemed());
    expect(await world.lotNow()).to.deep.equal([world.payee.number, 0n]);
  });
});

describe("Discounting: retain", () => {
  it("leaves the lot to the buyer once the window is over, to do with it what it wants", async () => {
    const world = await load(underRepurchase);
    const { discounting, root, payee, bank, other, repurchase, retained, lotNow } = world;
    await time.setNextBlockTimestamp(repurchase.redeemUntil);
    await refuses(retained(), discounting, "DiscountingWindowOpen", root, repurchase.redeemUntil);
    await time.setNextBlockTimestamp(repurchase.redeemUntil + 1n);
    const sent = await retained();
    expect(await eventsOf(sent, discounting)).to.deep.equal([
      ["LotRetained", root, bank.number, payee.number, repurchase.redeemUntil + 1n, 1n],
    ]);
    expect([await lotNow(), await world.stage()]).to.deep.equal([[bank.number, 0n], Stage.None]);
    await refuses(retained(), discounting, "DiscountingNoRepurchase", root);
    await world.final(await world.agreed(await world.termsOf({ buyer: other.number }), other, bank));
    expect(await lotNow()).to.deep.equal([other.number, 0n]);
  });

  it("waits for whatever the table says that blocks it", async () => {
    const { blockedBy } = actsOf.find(({ act }) => act === "retain")!;
    expect(blockedBy).to.not.be.empty;
    for (const name of blockedBy) {
      const { suite, bills, root, repurchase, refOf, retained } = await load(underRepurchase);
      const desk = suite.signers.at(-4)!;
      await decide(suite, bills.setDesk.populateTransaction(desk, ALL_POWERS, ALL_DUTIES));
      const flag = bitsOf([name]);
      await bills.connect(desk).encumber(row({ sets: flag }), await refOf());
      await time.increaseTo(repurchase.redeemUntil + 1n);
      await refuses(retained(), bills, "LotsEncumbered", root, flag);
    }
  });

  it("is the holder's, of what awaits redemption", async () => {
    const { bills, root, other, bank, retained } = await load(underRepurchase);
    await refuses(retained(other), bills, "LotsNotHolder", root, other.number, bank.number);
  });
});

describe("Discounting: what settlement reports", () => {
  it("is settlement's to report", async () => {
    const { discounting, payee } = await load(underRepurchase);
    const as = discounting.connect(payee.account);
    const values = [payee.account.address];
    await refuses(as.onFinal(ZeroHash, ZeroHash, 1n), discounting, "DiscountingNotSettlement", ...values);
    await refuses(as.onReleased(ZeroHash, ZeroHash), discounting, "DiscountingNotSettlement", ...values);
  });
});
