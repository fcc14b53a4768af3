import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { fresh } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { next, step, STEP } from "../lots/trail.ts";
import { FINANCING, KIND, PRINCIPAL } from "./financing.ts";
import { PAYMENT } from "./paying.ts";
import { overdue, passedOn } from "./recovering.ts";
import { ethers, load, STATE } from "./world.ts";
import type { contracts } from "@tradelane/sdk";

const LEVEL = 30_000_000n;

describe("Recourse: final cash", () => {
  it("puts the payer in the holder's place; the debtor still owes", async () => {
    const world = await load(overdue);
    const { recourse, lots, reporting, root, instrument, second, fourth, face } = world;
    const before = await lotAt(world, root);
    const instruction = await world.onItsWay(await world.payFor(root, second));
    const sent = await reporting.reportFinal([instruction]);
    const parties = { from: fourth.number, to: second.number };
    const span = { start: 0n, end: face, parentEnd: face };
    const made = step({ act: STEP.RECOVERED, ...parties, ...span, time: await timeOf(sent), epoch: 1n });
    expect(await eventsOf(sent, recourse)).to.deep.equal([
      ["RecourseSettled", root, second.number, fourth.number, face],
    ]);
    expect((await eventsOf(sent, lots)).at(-1)).to.deep.equal([
      ...["LotDelivered", instrument, fourth.number, second.number, made, instruction],
    ]);
    const trail = next(before.trail, made, instruction);
    expect(await lotAt(world, root)).to.deep.equal({ ...before, holder: second.number, trail });
    expect(await world.stateNow()).to.equal(STATE.Overdue);
    expect(await world.confirmedUsed()).to.equal(face);
    // What the second bought from the first was without recourse.
    expect(await world.liableOn(root)).to.deep.equal([]);
    const legs = await world.settled(await world.pay([root]));
    expect(legs.map(({ payee, amount }) => [payee, amount])).to.deep.equal([[second.number, face]]);
  });

  it("lets the payer turn to its own predecessor, and nobody behind itself", async () => {
    const world = await load(overdue);
    const { recourse, root, second, third, fourth, face } = world;
    await world.recovered(root, third);
    expect(await world.liableOn(root)).to.deep.equal([[second.number, face]]);
    await refuses(world.demand(root, third, fourth), recourse, "RecourseNotLiable", root, fourth.number);
    await world.demand(root, third, second);
    await world.recovered(root, second);
    expect((await lotAt(world, root)).holder).to.equal(second.number);
    expect(await world.liableOn(root)).to.deep.equal([]);
    await refuses(world.payFor(root, third), recourse, "RecourseNotLiable", root, third.number);
  });

  it("is for what a part payment left, and the round goes on with the new holder", async () => {
    const world = await load(overdue);
    const { redemption, root, third, fourth, face } = world;
    const [leg] = await world.settled(await world.payPart(LEVEL, [root]));
    expect(leg!.payee).to.equal(fourth.number);
    const sent = await world.payFor(root, third);
    expect((await eventsOf(sent, world.recourse))[0]!.at(-1)).to.equal(face - LEVEL);
    const over = await world.payPart(2n * LEVEL, [root]);
    expect((await eventsOf(over, redemption)).map(([name]) => name)).to.deep.equal([
      ...["PartPaymentBegun", "PartPaymentPassedOver", "PartPaymentReached"],
    ]);
    await world.reporting.reportFinal([await world.onItsWay(sent)]);
    expect(await world.stateNow()).to.equal(STATE.PartPaid);
    const [caught] = await world.settled(await world.payPart(2n * LEVEL, [root]));
    expect([caught!.payee, caught!.amount]).to.deep.equal([third.number, LEVEL]);
    expect(await redemption.unpaidOf(root)).to.equal(face - 2n * LEVEL);
  });

  it("is taken from settlement alone, and cannot be played twice", async () => {
    const world = await load(overdue);
    const { suite, recourse, settlement, reporting, lots, root, third, fourth, obligor } = world;
    const instruction = await world.onItsWay(await world.payFor(root, third));
    const { subject } = await settlement.instructionAt(instruction);
    for (const caller of [third.account, fourth.account, suite.agent.account, suite.councillors[0]!]) {
      const desk = recourse.connect(caller);
      await refuses(desk.onFinal(instruction, subject, 1n), recourse, "RecourseNotSettlement", caller.address);
      await refuses(desk.onReleased(instruction, subject), recourse, "RecourseNotSettlement", caller.address);
    }
    const meddler = (await ethers.deployContract("MockMeddler")) as unknown as contracts.MockMeddler;
    await decide(suite, settlement.setDesk.populateTransaction(meddler, true));
    const order = { payer: obligor.number, payee: fourth.number, currency: 156n, amount: 1n, subject };
    await meddler.instruct(settlement, { ...order, endToEndId: fresh("x") }, 1n);
    const mine = (await settlement.queryFilter(settlement.filters.PaymentInstructed())).at(-1)!.args.instruction;
    await reporting.reportAccepted([mine]);
    await meddler.meddleWith(recourse, recourse.interface.encodeFunctionData("onFinal", [instruction, subject, 1n]));
    const before = await lotAt(world, root);
    await reporting.reportFinal([mine]);
    expect(await lotAt(world, root)).to.deep.equal(before);
    await reporting.reportFinal([instruction]);
    const twice = reporting.reportFinal([instruction]);
    await refuses(twice, settlement, "SettlementStateForbids", instruction, PAYMENT.Final);
    expect((await lots.lotAt(root)).holder).to.equal(third.number);
  });
});

describe("Recourse: of a bank that financed the lot", () => {
  /** Sold to the bank with recourse by the fourth supplier, which had it with recourse from the third. */
  async function sold() {
    const world = await passedOn();
    const deal = await world.funded({ applicant: world.fourth, kind: KIND.SaleWithRecourse });
    await world.flagOverdue();
    return { ...world, deal, retained: world.face - PRINCIPAL };
  }

  it("sets off what the bank retained, for the seller alone", async () => {
    const world = await load(sold);
    const { root, second, third, fourth, face } = world;
    expect(await world.liableOn(root)).to.deep.equal([
      [fourth.number, PRINCIPAL],
      [third.number, face],
      [second.number, face],
    ]);
  });

  it("closes the financing when the seller has paid, and the seller turns to its predecessor for all", async () => {
    const world = await load(sold);
    const { root, deal, second, third, fourth, face, financing } = world;
    const sent = await world.payFor(root, fourth);
    expect((await eventsOf(sent, world.recourse))[0]!.at(-1)).to.equal(PRINCIPAL);
    const final = await world.reporting.reportFinal([await world.onItsWay(sent)]);
    expect((await eventsOf(final, financing)).map(([name]) => name)).to.include.members(["RetainedSetOff"]);
    expect((await lotAt(world, root)).holder).to.equal(fourth.number);
    expect(await world.stateOf(deal.id)).to.equal(FINANCING.Closed);
    expect(await world.line()).to.equal(0n);
    expect(await world.liableOn(root)).to.deep.equal([
      [third.number, face],
      [second.number, face],
    ]);
  });

  it("leaves the retained part owed to the seller when somebody else pays", async () => {
    const world = await load(sold);
    const { root, deal, third, retained, financing } = world;
    await world.recovered(root, third);
    expect((await lotAt(world, root)).holder).to.equal(third.number);
    expect(await world.line()).to.equal(0n);
    expect(await financing.retainedDue(deal.id)).to.equal(retained);
  });

  it("owes nothing where the retained part covers what is unpaid", async () => {
    const world = await load(sold);
    const { recourse, root, fourth, bank, third, face, retained } = world;
    await world.settled(await world.payPart(face - retained, [root]));
    expect((await world.liableOn(root))[0]).to.deep.equal([fourth.number, 0n]);
    const nothing = [root, fourth.number];
    await refuses(world.demand(root, bank, fourth), recourse, "RecourseNothingDue", ...nothing);
    await refuses(world.payFor(root, fourth), recourse, "RecourseNothingDue", ...nothing);
    await world.demand(root, bank, third);
  });

  it("does not reach behind a sale without recourse", async () => {
    const world = await load(passedOn);
    await world.funded({ applicant: world.fourth, kind: KIND.Sale });
    await world.flagOverdue();
    expect(await world.liableOn(world.root)).to.deep.equal([]);
  });
});
