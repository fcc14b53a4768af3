import { expect } from "chai";
import { eventsOf, timeOf } from "../helpers/refusal.ts";
import { suspend } from "../helpers/members.ts";
import { Flag } from "../helpers/suite.ts";
import { fresh } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { ACT, financeable, FINANCING, KIND, PRINCIPAL } from "./financing.ts";
import { REASON } from "./paying.ts";
import { load } from "./world.ts";

/** A lot that secures a loan of 80 % of its value. */
async function pledged() {
  const world = await financeable();
  const before = await lotAt(world, world.root);
  const deal = await world.funded({ kind: KIND.Pledge });
  const repay = (by = world.seller, reference = fresh("repayment")) =>
    world.financing.connect(by.account).repay(deal.id, reference);
  const releasePledge = (by = world.bank) => world.financing.connect(by.account).releasePledge(deal.id);
  /** Lays a reason on the lot, as the desk of that reason does. */
  const encumber = async (flag: bigint) => {
    const { trail } = await lotAt(world, world.root);
    await world.lots.connect(world.desk).encumber((0xffffn << 64n) | (flag << 128n), { lot: world.root, trail });
  };
  return { ...world, ...deal, before, repay, releasePledge, encumber };
}

type Pledged = Awaited<ReturnType<typeof pledged>>;

async function isFree(world: Pledged): Promise<void> {
  expect(await lotAt(world, world.root)).to.deep.equal(world.before);
  expect(await world.stateOf(world.id)).to.equal(FINANCING.Closed);
  expect(await world.line()).to.equal(0n);
  expect(await world.owed()).to.deep.equal([0n, 0n]);
  expect(await world.financing.claimOn(world.root)).to.deep.equal([0n, 0n]);
}

describe("Financing: repay", () => {
  it("pays what the pledge still secures and lifts it when the cash is final", async () => {
    const world = await load(pledged);
    const { financing, settlement, lots, seller, bank, root, id } = world;
    await world.collected(root, 1_000n);
    const claim = PRINCIPAL - 1_000n;
    expect(await financing.claimOn(root)).to.deep.equal([bank.number, claim]);
    const reference = fresh("repayment");
    const sent = await world.repay(seller, reference);
    const subject = `0x${((2n << 200n) + (claim << 160n) + id).toString(16).padStart(64, "0")}`;
    const instruction = await settlement.instructionId(financing, subject, reference);
    expect(await eventsOf(sent, financing)).to.deep.equal([["RepaymentInstructed", id, instruction, claim]]);
    const { payer, payee, amount } = await settlement.instructionAt(instruction);
    expect([payer, payee, amount]).to.deep.equal([seller.number, bank.number, claim]);
    expect((await lotAt(world, root)).flags).to.equal(Flag.PLEDGED);
    const final = await world.paid(sent);
    expect(await eventsOf(final, financing)).to.deep.equal([
      ["FinancingCollected", id, claim, PRINCIPAL],
      ["FinancingClosed", id, await timeOf(final)],
    ]);
    expect(await eventsOf(final, lots)).to.deep.equal([
      ["LotReleased", root, Flag.PLEDGED, await financing.getAddress()],
    ]);
    await isFree(world);
  });

  it("leaves the pledge where the cash did not come", async () => {
    const world = await load(pledged);
    const { financing, bank, root, id } = world;
    const before = await world.all(id);
    const instruction = await world.accepted(await world.repay());
    await world.reporting.reportRejected([instruction], REASON);
    expect(await world.all(id)).to.deep.equal(before);
    expect(await financing.claimOn(root)).to.deep.equal([bank.number, PRINCIPAL]);
    await world.paid(await world.repay());
    await isFree(world);
  });

  it("is for the borrower, once at a time, of a pledge that still secures something", async () => {
    const world = await load(pledged);
    const { financing, bank, holders, id } = world;
    const act =
      (by = world.seller) =>
      () =>
        world.repay(by);
    await world.refused(id, act(bank), financing, "FinancingNotAParty", id, bank.number);
    await world.refused(id, act(holders[1]), financing, "FinancingNotAParty", id, holders[1]!.number);
    const sent = await world.repay();
    await world.refused(id, act(), financing, "FinancingPaymentOpen", id);
    await world.paid(sent);
    await world.refused(id, act(), financing, "FinancingStateForbids", id, ACT.repay, FINANCING.Closed);
  });

  it("is not for sales", async () => {
    const world = await load(financeable);
    const { financing, seller, bank } = world;
    const { id } = await world.funded();
    const repay = () => financing.connect(seller.account).repay(id, fresh("repayment"));
    await world.refused(id, repay, financing, "FinancingNotAPledge", id);
    const release = () => financing.connect(bank.account).releasePledge(id);
    await world.refused(id, release, financing, "FinancingNotAPledge", id);
  });

  it("waits while the debtor's payment for the lot is on its way", async () => {
    const world = await load(pledged);
    const { lots, root, id } = world;
    await world.encumber(Flag.IN_REDEMPTION);
    await world.refused(id, () => world.repay(), lots, "LotsEncumbered", root, Flag.IN_REDEMPTION);
    await world.refused(id, () => world.releasePledge(), lots, "LotsEncumbered", root, Flag.IN_REDEMPTION);
  });

  it("is open to a borrower that is suspended", async () => {
    const world = await load(pledged);
    await suspend(world.suite, world.seller);
    await world.paid(await world.repay());
    await isFree(world);
  });

  for (const amount of [PRINCIPAL, 1_000n]) {
    it(`crosses a collection of ${amount.toString()}: what is too much the bank owes back`, async () => {
      const world = await load(pledged);
      const { financing, settlement, seller, bank, root, id } = world;
      const repayment = await world.accepted(await world.repay());
      await world.collected(root, amount);
      const lifted = amount === PRINCIPAL;
      expect((await lotAt(world, root)).flags).to.equal(lifted ? 0n : Flag.PLEDGED);
      expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
      await world.reporting.reportFinal([repayment]);
      expect((await lotAt(world, root)).flags).to.equal(0n);
      expect(await financing.retainedDue(id)).to.equal(amount);
      expect(await world.owed()).to.deep.equal([0n, 1n]);
      expect(await world.line()).to.equal(0n);
      await world.refused(id, () => world.repay(), financing, "FinancingNothingDue", id);
      const sent = await financing.connect(bank.account).payRetained(id, fresh("back"));
      const { payer, payee, amount: back } = await settlement.instructionAt(await world.instructionOf(sent));
      expect([payer, payee, back]).to.deep.equal([bank.number, seller.number, amount]);
      await world.paid(sent);
      await isFree(world);
    });
  }

  it("is not undone by what was on its way to the pledgee: that is counted, and owed back", async () => {
    const world = await load(pledged);
    const { financing, settlement, seller, bank, root, id } = world;
    await world.paid(await world.repay());
    await isFree(world);
    const sent = await world.collected(root, 1_000n);
    expect(await eventsOf(sent, financing)).to.deep.equal([["FinancingCollected", id, 1_000n, PRINCIPAL + 1_000n]]);
    expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
    expect(await financing.retainedDue(id)).to.equal(1_000n);
    expect(await world.owed()).to.deep.equal([0n, 1n]);
    expect(await financing.claimOn(root)).to.deep.equal([0n, 0n]);
    const back = await financing.connect(bank.account).payRetained(id, fresh("back"));
    const { payer, payee, amount } = await settlement.instructionAt(await world.instructionOf(back));
    expect([payer, payee, amount]).to.deep.equal([bank.number, seller.number, 1_000n]);
    await world.paid(back);
    await isFree(world);
  });

  it("rejected after a collection that covered all, it closes the loan", async () => {
    const world = await load(pledged);
    const { financing, root, id } = world;
    const repayment = await world.accepted(await world.repay());
    await world.collected(root, PRINCIPAL);
    const sent = await world.reporting.reportRejected([repayment], REASON);
    expect(await eventsOf(sent, financing)).to.deep.equal([["FinancingClosed", id, await timeOf(sent)]]);
    await isFree(world);
  });
});

describe("Financing: collection of a pledge", () => {
  it("reduces the claim, and lifts the pledge when nothing is left of it", async () => {
    const world = await load(pledged);
    const { financing, bank, root, id } = world;
    await world.collected(root, PRINCIPAL - 1n);
    expect(await financing.claimOn(root)).to.deep.equal([bank.number, 1n]);
    expect(await world.line()).to.equal(1n);
    expect((await lotAt(world, root)).flags).to.equal(Flag.PLEDGED);
    const sent = await world.collected(root, 1n);
    expect(await eventsOf(sent, financing)).to.deep.equal([
      ["FinancingCollected", id, 1n, PRINCIPAL],
      ["FinancingClosed", id, await timeOf(sent)],
    ]);
    await isFree(world);
  });

  it("counts nothing that the holder received, and recourse is none of its business", async () => {
    const world = await load(pledged);
    const { financing, desk, seller, root, id } = world;
    const before = await world.all(id);
    await world.collected(root, 20_000_000n, seller);
    await financing.connect(desk).recovered(root, seller.number, 1n);
    expect(await world.all(id)).to.deep.equal(before);
    expect(await financing.retainedFrom(root, seller.number)).to.equal(0n);
    await world.refused(id, () => financing.releaseLine(id), financing, "FinancingLotHeld", id, root);
  });
});

describe("Financing: releasePledge", () => {
  it("lifts the pledge without payment and frees the line", async () => {
    const world = await load(pledged);
    const { financing, lots, root, id } = world;
    const sent = await world.releasePledge();
    const at = await timeOf(sent);
    expect(await eventsOf(sent, financing)).to.deep.equal([
      ["PledgeReleased", id, root, at],
      ["FinancingClosed", id, at],
    ]);
    expect(await eventsOf(sent, lots)).to.deep.equal([
      ["LotReleased", root, Flag.PLEDGED, await financing.getAddress()],
    ]);
    await isFree(world);
    // The lot may be financed again.
    await world.agreed();
  });

  it("is for the bank, while no repayment is on its way, and once", async () => {
    const world = await load(pledged);
    const { financing, suite, seller, otherBank, id } = world;
    const act =
      (by = world.bank) =>
      () =>
        world.releasePledge(by);
    await world.refused(id, act(otherBank), financing, "FinancingNotAParty", id, otherBank.number);
    await world.refused(id, act(seller), suite.consortium, "ConsortiumKindForbids", seller.number, 1n, 8n);
    const instruction = await world.accepted(await world.repay());
    await world.refused(id, act(), financing, "FinancingPaymentOpen", id);
    await world.reporting.reportRejected([instruction], REASON);
    await world.releasePledge();
    await world.refused(id, act(), financing, "FinancingStateForbids", id, ACT.releasePledge, FINANCING.Closed);
  });
});
