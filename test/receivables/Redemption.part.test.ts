import { expect } from "chai";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { fresh } from "../helpers/trade.ts";
import { admitMember } from "../helpers/members.ts";
import { MemberKind } from "../helpers/terms.ts";
import { lotAt, split } from "../lots/ledger.ts";
import { LEG, PAYMENT, subjectOf } from "./paying.ts";
import { FRONT, MIDDLE, parted, payable, shareOf } from "./parting.ts";
import { ledger, load, STATE, time } from "./world.ts";

const LEVEL = 33_333_333n;

describe("Redemption: payPart", () => {
  it("passes over a lot whose offer still stands, and pays it once the offer has lapsed", async () => {
    const world = await load(payable);
    const { redemption, holders, root, maturity, face, obligor, instrument } = world;
    const offer = await world.draft(root, holders[0]!, holders[1]!, 1_000n, { deadline: maturity });
    await world.offer(holders[0]!.account, offer);
    await time.setNextBlockTimestamp(maturity);
    expect(await eventsOf(await world.payPart(LEVEL, [root]), redemption)).to.deep.equal([
      ["PartPaymentBegun", instrument, obligor.number, LEVEL],
      ["PartPaymentPassedOver", root, Flag.OFFERED],
      ["PartPaymentReached", instrument, LEVEL, face],
    ]);
    await time.setNextBlockTimestamp(maturity + 1n);
    const [leg] = await world.legs(await world.payPart(LEVEL, [root]));
    expect(leg).to.deep.include({ lot: root, payee: holders[0]!.number, amount: LEVEL });
    expect((await lotAt(world, root)).flags).to.equal(Flag.IN_REDEMPTION | Flag.CONSENTS_CUT);
  });

  it("instructs each lot's share of the level, adding up to it, and locks the lots", async () => {
    const world = await load(parted);
    const { redemption, settlement, lots, obligor, instrument, face, first, second, front, middle, root } = world;
    const run = fresh("run");
    const sent = await world.payPart(LEVEL, world.all, run);
    const shares = [
      shareOf(0n, FRONT, LEVEL, face),
      shareOf(FRONT, FRONT + MIDDLE, LEVEL, face),
      shareOf(FRONT + MIDDLE, face, LEVEL, face),
    ];
    expect(shares).to.deep.equal([3_333_333n, 6_666_668n, 23_333_332n]);
    const payees = [second.number, first.number, first.number];
    const instructions = await Promise.all(
      [front, middle, root].map((lot, k) => {
        const subject = subjectOf({ kind: LEG.ToHolder, member: payees[k]!, amount: shares[k]!, lot });
        return settlement.instructionId(redemption, subject, run);
      }),
    );
    expect(await eventsOf(sent, redemption)).to.deep.equal([
      ["PartPaymentBegun", instrument, obligor.number, LEVEL],
      ...[front, middle, root].map((lot, k) => [
        ...["RedemptionInstructed", lot, obligor.number, payees[k], instructions[k], shares[k]],
      ]),
      ["PartPaymentReached", instrument, LEVEL, face],
    ]);
    const desk = await redemption.getAddress();
    expect(await eventsOf(sent, lots)).to.deep.equal(
      [front, middle, root].map((lot) => ["LotEncumbered", lot, Flag.IN_REDEMPTION, desk]),
    );
    expect(await world.roundNow()).to.deep.equal([LEVEL, face]);
    expect(await redemption.unpaidOf(front)).to.equal(FRONT);
    expect(await world.stateNow()).to.equal(STATE.Confirmed);
  });

  it("goes on where the last call stopped, and takes nothing out of order", async () => {
    const world = await load(parted);
    const { redemption, instrument, front, middle, root, face } = world;
    await refuses(world.payPart(LEVEL, [middle]), redemption, "RedemptionOutOfOrder", middle, 0n);
    await world.payPart(LEVEL, [front]);
    expect(await world.roundNow()).to.deep.equal([LEVEL, FRONT]);
    await refuses(world.payPart(LEVEL, [root, middle]), redemption, "RedemptionOutOfOrder", root, FRONT);
    const { root: foreign } = await world.another();
    await refuses(world.payPart(LEVEL, [foreign]), redemption, "RedemptionOutOfOrder", foreign, FRONT);
    const unknown = (instrument << 40n) | (FRONT + 1n);
    await refuses(world.payPart(LEVEL, [unknown]), redemption, "RedemptionOutOfOrder", unknown, FRONT);
    const sent = await world.payPart(LEVEL, [middle]);
    expect((await eventsOf(sent, redemption)).at(-1)).to.deep.equal([
      ...["PartPaymentReached", instrument, LEVEL, FRONT + MIDDLE],
    ]);
    await world.payPart(LEVEL, [root]);
    expect(await world.roundNow()).to.deep.equal([LEVEL, face]);
  });

  it("begins the next round above the last one, below the face, and only when that is through", async () => {
    const world = await load(parted);
    const { redemption, instrument, face, front, middle, root } = world;
    for (const level of [0n, face, face + 1n]) {
      const values = [instrument, level, 0n, face];
      await refuses(world.payPart(level, [front]), redemption, "RedemptionLevelInvalid", ...values);
    }
    await world.settled(await world.payPart(LEVEL, [front, middle]));
    const open = [instrument, LEVEL, FRONT + MIDDLE];
    await refuses(world.payPart(LEVEL + 1n, [front]), redemption, "RedemptionRoundOpen", ...open);
    await world.settled(await world.payPart(LEVEL, [root]));
    const lower = [instrument, LEVEL - 1n, LEVEL, face];
    await refuses(world.payPart(LEVEL - 1n, [front]), redemption, "RedemptionLevelInvalid", ...lower);
    await refuses(world.payPart(LEVEL, [front]), redemption, "RedemptionNothingDue", front);
    await world.payPart(LEVEL + 1n, [front]);
    expect(await world.roundNow()).to.deep.equal([LEVEL + 1n, FRONT]);
  });

  it("is the debtor's, from maturity on, for lots of a receivable that is owed", async () => {
    const world = await load(ledger);
    const { suite, lots, instrument, root, maturity, obligor, desk } = world;
    const { redemption } = suite;
    const { trail } = await lotAt(world, root);
    const ref = { lot: root, trail };
    const by = (account = obligor.account) =>
      redemption.connect(account).payPart(instrument, LEVEL, [ref], fresh("run"));
    // A lot that is passed over asks the ledger nothing, yet no round begins before maturity.
    await lots.connect(desk).encumber((1n << 131n) | (0xffffn << 64n), ref);
    await time.setNextBlockTimestamp(maturity - 1n);
    await refuses(by(), lots, "LotsNotMatured", instrument, maturity);
    await lots.connect(desk).release(root, Flag.FROZEN_BY_COURT);
    const other = await admitMember(suite, MemberKind.CoreEnterprise);
    const values = [instrument << 40n, other.number, obligor.number];
    await refuses(by(other.account), redemption, "RedemptionNotTheDebtor", ...values);
    const none = redemption.connect(obligor.account).payPart(instrument, LEVEL, [], fresh("run"));
    await refuses(none, redemption, "RedemptionNothing");
    await by();
  });

  it("happens once under one reference: a rejected share needs another", async () => {
    const world = await load(parted);
    const { settlement, front } = world;
    const run = fresh("run");
    const [leg] = await world.taken(await world.payPart(LEVEL, [front], run));
    await world.rejected(leg!);
    const values = [leg!.instruction, PAYMENT.Rejected];
    await refuses(world.payPart(LEVEL, [front], run), settlement, "SettlementInstructionExists", ...values);
    await world.payPart(LEVEL, [front]);
  });
});

describe("Redemption: a part that is final", () => {
  it("is released from the line to the unit, unlocks the lot, and makes the receivable paid in part", async () => {
    const world = await load(parted);
    const { redemption, lots, instrument, obligor, face, front, middle } = world;
    const before = await lotAt(world, front);
    const [one, two] = await world.taken(await world.payPart(LEVEL, [front, middle]));
    const sent = await world.final(one!, two!);
    expect(await eventsOf(sent, redemption)).to.deep.equal([
      ["RedemptionPaid", front, one!.instruction, one!.amount, one!.amount],
      ["RedemptionPaid", middle, two!.instruction, two!.amount, two!.amount],
    ]);
    const desk = await redemption.getAddress();
    expect(await eventsOf(sent, lots)).to.deep.equal([
      ["LotReleased", front, Flag.IN_REDEMPTION, desk],
      ["ReceivablePartPaid", instrument, obligor.number, await timeOf(sent)],
      ["LotReleased", middle, Flag.IN_REDEMPTION, desk],
    ]);
    expect(await lotAt(world, front)).to.deep.equal(before);
    expect(await world.stateNow()).to.equal(STATE.PartPaid);
    expect(await redemption.unpaidOf(front)).to.equal(FRONT - one!.amount);
    expect(await world.confirmedUsed()).to.equal(face - one!.amount - two!.amount);
  });

  it("keeps lots from moving, being split and merged", async () => {
    const world = await load(parted);
    const { suite, lots, instrument, first, second, third, root, front, trade } = world;
    const { before } = await split(world, first, root, 1_000n);
    const child = ((root >> 40n) << 40n) | (FRONT + MIDDLE + 1_000n);
    await world.settled(await world.payPart(LEVEL, [front]));
    const forbidden = (act: bigint) => [instrument, act, STATE.PartPaid] as const;
    const transfer = await world.draft(front, second, third, FRONT);
    const consent = await world.consent(third.account, transfer);
    await refuses(world.assign(second.account, transfer, consent), lots, "LotsStateForbids", ...forbidden(11n));
    await refuses(world.offer(second.account, transfer), lots, "LotsStateForbids", ...forbidden(12n));
    const holder = lots.connect(first.account);
    await refuses(holder.split(root, 1_000n), lots, "LotsStateForbids", ...forbidden(14n));
    await refuses(holder.merge(root, child, before), lots, "LotsStateForbids", ...forbidden(15n));
    const dispute = suite.servicing.connect(trade.debtor.account).dispute(instrument, fresh("case"));
    await refuses(dispute, lots, "LotsStateForbids", ...forbidden(26n));
  });

  it("is delivered against when the receivable is overdue, and when it is disputed", async () => {
    for (const state of [STATE.Overdue, STATE.Disputed]) {
      const world = await load(parted);
      const { servicing } = world.suite;
      await time.increase(3n * 86_400n);
      if (state === STATE.Overdue) await servicing.connect(world.first.account).flagOverdue(world.instrument);
      else await servicing.connect(world.obligor.account).dispute(world.instrument, fresh("case"));
      expect(await world.stateNow()).to.equal(state);
      await world.settled(await world.payPart(LEVEL, [world.front]));
      expect(await world.stateNow()).to.equal(STATE.PartPaid);
    }
  });

  it("ends the lot with the last of its value, and the receivable with the last lot", async () => {
    const world = await load(parted);
    const { redemption, lots, face, instrument, all, front, middle, root } = world;
    const cash = [0n, 0n, 0n];
    const add = (legs: { lot: bigint; amount: bigint }[]) => {
      for (const { lot, amount } of legs) cash[all.indexOf(lot)]! += amount;
    };
    add(await world.settled(await world.payPart(LEVEL, all)));
    expect(cash.reduce((a, b) => a + b)).to.equal(LEVEL);
    // Paid in full between two rounds, the front is an ended lot in the second.
    add(await world.settled(await world.pay([front])));
    expect((await lotAt(world, front)).flags).to.equal(Flag.ENDED);
    expect(await redemption.unpaidOf(front)).to.equal(0n);
    add(await world.settled(await world.payPart(2n * LEVEL, all)));
    expect(await world.confirmedUsed()).to.equal(face - cash.reduce((a, b) => a + b));
    await refuses(world.payPart(2n * LEVEL, [front]), redemption, "RedemptionNothingDue", front);
    const rest = await world.settled(await world.pay([middle, root]));
    add(rest);
    expect(cash).to.deep.equal([FRONT, MIDDLE, face - FRONT - MIDDLE]);
    expect(await world.stateNow()).to.equal(STATE.Settled);
    expect((await lots.instrumentAt(instrument)).redeemed).to.equal(face);
    expect(await world.confirmedUsed()).to.equal(0n);
  });
});

describe("Redemption: a lot that a round cannot pay", () => {
  it("is passed over while it is frozen, and catches up", async () => {
    const world = await load(parted);
    const { redemption, lots, face, front, middle, root } = world;
    await world.freeze(middle);
    const sent = await world.payPart(LEVEL, [front, middle, root]);
    const over = (await eventsOf(sent, redemption)).filter(([name]) => name === "PartPaymentPassedOver");
    expect(over).to.deep.equal([["PartPaymentPassedOver", middle, Flag.FROZEN_BY_COURT]]);
    expect(await world.roundNow()).to.deep.equal([LEVEL, face]);
    const first = await world.settled(sent);
    expect(first.map(({ lot }) => lot)).to.deep.equal([front, root]);
    await refuses(world.payPart(LEVEL, [middle]), lots, "LotsEncumbered", middle, Flag.FROZEN_BY_COURT);
    await world.thaw(middle);
    const caught = await world.payPart(LEVEL, [middle]);
    expect((await eventsOf(caught, redemption)).map(([name]) => name)).to.deep.equal(["RedemptionInstructed"]);
    const second = await world.settled(caught);
    expect([...first, ...second].reduce((sum, { amount }) => sum + amount, 0n)).to.equal(LEVEL);
  });

  it("lacks two shares at once when it catches up a round later", async () => {
    const world = await load(parted);
    const { face, front, middle, root } = world;
    await world.freeze(middle);
    await world.settled(await world.payPart(LEVEL, [front, middle, root]));
    await world.thaw(middle);
    const [, second] = await world.settled(await world.payPart(2n * LEVEL, [front, middle, root]));
    expect(second!.amount).to.equal(shareOf(FRONT, FRONT + MIDDLE, 2n * LEVEL, face));
  });

  it("has its share due again when the cash is rejected", async () => {
    const world = await load(parted);
    const { redemption, lots, front, middle, root } = world;
    const before = await lotAt(world, front);
    const legs = await world.taken(await world.payPart(LEVEL, [front, middle, root]));
    const sent = await world.rejected(...legs);
    const desk = await redemption.getAddress();
    expect(await eventsOf(sent, lots)).to.deep.equal(
      [front, middle, root].map((lot) => ["LotReleased", lot, Flag.IN_REDEMPTION, desk]),
    );
    expect(await lotAt(world, front)).to.deep.equal(before);
    expect(await world.stateNow()).to.equal(STATE.Confirmed);
    expect(await redemption.unpaidOf(front)).to.equal(FRONT);
    const again = await world.settled(await world.payPart(LEVEL, [middle, front, root]));
    expect(again.reduce((sum, { amount }) => sum + amount, 0n)).to.equal(LEVEL);
    expect(await redemption.unpaidOf(front)).to.equal(FRONT - legs[0]!.amount);
  });

  it("may have a share of nothing, which needs no payment", async () => {
    const world = await load(parted);
    const { redemption, face, front, middle, root, instrument } = world;
    const sent = await world.payPart(1n, [front, middle, root]);
    expect((await world.settled(sent)).map(({ lot, amount }) => [lot, amount])).to.deep.equal([[root, 1n]]);
    expect(await world.roundNow()).to.deep.equal([1n, face]);
    await refuses(world.payPart(1n, [front]), redemption, "RedemptionNothingDue", front);
    await world.payPart(2n, [front]);
    expect((await lotAt(world, front)).flags).to.equal(0n);
    expect([...(await redemption.roundOf(instrument))]).to.deep.equal([2n, FRONT]);
  });

  it("may be merged across where the round stands: it follows on with what it lacks", async () => {
    const world = await load(parted);
    const { lots, first, front, middle, root, face } = world;
    const { before } = await lotAt(world, middle).then(async () => split(world, first, root, 1_000n));
    const child = ((root >> 40n) << 40n) | (FRONT + MIDDLE + 1_000n);
    const unsettled = await world.taken(await world.payPart(LEVEL, [front, middle, child]));
    await world.rejected(...unsettled);
    await lots.connect(first.account).merge(root, child, before);
    const legs = await world.settled(await world.payPart(LEVEL, [root, front, middle]));
    expect(legs.reduce((sum, { amount }) => sum + amount, 0n)).to.equal(LEVEL);
    expect(await world.roundNow()).to.deep.equal([LEVEL, face]);
  });
});

describe("Redemption: shares over many rounds", () => {
  it("add up to every level, over any partition", async () => {
    const world = await load(parted);
    const { first, root, face } = world;
    // A fixed stream, so that a failure can be seen again.
    let seed = 20_261_123n;
    const random = (below: bigint) => (seed = (seed * 6_364_136_223_846_793_005n + 1n) & ((1n << 64n) - 1n)) % below;
    const lots = [world.front, world.middle];
    for (let k = 0; k < 4; k++) {
      const { child } = await split(world, first, root, 101n + random(15_000_000n));
      lots.push(child);
    }
    lots.push(root);
    const spans = await Promise.all(lots.map((lot) => lotAt(world, lot)));
    const paid = new Map<bigint, bigint>();
    for (let level = 1n + random(face / 4n); level < face; level += 1n + random(face / 3n)) {
      for (const { lot, amount } of await world.settled(await world.payPart(level, lots))) {
        paid.set(lot, (paid.get(lot) ?? 0n) + amount);
      }
      const expected = spans.map(({ start, end }) => shareOf(start, end, level, face));
      expect(lots.map((lot) => paid.get(lot) ?? 0n)).to.deep.equal(expected);
      expect(expected.reduce((a, b) => a + b)).to.equal(level);
      expect(await world.confirmedUsed()).to.equal(face - level);
    }
    await world.settled(await world.pay(lots));
    expect(await world.stateNow()).to.equal(STATE.Settled);
  });
});
