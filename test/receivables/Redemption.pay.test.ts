import { expect } from "chai";
import { id } from "ethers";
import { suspend, admitMember } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { MemberKind } from "../helpers/terms.ts";
import { DAY } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { row } from "../lots/rows.ts";
import { due, LEG, PAYMENT, REASON, subjectOf } from "./paying.ts";
import { ledger, load, STATE, time } from "./world.ts";

const RUN = id("run");

describe("Redemption: pay", () => {
  it("instructs one payment a lot, of its full value to its holder, and locks the lots", async () => {
    const world = await load(due);
    const { redemption, settlement, lots, obligor, first, second, front, middle, root, rest } = world;
    const before = await Promise.all(world.all.map((lot) => lotAt(world, lot)));
    const sent = await world.pay(world.all);
    const expiresAt = (await timeOf(sent)) + DAY;
    const payments: [bigint, bigint, bigint][] = [
      [front, second.number, 10_000n],
      [middle, first.number, 20_000n],
      [root, first.number, rest],
    ];
    const desk = await redemption.getAddress();
    const expected = await Promise.all(
      payments.map(async ([lot, payee, amount]) => {
        const instruction = await world.instructionOf(lot);
        const subject = subjectOf({ kind: LEG.Whole, member: payee, amount, lot });
        const terms = [156n, amount, desk, subject, RUN, expiresAt, 1n];
        return {
          instructed: ["RedemptionInstructed", lot, obligor.number, payee, instruction, amount],
          ordered: ["PaymentInstructed", instruction, obligor.number, payee, ...terms],
          locked: ["LotEncumbered", lot, Flag.IN_REDEMPTION, desk],
        };
      }),
    );
    expect(await eventsOf(sent, redemption)).to.deep.equal(expected.map(({ instructed }) => instructed));
    expect(await eventsOf(sent, settlement)).to.deep.equal(expected.map(({ ordered }) => ordered));
    expect(await eventsOf(sent, lots)).to.deep.equal(expected.map(({ locked }) => locked));
    for (const [index, lot] of world.all.entries()) {
      expect(await lotAt(world, lot)).to.deep.equal({ ...before[index]!, flags: Flag.IN_REDEMPTION });
    }
    expect((await lots.instrumentAt(world.instrument)).state).to.equal(STATE.Confirmed);
  });

  it("is possible from maturity on, to the second", async () => {
    const world = await load(ledger);
    const { suite, lots, root, instrument, maturity, obligor } = world;
    const { trail } = await lots.lotAt(root);
    const pay = () => suite.redemption.connect(obligor.account).pay([{ lot: root, trail }], RUN);
    await time.setNextBlockTimestamp(maturity - 1n);
    await refuses(pay(), lots, "LotsNotMatured", instrument, maturity);
    await time.setNextBlockTimestamp(maturity);
    await pay();
  });

  it("is possible when the receivable is overdue", async () => {
    const world = await load(due);
    await time.increase(3n * DAY);
    await world.suite.servicing.connect(world.first.account).flagOverdue(world.instrument);
    await world.pay(world.all);
  });

  it("is the debtor's, even of a suspended one", async () => {
    const world = await load(due);
    const { suite, redemption, front, first, obligor } = world;
    await refuses(world.pay([front], RUN, first), suite.consortium, "ConsortiumKindForbids", first.number, 1n, 4n);
    const other = await admitMember(suite, MemberKind.CoreEnterprise);
    const values = [front, other.number, obligor.number];
    await refuses(world.pay([front], RUN, other), redemption, "RedemptionNotTheDebtor", ...values);
    await suspend(suite, obligor);
    await world.pay([front]);
  });

  it("refuses a run of nothing, and lots that never were", async () => {
    const world = await load(due);
    const { redemption, lots, instrument, obligor } = world;
    await refuses(world.pay([]), redemption, "RedemptionNothing");
    const nowhere = (7n << 40n) | 5n;
    await refuses(world.pay([nowhere]), redemption, "RedemptionNotTheDebtor", nowhere, obligor.number, 0n);
    const unknown = (instrument << 40n) | 77n;
    await refuses(world.pay([unknown]), lots, "LotsUnknown", unknown);
    const dirty = world.front | (1n << 136n);
    await refuses(world.pay([dirty]), lots, "LotsUnknown", dirty);
  });

  it("is all or nothing", async () => {
    const world = await load(due);
    const { lots, desk, front, middle, root } = world;
    const { trail } = await lots.lotAt(middle);
    await lots.connect(desk).encumber(row({ sets: Flag.FROZEN_BY_COURT }), { lot: middle, trail });
    await refuses(world.pay([front, middle, root]), lots, "LotsEncumbered", middle, Flag.FROZEN_BY_COURT);
    expect((await lotAt(world, front)).flags).to.equal(0n);
    const instruction = await world.instructionOf(front);
    expect((await world.settlement.instructionAt(instruction)).state).to.equal(0n);
  });

  it("refuses a lot that has changed since the debtor looked", async () => {
    const world = await load(due);
    const { lots, redemption, obligor, first, middle } = world;
    const seen = await world.refs([middle]);
    await lots.connect(first.account).split(middle, 5_000n);
    const { trail } = await lotAt(world, middle);
    const refused = redemption.connect(obligor.account).pay(seen, RUN);
    await refuses(refused, lots, "LotsChanged", middle, trail, seen[0]!.trail);
  });

  it("refuses a lot twice: in one run, and while it is being paid", async () => {
    const world = await load(due);
    const { lots, front } = world;
    await refuses(world.pay([front, front]), lots, "LotsEncumbered", front, Flag.IN_REDEMPTION);
    await world.pay([front]);
    await refuses(world.pay([front], id("again")), lots, "LotsEncumbered", front, Flag.IN_REDEMPTION);
  });

  it("happens once under one reference: a rejected run needs another", async () => {
    const world = await load(due);
    const { settlement, reporting, front } = world;
    await world.pay([front]);
    const instruction = await world.instructionOf(front);
    await reporting.reportRejected([instruction], REASON);
    const values = [instruction, PAYMENT.Rejected];
    await refuses(world.pay([front]), settlement, "SettlementInstructionExists", ...values);
    await world.pay([front], id("again"));
  });

  it("is not stopped by an offer that lapsed", async () => {
    const world = await load(ledger);
    const { suite, lots, root, maturity, obligor, holders } = world;
    const offer = await world.draft(root, holders[0]!, holders[1]!, 1_000n, { deadline: maturity });
    await world.offer(holders[0]!.account, offer);
    const { trail } = await lots.lotAt(root);
    const pay = () => suite.redemption.connect(obligor.account).pay([{ lot: root, trail }], RUN);
    await time.setNextBlockTimestamp(maturity);
    await refuses(pay(), lots, "LotsEncumbered", root, Flag.OFFERED);
    await time.setNextBlockTimestamp(maturity + 1n);
    await pay();
    expect((await lotAt(world, root)).flags).to.equal(Flag.IN_REDEMPTION | Flag.CONSENTS_CUT);
  });
});

describe("Redemption: a lot that is being paid", () => {
  it("neither splits nor merges", async () => {
    const world = await load(due);
    const { lots, first, middle, root } = world;
    await world.pay([middle]);
    const holder = lots.connect(first.account);
    await refuses(holder.split(middle, 1_000n), lots, "LotsEncumbered", middle, Flag.IN_REDEMPTION);
    const { trail } = await lotAt(world, root);
    await refuses(holder.merge(root, middle, trail), lots, "LotsEncumbered", middle, Flag.IN_REDEMPTION);
    await holder.split(root, 1_000n);
  });

  it("does not keep the receivable from being overdue", async () => {
    const world = await load(due);
    await world.pay(world.all);
    await time.increase(3n * DAY);
    await world.suite.servicing.connect(world.first.account).flagOverdue(world.instrument);
    expect((await world.lots.instrumentAt(world.instrument)).state).to.equal(STATE.Overdue);
  });
});
