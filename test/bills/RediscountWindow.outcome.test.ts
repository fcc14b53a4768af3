import { expect } from "chai";
import { ZeroHash } from "ethers";
import { admitMember } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { MemberKind } from "../helpers/terms.ts";
import { DAY, fresh, now } from "../helpers/trade.ts";
import { pathOf } from "../lots/path.ts";
import { dayAfter } from "./presenting.ts";
import { rediscountInterest, State, window } from "./rediscounting.ts";
import { load, time } from "./world.ts";

const REDEEM = 5n;
const RETAIN = 8n;
const COLLECTION = 9n;
const DISHONOUR = 10n;

async function underRepurchase() {
  const world = await window();
  await world.settled(world.repurchase);
  return world;
}

async function outstanding() {
  const world = await window();
  await world.settled();
  return world;
}

describe("RediscountWindow: redeem", () => {
  it("takes interest to the cut-off and brings the bill back for its value; the quota is repaid", async () => {
    const world = await load(window);
    const { rediscountWindow, settlement, root, bank, central, value, repurchase, lotNow, quotaOf } = world;
    await world.apply(repurchase);
    const approval = await world.approve(repurchase);
    const days = (repurchase.redeemUntil - dayAfter(await timeOf(approval), 0n)) / DAY;
    const [approved] = await eventsOf(approval, rediscountWindow);
    expect(approved![7]).to.equal(rediscountInterest(value, 1_875n, days));
    await world.final(approval);
    expect(await lotNow()).to.deep.equal([central.number, Flag.AWAITING_REDEMPTION]);
    await time.setNextBlockTimestamp(repurchase.redeemFrom);
    const sent = await world.redeem();
    const instruction = await world.instructionOf(sent);
    expect(await eventsOf(sent, rediscountWindow)).to.deep.equal([
      ["RediscountRedemptionInstructed", root, bank.number, instruction, repurchase.redeemFrom, 1n],
    ]);
    const { payer, payee, amount } = await settlement.instructionAt(instruction);
    expect([payer, payee, amount]).to.deep.equal([bank.number, central.number, value]);
    expect([await world.stateOf(), await quotaOf()]).to.deep.equal([State.Redeeming, [0n, value]]);
    const final = await world.final(sent);
    expect(await eventsOf(final, rediscountWindow)).to.deep.equal([
      ["RediscountRedeemed", root, bank.number, instruction, await timeOf(final)],
    ]);
    expect([await lotNow(), await world.stateOf(), await quotaOf()]).to.deep.equal([
      ...[[bank.number, 0n], State.Redeemed, [0n, 0n]],
    ]);
    await world.settled();
  });

  it("is within the window only, and leaves the bill awaiting when the cash is rejected", async () => {
    const world = await load(underRepurchase);
    const { rediscountWindow, root, central, repurchase, redeem, lotNow } = world;
    const { redeemFrom, redeemUntil } = repurchase;
    const outside = ["RediscountOutsideWindow", root, redeemFrom, redeemUntil] as const;
    await time.setNextBlockTimestamp(redeemFrom - 1n);
    await refuses(redeem(), rediscountWindow, ...outside);
    await time.setNextBlockTimestamp(redeemFrom);
    const released = await world.rejected(await redeem());
    expect(await eventsOf(released, rediscountWindow)).to.deep.equal([
      ["RediscountRedemptionReleased", root, await timeOf(released)],
    ]);
    expect([await lotNow(), await world.stateOf()]).to.deep.equal([
      ...[[central.number, Flag.AWAITING_REDEMPTION], State.Outstanding],
    ]);
    await time.setNextBlockTimestamp(redeemUntil);
    await redeem();
    const late = await load(underRepurchase);
    await time.setNextBlockTimestamp(redeemUntil + 1n);
    await refuses(late.redeem(), rediscountWindow, "RediscountOutsideWindow", late.root, redeemFrom, redeemUntil);
  });

  it("is the bank's, of what it had rediscounted under repurchase", async () => {
    const world = await load(underRepurchase);
    const { rediscountWindow, root, front, bank, other, repurchase, redeem } = world;
    await time.increaseTo(repurchase.redeemFrom);
    await refuses(redeem(other), rediscountWindow, "RediscountNotTheBank", root, other.number, bank.number);
    await refuses(redeem(bank, front), rediscountWindow, "RediscountStateForbids", front, REDEEM, State.None);
    await redeem();
    await refuses(redeem(), rediscountWindow, "RediscountStateForbids", root, REDEEM, State.Redeeming);
    const forGood = await load(outstanding);
    await refuses(forGood.redeem(), rediscountWindow, "RediscountOutsideWindow", forGood.root, 0n, 0n);
  });
});

describe("RediscountWindow: retain", () => {
  it("lets the central bank exercise the bill once the window is over", async () => {
    const world = await load(underRepurchase);
    const { rediscountWindow, bills, root, central, repurchase, retain, lotNow } = world;
    const { redeemUntil } = repurchase;
    await time.setNextBlockTimestamp(redeemUntil);
    await refuses(retain(), rediscountWindow, "RediscountWindowOpen", root, redeemUntil);
    await time.setNextBlockTimestamp(redeemUntil + 1n);
    const sent = await retain();
    expect(await eventsOf(sent, rediscountWindow)).to.deep.equal([
      ["RediscountRetained", root, central.number, redeemUntil + 1n, 1n],
    ]);
    expect(await lotNow()).to.deep.equal([central.number, 0n]);
    await refuses(retain(), bills, "LotsNotEncumbered", root, Flag.AWAITING_REDEMPTION);
    await world.paid();
    await world.recordCollection();
    expect([await world.stateOf(), await world.quotaOf()]).to.deep.equal([State.Collected, [0n, 0n]]);
  });

  it("waits for cash that is on its way, and is the central bank's alone", async () => {
    const world = await load(underRepurchase);
    const { suite, bills, rediscountWindow, root, front, central, repurchase, redeem, retain } = world;
    await refuses(retain(central, front), rediscountWindow, "RediscountStateForbids", front, RETAIN, State.None);
    const colleague = await admitMember(suite, MemberKind.CentralBank);
    const values = [colleague.number, central.number];
    await refuses(retain(colleague), rediscountWindow, "RediscountNotTheCentralBank", ...values);
    await time.setNextBlockTimestamp(repurchase.redeemUntil);
    await redeem();
    await refuses(retain(), rediscountWindow, "RediscountStateForbids", root, RETAIN, State.Redeeming);
    const frozen = await load(underRepurchase);
    await frozen.freeze();
    await time.increaseTo(repurchase.redeemUntil + 1n);
    await refuses(frozen.retain(), bills, "LotsEncumbered", frozen.root, Flag.FROZEN_BY_COURT);
  });
});

describe("RediscountWindow: what becomes of a bill", () => {
  it("is recorded by anyone once it is paid: the quota is repaid", async () => {
    const world = await load(outstanding);
    const { rediscountWindow, root, recordCollection, recordDishonour, value, quotaOf } = world;
    await refuses(recordCollection(), rediscountWindow, "RediscountNothingToRecord", root);
    await refuses(recordDishonour(), rediscountWindow, "RediscountNothingToRecord", root);
    await world.paid();
    expect(await quotaOf()).to.deep.equal([0n, value]);
    const sent = await recordCollection();
    expect(await eventsOf(sent, rediscountWindow)).to.deep.equal([["RediscountCollected", root, await timeOf(sent)]]);
    expect([await world.stateOf(), await quotaOf()]).to.deep.equal([State.Collected, [0n, 0n]]);
    const over = ["RediscountStateForbids", root, COLLECTION, State.Collected] as const;
    await refuses(recordCollection(), rediscountWindow, ...over);
  });

  it("is dishonoured still using the quota, until somebody pays in recourse", async () => {
    const world = await load(outstanding);
    const { suite, bills, rediscountWindow, root, bank, central, value, quotaOf } = world;
    await world.refused();
    const sent = await world.recordDishonour();
    expect(await eventsOf(sent, rediscountWindow)).to.deep.equal([["RediscountDishonoured", root, await timeOf(sent)]]);
    expect([await world.stateOf(), await quotaOf()]).to.deep.equal([State.Dishonoured, [0n, value]]);
    const again = ["RediscountStateForbids", root, DISHONOUR, State.Dishonoured] as const;
    await refuses(world.recordDishonour(), rediscountWindow, ...again);
    await refuses(world.recordCollection(), rediscountWindow, "RediscountNothingToRecord", root);
    const { billRecourse } = suite;
    const path = await pathOf({ lots: bills }, root);
    const deadline = (await now(suite)) + DAY;
    await billRecourse.connect(central.account).claim(await world.refOf(), path, bank.number, 0n, deadline);
    await world.final(await billRecourse.connect(bank.account).satisfy(await world.refOf(), 0n, fresh("recourse")));
    await world.recordCollection();
    expect([await world.lotNow(), await world.stateOf(), await quotaOf()]).to.deep.equal([
      ...[[bank.number, Flag.DISHONOURED], State.Collected, [0n, 0n]],
    ]);
  });

  it("is settlement's to report", async () => {
    const { rediscountWindow, payee } = await load(outstanding);
    const as = rediscountWindow.connect(payee.account);
    const values = [payee.account.address];
    await refuses(as.onFinal(ZeroHash, ZeroHash, 1n), rediscountWindow, "RediscountNotSettlement", ...values);
    await refuses(as.onReleased(ZeroHash, ZeroHash), rediscountWindow, "RediscountNotSettlement", ...values);
  });
});
