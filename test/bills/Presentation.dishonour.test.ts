import { expect } from "chai";
import { id } from "ethers";
import { halt } from "../helpers/halts.ts";
import { admitMember, mandate, suspend } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { Business, HaltLevel, kinds, MemberKind } from "../helpers/terms.ts";
import { DAY, now } from "../helpers/trade.ts";
import { FACE } from "./issuing.ts";
import { acting, Cause, dayAfter, due, MARGIN, presentable } from "./presenting.ts";
import { load, time } from "./world.ts";

const INSOLVENT = id("insolvent");

/** A bill that is not due, and a court that may attest of its acceptor. */
async function insolvency() {
  const world = await presentable();
  const { suite, acceptor, presentation, payee, root, refOf } = world;
  const court = await admitMember(suite, MemberKind.Court);
  await mandate(suite, court);
  const from = (await now(suite)) + 100n;
  const until = from + 10n * DAY;
  const attestations = suite.attestations.connect(court.account);
  const attest = (of = acceptor) => attestations.attest(INSOLVENT, of.number, 1n, from, until);
  const recorded = async (lot = root, by = payee) =>
    presentation.connect(by.account).dishonourInsolvent(await refOf(lot));
  return { ...world, ...acting(world), attestations, attest, from, until, recorded };
}

describe("Presentation: refusePayment", () => {
  it("dishonours the lot with the acceptor's reason, and its acceptance is overdue once", async () => {
    const world = await load(due);
    const { suite, bills, presentation, acceptor, payee, second, front, root, instrument } = world;
    await world.present([root]);
    await world.present([front], second);
    const presentedAt = (await world.known(root))[1];
    const sent = await world.refuse(root, 65_535n);
    const at = await timeOf(sent);
    expect(await eventsOf(sent, presentation)).to.deep.equal([
      ["LotDishonoured", root, acceptor.number, Cause.Refusal, 65_535n, at, 1n],
    ]);
    const desk = await presentation.getAddress();
    expect(await eventsOf(sent, bills)).to.deep.equal([
      ["LotReleased", root, Flag.PRESENTED, desk],
      ["LotEncumbered", root, Flag.DISHONOURED, desk],
    ]);
    expect(await eventsOf(sent, suite.acceptors)).to.deep.equal([
      ["AcceptanceOverdue", acceptor.number, instrument, at],
    ]);
    expect(await world.flagsOf(root)).to.equal(Flag.DISHONOURED);
    const until = dayAfter(at, 4n);
    expect(await world.known(root)).to.deep.equal([payee.number, presentedAt, until, at, false]);
    expect(await eventsOf(await world.refuse(front), suite.acceptors)).to.deep.equal([]);
    expect(await suite.acceptors.overdueSince(instrument)).to.equal(at);
    const { outstanding, margins } = await suite.acceptors.acceptorAt(acceptor.number);
    expect([outstanding, margins]).to.deep.equal([FACE, MARGIN]);
  });

  it("keeps that the presentation was overdue, and a pledge", async () => {
    const { maturity, middle, presentPledged, refuse, flagsOf, known } = await load(due);
    await time.increaseTo(maturity + 11n * DAY);
    await presentPledged(middle);
    await refuse(middle);
    expect((await known(middle))[4]).to.equal(true);
    expect(await flagsOf(middle)).to.equal(Flag.PLEDGED | Flag.DISHONOURED);
  });

  it("is the acceptor's, even suspended, of a presented lot and with a reason", async () => {
    const world = await load(due);
    const { suite, bills, presentation, acceptor, payee, root, present, refuse } = world;
    await refuses(refuse(root), bills, "LotsNotEncumbered", root, Flag.PRESENTED);
    await present([root]);
    const other = ["PresentationNotTheAcceptor", root, payee.number, acceptor.number] as const;
    await refuses(refuse(root, 7n, payee), presentation, ...other);
    await refuses(refuse(root, 0n), presentation, "PresentationReasonMissing", root);
    const court = await admitMember(suite, MemberKind.Court);
    const { Enterprise, CoreEnterprise, Bank } = MemberKind;
    const values = [court.number, MemberKind.Court, kinds(Enterprise, CoreEnterprise, Bank)];
    await refuses(refuse(root, 7n, court), suite.consortium, "ConsortiumKindForbids", ...values);
    await suspend(suite, acceptor);
    await refuse(root);
    await refuses(refuse(root), bills, "LotsNotEncumbered", root, Flag.PRESENTED);
  });

  it("is not possible while the lot is being paid", async () => {
    const { bills, root, present, pay, refuse } = await load(due);
    await present([root]);
    await pay([root]);
    await refuses(refuse(root), bills, "LotsEncumbered", root, Flag.IN_REDEMPTION);
  });
});

describe("Presentation: dishonour", () => {
  it("is possible from the end of the third day after the day of presentation on, whatever its hour", async () => {
    const { maturity } = await load(due);
    for (const presentedAt of [maturity + 1n, maturity + DAY - 1n]) {
      for (const after of [-1n, 0n, 1n]) {
        const { presentation, root, stranger, present, dishonour, flagsOf } = await load(due);
        const until = maturity + 4n * DAY;
        await time.setNextBlockTimestamp(presentedAt);
        await present([root]);
        await time.setNextBlockTimestamp(until + after);
        const call = dishonour(root, stranger);
        if (after < 0n) await refuses(call, presentation, "PresentationAnswerAwaited", root, until);
        else await call;
        expect(await flagsOf(root)).to.equal(after < 0n ? Flag.PRESENTED : Flag.DISHONOURED);
      }
    }
  });

  it("has a day more for what is presented a second later, on the next day", async () => {
    const { presentation, maturity, root, present, dishonour } = await load(due);
    await time.setNextBlockTimestamp(maturity + DAY);
    await present([root]);
    await time.setNextBlockTimestamp(maturity + 5n * DAY - 1n);
    await refuses(dishonour(root), presentation, "PresentationAnswerAwaited", root, maturity + 5n * DAY);
    await time.setNextBlockTimestamp(maturity + 5n * DAY);
    await dishonour(root);
  });

  it("records silence by whoever calls, and the acceptance as overdue", async () => {
    const world = await load(due);
    const { suite, bills, presentation, acceptor, pledgee, stranger, instrument, middle, dishonour, known } = world;
    await world.presentPledged(middle);
    const [, presentedAt] = await known(middle);
    const until = dayAfter(presentedAt as bigint, 4n);
    await time.increaseTo(until);
    await suspend(suite, stranger);
    const sent = await dishonour(middle, stranger);
    const at = await timeOf(sent);
    expect(await eventsOf(sent, presentation)).to.deep.equal([
      ["LotDishonoured", middle, acceptor.number, Cause.Silence, 0n, at, 1n],
    ]);
    const desk = await presentation.getAddress();
    expect(await eventsOf(sent, bills)).to.deep.equal([
      ["LotReleased", middle, Flag.PRESENTED, desk],
      ["LotEncumbered", middle, Flag.DISHONOURED, desk],
    ]);
    expect(await eventsOf(sent, suite.acceptors)).to.deep.equal([
      ["AcceptanceOverdue", acceptor.number, instrument, at],
    ]);
    expect(await known(middle)).to.deep.equal([pledgee.number, presentedAt, until, at, false]);
  });

  it("is refused of what is not presented, was dishonoured, and while all business is halted", async () => {
    const { suite, bills, presentation, maturity, root, present, pay, dishonour } = await load(due);
    await refuses(dishonour(root), bills, "LotsNotEncumbered", root, Flag.PRESENTED);
    await refuses(dishonour(root + 1n), bills, "LotsUnknown", root + 1n);
    await present([root]);
    await time.increaseTo(maturity + 4n * DAY);
    await dishonour(root);
    await refuses(dishonour(root), bills, "LotsNotEncumbered", root, Flag.PRESENTED);
    await refuses(present([root]), bills, "LotsEncumbered", root, Flag.DISHONOURED);
    await refuses(pay([root]), bills, "LotsNotEncumbered", root, Flag.PRESENTED);
    const outside = suite.signers.at(-1)!;
    const foreign = presentation.connect(outside).dishonour(root);
    await refuses(foreign, suite.consortium, "ConsortiumAccountUnknown", outside.address);
    const { until, caseId } = await halt(suite, Business.Bills, HaltLevel.All);
    await refuses(dishonour(root), suite.consortium, "ConsortiumHalted", Business.Bills, until, caseId);
  });

  it("may still be answered by a refusal, or forestalled by who presented, until it is recorded", async () => {
    const { maturity, front, root, second, present, refuse, withdraw, flagsOf } = await load(due);
    await present([root]);
    await present([front], second);
    await time.increaseTo(maturity + 4n * DAY);
    await refuse(root);
    await withdraw(front, second);
    expect([await flagsOf(root), await flagsOf(front)]).to.deep.equal([Flag.DISHONOURED, 0n]);
  });
});

describe("Presentation: dishonourInsolvent", () => {
  it("dishonours a lot before maturity once a court has attested its acceptor's insolvency", async () => {
    const { suite, bills, presentation, acceptor, root, instrument, ...world } = await load(insolvency);
    await world.attest();
    await time.increaseTo(world.from);
    const sent = await world.recorded();
    const at = await timeOf(sent);
    expect(await eventsOf(sent, presentation)).to.deep.equal([
      ["LotDishonoured", root, acceptor.number, Cause.Insolvency, 0n, at, 1n],
    ]);
    expect(await eventsOf(sent, bills)).to.deep.equal([
      ["LotEncumbered", root, Flag.DISHONOURED, await presentation.getAddress()],
    ]);
    expect([await world.flagsOf(root), await world.known(root)]).to.deep.equal([
      Flag.DISHONOURED,
      [0n, 0n, 0n, at, false],
    ]);
    expect(await suite.acceptors.overdueSince(instrument)).to.equal(0n);
  });

  it("is refused while nothing is attested of the acceptor, and outside of the attestation's time", async () => {
    const { presentation, acceptor, payee, root, ...world } = await load(insolvency);
    const refused = () =>
      refuses(world.recorded(), presentation, "PresentationAcceptorNotInsolvent", root, acceptor.number);
    await refused();
    await world.attest(payee);
    await time.increaseTo(world.from);
    await refused();
    const other = await load(insolvency);
    await other.attest();
    for (const [moment, counts] of [
      [other.from - 1n, false],
      [other.from, true],
      [other.until, true],
      [other.until + 1n, false],
    ] as const) {
      await time.setNextBlockTimestamp(moment);
      const lot = moment === other.until ? other.front : other.root;
      const call = other.recorded(lot, moment === other.until ? other.second : other.payee);
      if (counts) await call;
      else
        await refuses(call, other.presentation, "PresentationAcceptorNotInsolvent", other.root, other.acceptor.number);
    }
  });

  it("is the holder's, of a free lot as it saw it, before maturity only", async () => {
    const { suite, bills, presentation, payee, second, front, middle, root, ...world } = await load(insolvency);
    const { instrument, maturity, recorded } = world;
    await world.attest();
    await time.increaseTo(world.from);
    await refuses(recorded(root, second), bills, "LotsNotHolder", root, second.number, payee.number);
    await refuses(recorded(middle), bills, "LotsEncumbered", middle, Flag.PLEDGED);
    const court = await admitMember(suite, MemberKind.Court);
    const { Enterprise, CoreEnterprise, Bank, CentralBank } = MemberKind;
    const values = [court.number, MemberKind.Court, kinds(Enterprise, CoreEnterprise, Bank, CentralBank)];
    await refuses(recorded(root, court), suite.consortium, "ConsortiumKindForbids", ...values);
    const seen = await world.refOf(root);
    await bills.connect(payee.account).split(root, 1n);
    const { trail } = await world.refOf(root);
    const stale = presentation.connect(payee.account).dishonourInsolvent(seen);
    await refuses(stale, bills, "LotsChanged", root, trail, seen.trail);
    await recorded();
    await refuses(recorded(), bills, "LotsEncumbered", root, Flag.DISHONOURED);
    await world.attestations.attest(INSOLVENT, world.acceptor.number, 1n, world.from, maturity + DAY);
    await time.setNextBlockTimestamp(maturity);
    await refuses(recorded(front, second), bills, "LotsMatured", instrument, maturity);
  });

  it("is possible in the last second before maturity", async () => {
    const { attestations, acceptor, from, maturity, recorded, root, flagsOf } = await load(insolvency);
    await attestations.attest(INSOLVENT, acceptor.number, 1n, from, maturity + DAY);
    await time.setNextBlockTimestamp(maturity - 1n);
    await recorded();
    expect(await flagsOf(root)).to.equal(Flag.DISHONOURED);
  });
});
