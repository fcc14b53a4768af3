import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { suspend } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { fresh } from "../helpers/trade.ts";
import { lotAt, pass, split } from "../lots/ledger.ts";
import { next, step, STEP } from "../lots/trail.ts";
import { FINANCING, KIND, PRINCIPAL } from "./financing.ts";
import { PAYMENT, subjectOf } from "./paying.ts";
import { pathOf } from "./path.ts";
import { overdue, passedOn, recoverable } from "./recovering.ts";
import { ethers, load, STATE, time } from "./world.ts";
import type { contracts } from "@tradelane/sdk";

const LEVEL = 30_000_000n;

describe("Recourse: who is liable", () => {
  it("are those who passed the lot on with recourse, the nearest first, back to the first who did not", async () => {
    const world = await load(overdue);
    const { root, second, third, face } = world;
    expect(await world.liableOn(root)).to.deep.equal([
      [third.number, face],
      [second.number, face],
    ]);
  });

  it("is seen through splits and merges", async () => {
    const world = await load(recoverable);
    const { root, holders, lots, face } = world;
    const [first, second, third] = holders as [(typeof holders)[0], (typeof holders)[0], (typeof holders)[0]];
    const piece = await pass(world, root, first, second, 40_000_000n, { recourse: true });
    const { child } = await split(world, second, piece, 10_000_000n);
    const passed = await pass(world, child, second, third, 4_000_000n, { recourse: true });
    const { child: cut, before } = await split(world, third, passed, 1_000_000n);
    expect(await world.liableOn(cut)).to.deep.equal([
      [second.number, 1_000_000n],
      [first.number, 1_000_000n],
    ]);
    await lots.connect(third.account).merge(passed, cut, before);
    expect(await world.liableOn(passed)).to.deep.equal([
      [second.number, 4_000_000n],
      [first.number, 4_000_000n],
    ]);
    expect(await world.liableOn(child)).to.deep.equal([[first.number, 6_000_000n]]);
    expect(await world.liableOn(root)).to.deep.equal([]);
    expect((await lotAt(world, root)).end).to.equal(face);
  });

  it("takes no other path than the lot's own: shortened, lengthened, forged, another lot's, none", async () => {
    const world = await load(overdue);
    const { root, recourse, third, fourth } = world;
    const path = await pathOf(world, root);
    const [last] = path.slice(-1);
    const { root: other } = await world.another();
    const wrong = [
      path.slice(0, -1),
      path.slice(1),
      [...path, last!],
      [...path.slice(0, -1), { ...last!, step: last!.step ^ 1n }],
      [...path.slice(0, -1), { ...last!, background: fresh("other ground") }],
      [...path.slice(0, 2), path[3]!, path[2]!],
      await pathOf(world, other),
      [],
    ];
    for (const forged of wrong) {
      await refuses(world.liableOn(root, forged), recourse, "RecoursePathWrong", root);
      await refuses(world.payFor(root, third, forged), recourse, "RecoursePathWrong", root);
      await refuses(world.demand(root, fourth, third, forged), recourse, "RecoursePathWrong", root);
    }
  });
});

describe("Recourse: demand", () => {
  it("is notice to one of those liable, with its place and what it owes", async () => {
    const world = await load(overdue);
    const { recourse, root, second, third, fourth, face } = world;
    const before = await lotAt(world, root);
    for (const [liable, order] of [
      [third, 0n],
      [second, 1n],
    ] as const) {
      const sent = await world.demand(root, fourth, liable);
      const told = ["RecourseDemanded", root, fourth.number, liable.number, order, face];
      expect(await eventsOf(sent, recourse)).to.deep.equal([told]);
    }
    expect(await lotAt(world, root)).to.deep.equal(before);
  });

  it("is the holder's, to who is liable", async () => {
    const world = await load(overdue);
    const { recourse, root, first, third, fourth, bank } = world;
    const notHolder = [root, third.number, fourth.number];
    await refuses(world.demand(root, third, third), recourse, "RecourseNotHolder", ...notHolder);
    for (const other of [first, bank, fourth]) {
      await refuses(world.demand(root, fourth, other), recourse, "RecourseNotLiable", root, other.number);
    }
  });

  it("waits until the receivable is overdue, paid in part or disputed, and due", async () => {
    const world = await load(passedOn);
    const { suite, lots, instrument, root, fourth, third, maturity, obligor } = world;
    const forbidden = [instrument, 32n, STATE.Confirmed];
    await refuses(world.demand(root, fourth, third), lots, "LotsStateForbids", ...forbidden);
    await suite.servicing.connect(obligor.account).dispute(instrument, fresh("case"));
    const ref = await world.refOf(root);
    const path = await pathOf(world, root);
    const demand = () => world.recourse.connect(fourth.account).demand(ref, path, third.number);
    await time.setNextBlockTimestamp(maturity - 1n);
    await refuses(demand(), lots, "LotsNotMatured", instrument, maturity);
    await time.setNextBlockTimestamp(maturity);
    await demand();
  });

  it("refuses lots that are not there, have ended, have changed, or are being paid", async () => {
    const world = await load(overdue);
    const { recourse, lots, root, third, fourth, instrument } = world;
    const path = await pathOf(world, root);
    const by = recourse.connect(fourth.account);
    const { trail } = await lotAt(world, root);
    const unknown = (instrument << 40n) | 7n;
    await refuses(by.demand({ lot: unknown, trail }, path, third.number), lots, "LotsUnknown", unknown);
    const stale = `0x${"11".repeat(21)}`;
    const changed = [root, trail, stale];
    await refuses(by.demand({ lot: root, trail: stale }, path, third.number), lots, "LotsChanged", ...changed);
    const paying = await world.taken(await world.pay([root]));
    const locked = [root, Flag.IN_REDEMPTION];
    await refuses(world.demand(root, fourth, third), lots, "LotsEncumbered", ...locked);
    await world.final(...paying);
    await refuses(by.demand({ lot: root, trail }, path, third.number), lots, "LotsEnded", root);
  });
});

describe("Recourse: pay", () => {
  it("instructs what is unpaid, from who is liable to the holder, and locks the lot", async () => {
    const world = await load(overdue);
    const { recourse, settlement, lots, root, second, fourth, face } = world;
    const before = await lotAt(world, root);
    const run = fresh("run");
    const sent = await world.payFor(root, second, undefined, run);
    const subject = subjectOf({ kind: 1n, member: second.number, amount: face, lot: root });
    const instruction = await settlement.instructionId(recourse, subject, run);
    const desk = await recourse.getAddress();
    expect(await eventsOf(sent, recourse)).to.deep.equal([
      ["RecourseInstructed", root, second.number, fourth.number, instruction, face],
    ]);
    expect(await eventsOf(sent, lots)).to.deep.equal([["LotEncumbered", root, Flag.IN_RECOURSE, desk]]);
    expect(await lotAt(world, root)).to.deep.equal({ ...before, flags: Flag.IN_RECOURSE });
    const { payer, payee, amount, currency } = await settlement.instructionAt(instruction);
    expect([payer, payee, amount, currency]).to.deep.equal([second.number, fourth.number, face, 156n]);
  });

  it("is for who is liable, once at a time", async () => {
    const world = await load(overdue);
    const { recourse, lots, root, first, second, third, fourth, bank } = world;
    for (const other of [first, fourth, bank]) {
      await refuses(world.payFor(root, other), recourse, "RecourseNotLiable", root, other.number);
    }
    await suspend(world.suite, third);
    await world.payFor(root, third);
    const locked = [root, Flag.IN_RECOURSE];
    await refuses(world.payFor(root, second), lots, "LotsEncumbered", ...locked);
    await refuses(world.demand(root, fourth, second), lots, "LotsEncumbered", ...locked);
    await refuses(world.pay([root]), lots, "LotsEncumbered", ...locked);
  });

  it("waits until the receivable is overdue, paid in part or disputed", async () => {
    const world = await load(passedOn);
    const { lots, instrument, root, third, maturity } = world;
    await time.increaseTo(maturity);
    const forbidden = [instrument, 33n, STATE.Confirmed];
    await refuses(world.payFor(root, third), lots, "LotsStateForbids", ...forbidden);
  });

  it("is not for a lot that is frozen", async () => {
    const world = await load(overdue);
    const { lots, root, third, fourth } = world;
    await world.freeze(root);
    await refuses(world.payFor(root, third), lots, "LotsEncumbered", root, Flag.FROZEN_BY_COURT);
    await world.demand(root, fourth, third);
  });

  it("unlocks the lot and changes nothing else when the cash is rejected; the reference is used up", async () => {
    const world = await load(overdue);
    const { recourse, settlement, lots, reporting, root, third } = world;
    const before = await lotAt(world, root);
    const run = fresh("run");
    const instruction = await world.onItsWay(await world.payFor(root, third, undefined, run));
    const sent = await reporting.reportRejected([instruction], "0x41433034");
    const desk = await recourse.getAddress();
    expect(await eventsOf(sent, lots)).to.deep.equal([["LotReleased", root, Flag.IN_RECOURSE, desk]]);
    expect(await lotAt(world, root)).to.deep.equal(before);
    const again = world.payFor(root, third, undefined, run);
    await refuses(again, settlement, "SettlementInstructionExists", instruction, PAYMENT.Rejected);
    await world.recovered(root, third);
  });
});

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
