import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { decide } from "../helpers/council.ts";
import { halt } from "../helpers/halts.ts";
import { suspend } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { Business, HaltLevel, MemberState } from "../helpers/terms.ts";
import { YUAN } from "../helpers/rules.ts";
import { DAY, usedOf } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { next, step, STEP } from "../lots/trail.ts";
import { due, PAYMENT, REASON } from "./paying.ts";
import { load, STATE, time } from "./world.ts";

describe("Redemption: final cash", () => {
  it("ends the lot in the same transaction and counts its units", async () => {
    const world = await load(due);
    const { lots, redemption, reporting, instrument, obligor, second, front } = world;
    const before = await lotAt(world, front);
    const [instruction] = await world.accepted([front]);
    const sent = await reporting.reportFinal([instruction!]);
    const at = await timeOf(sent);
    const fields = { from: second.number, to: obligor.number, start: 0n, end: 10_000n, parentEnd: 10_000n };
    const paid = step({ act: STEP.REDEEMED, ...fields, time: at, epoch: 1n });
    const trail = next(before.trail, paid, instruction);
    expect(await lotAt(world, front)).to.deep.equal({ ...before, flags: Flag.ENDED, trail });
    const giver = await lots.memberAddress(second.number);
    expect(await eventsOf(sent, lots)).to.deep.equal([
      ["TransferSingle", await redemption.getAddress(), giver, ZeroAddress, front, 10_000n],
      ["LotEnded", instrument, second.number, front, paid, instruction],
    ]);
    expect(await eventsOf(sent, world.settlement)).to.deep.equal([
      ["PaymentFinal", instruction, world.suite.agent.number, at],
    ]);
    const { state, redeemed } = await lots.instrumentAt(instrument);
    expect([state, redeemed]).to.deep.equal([STATE.Confirmed, 10_000n]);
  });

  it("of the last lot settles the receivable, in whatever order they were paid", async () => {
    const world = await load(due);
    const { lots, reporting, instrument, obligor, front, middle, root, face } = world;
    const line = () => usedOf(world.suite, { grantor: world.grantor.number, debtor: obligor.number, currency: YUAN });
    const instructions = await world.accepted([root, front, middle]);
    expect(await line()).to.equal(face);
    await reporting.reportFinal(instructions.slice(0, 2));
    expect((await lots.instrumentAt(instrument)).state).to.equal(STATE.Confirmed);
    expect(await line()).to.equal(20_000n);
    const sent = await reporting.reportFinal(instructions.slice(2));
    const settled = (await eventsOf(sent, lots)).filter(([name]) => name === "ReceivableSettled");
    expect(settled).to.deep.equal([["ReceivableSettled", instrument, obligor.number, await timeOf(sent)]]);
    const { state, redeemed } = await lots.instrumentAt(instrument);
    expect([state, redeemed]).to.deep.equal([STATE.Settled, face]);
    expect(await line()).to.equal(0n);
    await refuses(world.pay([root], id("more")), lots, "LotsEnded", root);
  });

  it("settles an overdue receivable, too", async () => {
    const world = await load(due);
    const instructions = await world.accepted(world.all);
    await time.increase(3n * DAY);
    await world.suite.servicing.connect(world.first.account).flagOverdue(world.instrument);
    await world.reporting.reportFinal(instructions);
    expect((await world.lots.instrumentAt(world.instrument)).state).to.equal(STATE.Settled);
  });

  it("is delivered against though all business is halted and every party suspended", async () => {
    const world = await load(due);
    const { suite, reporting, lots, instrument } = world;
    const instructions = await world.accepted(world.all);
    for (const business of [Business.All, Business.Receivables, Business.Settlement]) {
      await halt(suite, business, HaltLevel.All);
    }
    for (const party of [world.obligor, world.first, world.second, suite.agent]) await suspend(suite, party);
    await reporting.reportFinal(instructions);
    expect((await lots.instrumentAt(instrument)).state).to.equal(STATE.Settled);
  });

  it("lets the debtor's exit complete, and nothing before does", async () => {
    const world = await load(due);
    const { suite, reporting, obligor } = world;
    const { consortium } = suite;
    await consortium.connect(obligor.account).startExit();
    const books = { lines: await suite.creditLines.getAddress() };
    const complete = () => consortium.completeExit(obligor.number);
    const named = "ConsortiumObligationsOpen";
    await refuses(complete(), consortium, named, obligor.number, books.lines, 1n);
    const instructions = await world.accepted(world.all);
    await refuses(complete(), consortium, named, obligor.number, books.lines, 1n);
    await reporting.reportFinal(instructions.slice(1));
    await refuses(complete(), consortium, named, obligor.number, books.lines, 1n);
    await reporting.reportFinal(instructions.slice(0, 1));
    await complete();
    expect((await consortium.memberAt(obligor.number)).state).to.equal(MemberState.Exited);
  });

  it("pays a holder that has left", async () => {
    const world = await load(due);
    const { suite, reporting, second, front } = world;
    await suite.consortium.connect(second.account).startExit();
    await suite.consortium.completeExit(second.number);
    await reporting.reportFinal(await world.accepted([front]));
    expect((await lotAt(world, front)).flags).to.equal(Flag.ENDED);
  });

  it("is refused only while the desk has no duty to its lots, and delivered once it has, though it begins nothing new", async () => {
    const world = await load(due);
    const { suite, reporting, lots, redemption, front } = world;
    const instructions = await world.accepted([front]);
    await decide(suite, lots.setDesk.populateTransaction(redemption, Flag.IN_REDEMPTION, 0n));
    const values = [await redemption.getAddress(), Flag.IN_REDEMPTION];
    await refuses(reporting.reportFinal(instructions), lots, "LotsNotADesk", ...values);
    await decide(suite, lots.setDesk.populateTransaction(redemption, 0n, Flag.IN_REDEMPTION));
    await reporting.reportFinal(instructions);
  });
});

describe("Redemption: cash that does not come", () => {
  it("unlocks the lot and changes nothing else when it is rejected, before or after acceptance", async () => {
    for (const accepts of [true, false]) {
      const world = await load(due);
      const { lots, redemption, reporting, front, instrument } = world;
      const before = await lotAt(world, front);
      let instruction: string;
      if (accepts) [instruction] = (await world.accepted([front])) as [string];
      else {
        await world.pay([front]);
        instruction = await world.instructionOf(front);
      }
      const sent = await reporting.reportRejected([instruction], REASON);
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["LotReleased", front, Flag.IN_REDEMPTION, await redemption.getAddress()],
      ]);
      expect(await lotAt(world, front)).to.deep.equal(before);
      const { state, redeemed } = await lots.instrumentAt(instrument);
      expect([state, redeemed]).to.deep.equal([STATE.Confirmed, 0n]);
    }
  });

  it("unlocks the lot when nobody accepts in time, and only then", async () => {
    const world = await load(due);
    const { settlement, lots, redemption, front } = world;
    const before = await lotAt(world, front);
    await world.pay([front]);
    const instruction = await world.instructionOf(front);
    const { expiresAt } = await settlement.instructionAt(instruction);
    await time.setNextBlockTimestamp(expiresAt);
    await refuses(settlement.expire([instruction]), settlement, "SettlementNotExpired", instruction, expiresAt);
    await time.setNextBlockTimestamp(expiresAt + 1n);
    const sent = await settlement.expire([instruction]);
    expect(await eventsOf(sent, lots)).to.deep.equal([
      ["LotReleased", front, Flag.IN_REDEMPTION, await redemption.getAddress()],
    ]);
    expect(await lotAt(world, front)).to.deep.equal(before);
    expect((await settlement.instructionAt(instruction)).state).to.equal(PAYMENT.Expired);
    await world.reporting.reportFinal(await world.accepted([front]));
  });

  it("of one lot leaves the others to be paid", async () => {
    const world = await load(due);
    const { reporting, front, middle, root } = world;
    const [first, second, third] = await world.accepted([front, middle, root]);
    await reporting.reportRejected([second!], REASON);
    await reporting.reportFinal([first!, third!]);
    const flags = await Promise.all([front, middle, root].map(async (lot) => (await lotAt(world, lot)).flags));
    expect(flags).to.deep.equal([Flag.ENDED, 0n, Flag.ENDED]);
    await reporting.reportFinal(await world.accepted([middle]));
    expect((await world.lots.instrumentAt(world.instrument)).state).to.equal(STATE.Settled);
  });
});

describe("Redemption: what settlement says", () => {
  it("is taken from settlement alone", async () => {
    const world = await load(due);
    const { suite, redemption, front } = world;
    await world.accepted([front]);
    const subject = `0x${front.toString(16).padStart(64, "0")}`;
    for (const caller of [world.obligor.account, suite.agent.account, suite.deployer, suite.councillors[0]!]) {
      const desk = redemption.connect(caller);
      await refuses(desk.onFinal(id("x"), subject, 1n), redemption, "RedemptionNotSettlement", caller.address);
      await refuses(desk.onReleased(id("x"), subject), redemption, "RedemptionNotSettlement", caller.address);
    }
    expect((await lotAt(world, front)).flags).to.equal(Flag.IN_REDEMPTION);
  });
});
