import { expect } from "chai";
import { eventsOf, timeOf } from "../helpers/refusal.ts";
import { decide } from "../helpers/council.ts";
import { suspend } from "../helpers/members.ts";
import { Flag } from "../helpers/suite.ts";
import { FACE, fresh } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { ACT, financeable, FINANCING, KIND, PRINCIPAL } from "./financing.ts";
import { REASON } from "./paying.ts";
import { load } from "./world.ts";

const RETAINED = FACE - PRINCIPAL;

/** A lot that the bank bought for 80 % of its value. */
async function sold() {
  const world = await financeable();
  const deal = await world.funded();
  const payRetained = (by = world.bank, reference = fresh("retained")) =>
    world.financing.connect(by.account).payRetained(deal.id, reference);
  return { ...world, ...deal, payRetained };
}

describe("Financing: collected", () => {
  it("counts what the bank received and releases its line as far as the principal goes", async () => {
    const world = await load(sold);
    const { financing, root, id } = world;
    const steps = [
      [30_000_000n, 30_000_000n, PRINCIPAL - 30_000_000n, 0n],
      [49_999_999n, 79_999_999n, 1n, 0n],
      [2n, 80_000_001n, 0n, 1n],
      [19_999_999n, FACE, 0n, RETAINED],
    ] as const;
    for (const [amount, total, used, due] of steps) {
      const sent = await world.collected(root, amount);
      expect(await eventsOf(sent, financing)).to.deep.equal([["FinancingCollected", id, amount, total]]);
      expect(await world.line()).to.equal(used);
      expect(await financing.retainedDue(id)).to.equal(due);
      expect(await world.financed(id)).to.deep.include({ collected: total, state: FINANCING.Outstanding });
      expect(await world.owed()).to.deep.equal([0n, 1n]);
    }
  });

  it("closes a sale of which nothing was retained", async () => {
    const world = await load(financeable);
    const { financing, root } = world;
    const { id } = await world.funded({ kind: KIND.SaleWithRecourse, principal: FACE });
    expect(await world.owed()).to.deep.equal([0n, 0n]);
    await world.collected(root, FACE - 1n);
    expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
    const sent = await world.collected(root, 1n);
    expect(await eventsOf(sent, financing)).to.deep.equal([
      ["FinancingCollected", id, 1n, FACE],
      ["FinancingClosed", id, await timeOf(sent)],
    ]);
    expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
    expect(await world.line()).to.equal(0n);
  });

  it("ignores what others received, lots that are not financed, and what comes after the end", async () => {
    const world = await load(sold);
    const { root, id, seller } = world;
    const before = await world.all(id);
    await world.collected(root, 1n, seller);
    await world.collected(root + 1n, 1n);
    expect(await world.all(id)).to.deep.equal(before);
    await world.collected(root, FACE);
    const over = await world.all(id);
    await world.collected(root, 1n);
    expect(await world.all(id)).to.deep.equal(over);
  });

  it("ignores a lot whose cash is not there yet", async () => {
    const world = await load(financeable);
    const { id } = await world.agreed();
    const before = await world.all(id);
    await world.collected(world.root, 1n);
    await world.disburse(id);
    await world.collected(world.root, 1n);
    expect(await world.all(id)).to.deep.include({ line: before.line, lot: before.lot });
    expect((await world.financed(id)).collected).to.equal(0n);
  });

  it("refuses no report, however much it tells", async () => {
    const world = await load(sold);
    const most = 2n ** 40n - 1n;
    await world.collected(world.root, 1n);
    await world.collected(world.root, most);
    expect((await world.financed(world.id)).collected).to.equal(most);
    expect(await world.financing.retainedDue(world.id)).to.equal(RETAINED);
  });

  it("is told by listed desks alone", async () => {
    const world = await load(sold);
    const { financing, suite, desk, bank, root, id } = world;
    const other = bank.account;
    const told = (by: typeof other) => () => financing.connect(by).collected(root, bank.number, 1n);
    const recovered = (by: typeof other) => () => financing.connect(by).recovered(root, bank.number, 1n);
    await world.refused(id, told(other), financing, "FinancingNotADesk", other.address);
    await world.refused(id, recovered(other), financing, "FinancingNotADesk", other.address);
    const sent = await decide(suite, financing.setDesk.populateTransaction(desk, false));
    expect(await eventsOf(sent, financing)).to.deep.equal([["FinancingDeskSet", desk.address, false]]);
    await world.refused(id, told(desk), financing, "FinancingNotADesk", desk.address);
    const direct = () => financing.connect(other).setDesk(desk, true);
    await world.refused(id, direct, financing, "AccessManagedUnauthorized", other.address);
  });
});

describe("Financing: payRetained", () => {
  it("pays what is due, and closes the sale with the last of it", async () => {
    const world = await load(sold);
    const { financing, settlement, seller, bank, root, id } = world;
    await world.collected(root, PRINCIPAL + 5_000n);
    const reference = fresh("retained");
    const sent = await world.payRetained(bank, reference);
    const subject = `0x${((1n << 200n) + (5_000n << 160n) + id).toString(16).padStart(64, "0")}`;
    const instruction = await settlement.instructionId(financing, subject, reference);
    expect(await eventsOf(sent, financing)).to.deep.equal([["RetainedInstructed", id, instruction, 5_000n]]);
    const { payer, payee, amount, currency } = await settlement.instructionAt(instruction);
    expect([payer, payee, amount, currency]).to.deep.equal([bank.number, seller.number, 5_000n, 156n]);
    expect(await financing.retainedDue(id)).to.equal(0n);
    expect(await world.financed(id)).to.deep.include({ retainedPaid: 5_000n, paying: true });
    const final = await world.paid(sent);
    expect(await eventsOf(final, financing)).to.deep.equal([["RetainedPaid", id, 5_000n, 5_000n]]);
    expect(await world.financed(id)).to.deep.include({ paying: false, state: FINANCING.Outstanding });
    expect(await world.owed()).to.deep.equal([0n, 1n]);

    await world.collected(root, RETAINED - 5_000n);
    const last = await world.paid(await world.payRetained());
    expect(await eventsOf(last, financing)).to.deep.equal([
      ["RetainedPaid", id, RETAINED - 5_000n, RETAINED],
      ["FinancingClosed", id, await timeOf(last)],
    ]);
    expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
    expect(await world.owed()).to.deep.equal([0n, 0n]);
    expect(await world.line()).to.equal(0n);
  });

  it("waits while a payment is on its way, and closes nothing before it is final", async () => {
    const world = await load(sold);
    const { financing, root, id } = world;
    await world.collected(root, PRINCIPAL + 1n);
    const first = await world.payRetained();
    await world.collected(root, RETAINED - 1n);
    expect(await financing.retainedDue(id)).to.equal(RETAINED - 1n);
    await world.refused(id, () => world.payRetained(), financing, "FinancingPaymentOpen", id);
    await world.paid(first);
    const second = await world.payRetained();
    expect(await world.stateOf(id)).to.equal(FINANCING.Outstanding);
    expect(await world.owed()).to.deep.equal([0n, 1n]);
    await world.paid(second);
    expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
  });

  it("owes again what was rejected", async () => {
    const world = await load(sold);
    const { financing, root, id } = world;
    await world.collected(root, FACE);
    const instruction = await world.accepted(await world.payRetained());
    const sent = await world.reporting.reportRejected([instruction], REASON);
    expect(await eventsOf(sent, financing)).to.deep.equal([]);
    expect(await world.financed(id)).to.deep.include({ paying: false, retainedPaid: 0n });
    expect(await financing.retainedDue(id)).to.equal(RETAINED);
    await world.paid(await world.payRetained());
    expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
  });

  it("is for the bank, of what is due on what is outstanding", async () => {
    const world = await load(sold);
    const { financing, suite, seller, otherBank, root, id } = world;
    const act =
      (by = world.bank) =>
      () =>
        world.payRetained(by);
    await world.refused(id, act(), financing, "FinancingNothingDue", id);
    await world.collected(root, PRINCIPAL);
    await world.refused(id, act(), financing, "FinancingNothingDue", id);
    await world.collected(root, 1n);
    await world.refused(id, act(otherBank), financing, "FinancingNotAParty", id, otherBank.number);
    await world.refused(id, act(seller), suite.consortium, "ConsortiumKindForbids", seller.number, 1n, 8n);
    const fresher = await load(financeable);
    const { id: waiting } = await fresher.agreed();
    const early = () => fresher.financing.connect(fresher.bank.account).payRetained(waiting, fresh("retained"));
    const values = [waiting, ACT.payRetained, FINANCING.Agreed];
    await fresher.refused(waiting, early, fresher.financing, "FinancingStateForbids", ...values);
  });

  it("is done by a bank that is suspended, or on its way out, too", async () => {
    const world = await load(sold);
    const { suite, bank, root, id } = world;
    await world.collected(root, FACE);
    await suspend(suite, bank);
    await world.paid(await world.payRetained());
    expect(await world.stateOf(id)).to.equal(FINANCING.Closed);
  });

  it("waits for a payment in recourse that is on its way, for that is less what is retained", async () => {
    const world = await load(sold);
    const { lots, desk, root, id } = world;
    await world.collected(root, PRINCIPAL + 7n);
    const { trail } = await lotAt(world, root);
    await lots.connect(desk).encumber((0xffffn << 64n) | (Flag.IN_RECOURSE << 128n), { lot: root, trail });
    await world.refused(id, () => world.payRetained(), lots, "LotsEncumbered", root, Flag.IN_RECOURSE);
    await lots.connect(desk).release(root, Flag.IN_RECOURSE);
    await world.payRetained();
  });
});
