import { expect } from "chai";
import { suspend } from "../helpers/members.ts";
import { eventsOf, refuses } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { fresh } from "../helpers/trade.ts";
import { lotAt, pass, split } from "../lots/ledger.ts";
import { PAYMENT, subjectOf } from "./paying.ts";
import { pathOf } from "../lots/path.ts";
import { overdue, passedOn, recoverable } from "./recovering.ts";
import { load, STATE, time } from "./world.ts";

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
