import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import type { contracts } from "@tradelane/sdk";
import { decide } from "../helpers/council.ts";
import { halt } from "../helpers/halts.ts";
import { suspend } from "../helpers/members.ts";
import { eventsOf, fieldsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { YUAN } from "../helpers/rules.ts";
import { Flag } from "../helpers/suite.ts";
import { Business, HaltLevel, kinds, MemberKind, MemberState } from "../helpers/terms.ts";
import { DAY } from "../helpers/trade.ts";
import { row } from "../lots/rows.ts";
import { next, step, STEP } from "../lots/trail.ts";
import { BillState, FACE } from "./issuing.ts";
import { dayAfter, due, MARGIN, marginOf, NOT_PRESENTED } from "./presenting.ts";
import { ethers, load, time } from "./world.ts";

/** "AC04": the account is closed. */
const REASON = "0x41433034";

/** All three lots presented on the day of maturity. */
async function presented() {
  const world = await due();
  const { front, middle, root } = world;
  await world.presentAutomatically([front, middle, root], world.stranger);
  const all = [front, middle, root];
  const lots = async () => Promise.all(all.map(async (lot) => fieldsOf(await world.bills.lotAt(lot))));
  const owed = async () => {
    const { outstanding, margins } = await world.suite.acceptors.acceptorAt(world.acceptor.number);
    return [outstanding, margins];
  };
  return { ...world, all, lots, owed };
}

describe("Presentation: pay", () => {
  it("instructs the acceptor's payment to the holder, or to the pledgee, and locks the lot", async () => {
    const world = await load(presented);
    const { suite, bills, presentation, acceptor, payee, second, pledgee, front, middle, root } = world;
    const reference = id("run");
    const sent = await world.pay(world.all, reference);
    const at = await timeOf(sent);
    const cases = [
      [front, second.number, 33_333_333n, 0n],
      [middle, pledgee.number, 20_000_000n, Flag.PLEDGED],
      [root, payee.number, 46_666_667n, 0n],
    ] as const;
    const desk = await presentation.getAddress();
    const [told, instructed, laid]: unknown[][] = [[], [], []];
    for (const [lot, to, units, kept] of cases) {
      const instruction = await world.instructionOf(lot, reference);
      const parties = [acceptor.number, to];
      const subject = world.subjectOf(lot);
      told!.push(["PresentedLotInstructed", lot, ...parties, instruction, units]);
      const order = [YUAN, units, desk, subject, reference, at + DAY, 1n];
      instructed!.push(["PaymentInstructed", instruction, ...parties, ...order]);
      laid!.push(["LotReleased", lot, Flag.PRESENTED, desk]);
      laid!.push(["LotEncumbered", lot, Flag.PRESENTED | Flag.IN_REDEMPTION, desk]);
      expect(await world.flagsOf(lot)).to.equal(kept | Flag.PRESENTED | Flag.IN_REDEMPTION);
    }
    expect(await eventsOf(sent, presentation)).to.deep.equal(told);
    expect(await eventsOf(sent, suite.settlement)).to.deep.equal(instructed);
    expect(await eventsOf(sent, bills)).to.deep.equal(laid);
    expect(await world.owed()).to.deep.equal([FACE, MARGIN]);
  });

  it("is to the holder where the pledgee gave the lot free meanwhile", async () => {
    const { suite, presentation, acceptor, payee, pledgee, middle, pay, instructionOf } = await load(presented);
    await suite.pledges.connect(pledgee.account).releasePledge(middle);
    const sent = await pay([middle], id("run"));
    const instruction = await instructionOf(middle, id("run"));
    expect(await eventsOf(sent, presentation)).to.deep.equal([
      ["PresentedLotInstructed", middle, acceptor.number, payee.number, instruction, 20_000_000n],
    ]);
  });

  it("is the acceptor's, of presented lots as it saw them, all or none and each once", async () => {
    const world = await load(presented);
    const { suite, bills, presentation, acceptor, payee, second, front, root, pay, refs, withdraw, flagsOf } = world;
    const other = ["PresentationNotTheAcceptor", root, payee.number, acceptor.number] as const;
    await refuses(pay([root], id("run"), payee), presentation, ...other);
    const central = [world.central.number, MemberKind.CentralBank];
    const { Enterprise, CoreEnterprise, Bank } = MemberKind;
    const allowed = kinds(Enterprise, CoreEnterprise, Bank);
    await refuses(
      pay([root], id("run"), world.central),
      suite.consortium,
      "ConsortiumKindForbids",
      ...central,
      allowed,
    );
    await refuses(pay([]), presentation, "PresentationNothing");
    await withdraw(front, second);
    await refuses(pay([root, front]), bills, "LotsNotEncumbered", front, Flag.PRESENTED);
    await refuses(pay([root, root]), bills, "LotsEncumbered", root, Flag.IN_REDEMPTION);
    const seen = await refs([root]);
    await withdraw(root);
    await bills.connect(payee.account).split(root, 1n);
    await world.present([root]);
    const { trail } = await bills.lotAt(root);
    const stale = presentation.connect(acceptor.account).pay(seen, id("run"));
    await refuses(stale, bills, "LotsChanged", root, trail, seen[0]!.trail);
    expect(await flagsOf(root)).to.equal(Flag.PRESENTED);
    await pay([root]);
  });

  it("is possible until the last moment of the days to answer, not to hold up dishonour after it", async () => {
    const { presentation, maturity, front, root, pay } = await load(presented);
    const until = dayAfter(maturity, 4n);
    await time.setNextBlockTimestamp(until - 1n);
    await pay([front]);
    for (const moment of [until, until + 1n]) {
      await time.setNextBlockTimestamp(moment);
      await refuses(pay([root]), presentation, "PresentationAnswerTooLate", root, until);
    }
  });

  it("happens once for a lot and reference", async () => {
    const { suite, root, pay, instructionOf, reporting } = await load(presented);
    await pay([root], id("run"));
    const instruction = await instructionOf(root, id("run"));
    await reporting.reportRejected([instruction], REASON);
    await refuses(pay([root], id("run")), suite.settlement, "SettlementInstructionExists", instruction, 4n);
    await pay([root], id("another run"));
  });
});

describe("Presentation: final cash", () => {
  it("ends the lot and releases its face and its share of the margin", async () => {
    const world = await load(presented);
    const { suite, bills, presentation, acceptor, second, front, instrument, reporting, known } = world;
    const before = (await bills.lotAt(front)).trail;
    const [instruction] = await world.taken([front]);
    const sent = await reporting.reportFinal([instruction!]);
    const at = await timeOf(sent);
    const units = 33_333_333n;
    const margin = marginOf(MARGIN, 0n, units);
    expect(await eventsOf(sent, presentation)).to.deep.equal([
      ["PresentedLotPaid", front, acceptor.number, instruction, units, margin, at],
    ]);
    expect(await eventsOf(sent, suite.acceptors)).to.deep.equal([
      ["AcceptanceReleased", acceptor.number, units, margin, FACE - units, MARGIN - margin],
    ]);
    const range = { start: 0n, end: units, parentEnd: units };
    const paid = step({ act: STEP.REDEEMED, from: second.number, to: acceptor.number, ...range, time: at, epoch: 1n });
    const giver = await bills.memberAddress(second.number);
    expect(await eventsOf(sent, bills)).to.deep.equal([
      ["TransferSingle", await presentation.getAddress(), giver, ZeroAddress, front, units],
      ["LotEnded", instrument, second.number, front, paid, instruction],
    ]);
    const { flags, trail } = await bills.lotAt(front);
    expect([flags, trail]).to.deep.equal([Flag.ENDED, next(before, paid, instruction)]);
    expect(await known(front)).to.deep.equal(NOT_PRESENTED);
    const { state, redeemed } = await bills.instrumentAt(instrument);
    expect([state, redeemed]).to.deep.equal([BillState.Received, units]);
  });

  it("of a pledged lot ends the pledge", async () => {
    const { suite, pledgee, middle, taken, reporting, flagsOf } = await load(presented);
    const sent = await reporting.reportFinal(await taken([middle]));
    expect(await eventsOf(sent, suite.pledges)).to.deep.equal([
      ["PledgeEnded", middle, pledgee.number, await timeOf(sent)],
    ]);
    expect([await flagsOf(middle), await suite.pledges.pledgeeOf(middle)]).to.deep.equal([Flag.ENDED, 0n]);
  });

  it("of the last lot settles the bill and leaves nothing owed, in whatever order they were paid", async () => {
    const world = await load(presented);
    const { bills, front, middle, root, instrument, acceptor, reporting, owed } = world;
    const instructions = await world.taken([root, front, middle]);
    await reporting.reportFinal(instructions.slice(0, 2));
    expect(await owed()).to.deep.equal([20_000_000n, marginOf(MARGIN, 33_333_333n, 53_333_333n)]);
    expect((await bills.instrumentAt(instrument)).state).to.equal(BillState.Received);
    const sent = await reporting.reportFinal(instructions.slice(2));
    const settled = (await eventsOf(sent, bills)).filter(([name]) => name === "BillSettled");
    expect(settled).to.deep.equal([["BillSettled", instrument, acceptor.number, await timeOf(sent)]]);
    expect(await owed()).to.deep.equal([0n, 0n]);
    const { state, redeemed } = await bills.instrumentAt(instrument);
    expect([state, redeemed]).to.deep.equal([BillState.Settled, FACE]);
    await refuses(world.present([root]), bills, "LotsEnded", root);
  });

  it("is delivered against though a lot is frozen, all is halted, its days are over and every party is suspended", async () => {
    const world = await load(presented);
    const { suite, bills, maturity, front, root, instrument, reporting } = world;
    const instructions = await world.taken(world.all);
    const freezer = suite.signers.at(-4)!;
    await decide(suite, bills.setDesk.populateTransaction(freezer, Flag.FROZEN_BY_COURT, 0n));
    await bills.connect(freezer).encumber(row({ sets: Flag.FROZEN_BY_COURT }), await world.refOf(front));
    await time.increaseTo(dayAfter(maturity, 5n));
    for (const business of [Business.All, Business.Bills, Business.Settlement])
      await halt(suite, business, HaltLevel.All);
    for (const party of [world.acceptor, world.payee, world.second, world.pledgee, suite.agent])
      await suspend(suite, party);
    await reporting.reportFinal(instructions);
    expect((await bills.instrumentAt(instrument)).state).to.equal(BillState.Settled);
    expect(await Promise.all([front, root].map(world.flagsOf))).to.deep.equal([
      Flag.ENDED | Flag.FROZEN_BY_COURT,
      Flag.ENDED,
    ]);
  });

  it("lets the acceptor's exit complete, and nothing before does", async () => {
    const world = await load(presented);
    const { suite, acceptor, reporting } = world;
    const { consortium } = suite;
    await consortium.connect(acceptor.account).startExit();
    const complete = () => consortium.completeExit(acceptor.number);
    const instructions = await world.taken(world.all);
    await reporting.reportFinal(instructions.slice(1));
    const open = [await suite.settlement.getAddress(), 1n];
    await refuses(complete(), consortium, "ConsortiumObligationsOpen", acceptor.number, ...open);
    await reporting.reportFinal(instructions.slice(0, 1));
    await complete();
    expect((await consortium.memberAt(acceptor.number)).state).to.equal(MemberState.Exited);
  });
});

describe("Presentation: cash that does not come", () => {
  it("leaves all as it was before the payment when it is rejected, before or after acceptance", async () => {
    for (const accepts of [true, false]) {
      const world = await load(presented);
      const { bills, presentation, middle, reporting, lots, owed, known } = world;
      const before = [await lots(), await owed(), await known(middle)];
      await world.pay([middle], id("run"));
      const instruction = await world.instructionOf(middle, id("run"));
      if (accepts) await reporting.reportAccepted([instruction]);
      const sent = await reporting.reportRejected([instruction], REASON);
      expect(await eventsOf(sent, bills)).to.deep.equal([
        ["LotReleased", middle, Flag.IN_REDEMPTION, await presentation.getAddress()],
      ]);
      expect(await eventsOf(sent, presentation)).to.deep.equal([]);
      expect([await lots(), await owed(), await known(middle)]).to.deep.equal(before);
      await world.withdraw(middle, world.pledgee);
    }
  });

  it("leaves all as it was when nobody accepts in time, and dishonour is as near as before", async () => {
    const world = await load(presented);
    const { suite, bills, maturity, root, lots, owed } = world;
    const before = [await lots(), await owed()];
    const until = dayAfter(maturity, 4n);
    await time.setNextBlockTimestamp(until - 1n);
    await world.pay([root], id("run"));
    const instruction = await world.instructionOf(root, id("run"));
    const expire = () => suite.settlement.expire([instruction]);
    const life = until - 1n + DAY;
    await time.setNextBlockTimestamp(life);
    await refuses(world.dishonour(root), bills, "LotsEncumbered", root, Flag.IN_REDEMPTION);
    await refuses(expire(), suite.settlement, "SettlementNotExpired", instruction, life);
    await time.increaseTo(life + 1n);
    await expire();
    expect([await lots(), await owed()]).to.deep.equal(before);
    await world.dishonour(root);
  });

  it("is told by settlement alone, though another desk of it names the same lot", async () => {
    const world = await load(presented);
    const { suite, presentation, acceptor, payee, root, reporting, subjectOf, lots } = world;
    const sender = payee.account.address;
    const subject = subjectOf(root);
    const told = presentation.connect(payee.account);
    await refuses(told.onFinal(id("any"), subject, 1n), presentation, "PresentationNotSettlement", sender);
    await refuses(told.onReleased(id("any"), subject), presentation, "PresentationNotSettlement", sender);
    await world.taken([root]);
    const meddler = (await ethers.deployContract("MockMeddler")) as unknown as contracts.MockMeddler;
    await decide(suite, suite.settlement.setDesk.populateTransaction(meddler, true));
    const order = { payer: acceptor.number, payee: payee.number, currency: YUAN, amount: 1n, subject };
    await meddler.instruct(suite.settlement, { ...order, endToEndId: id("x") }, 1n);
    const instruction = await suite.settlement.instructionId(meddler, subject, id("x"));
    await reporting.reportAccepted([instruction]);
    const before = await lots();
    await reporting.reportFinal([instruction]);
    expect(await lots()).to.deep.equal(before);
  });
});
