import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { halt } from "../helpers/halts.ts";
import { admitMember, suspend } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { change, LEAD } from "../helpers/rules.ts";
import { Flag } from "../helpers/suite.ts";
import { Business, HaltLevel, kinds, MemberKind } from "../helpers/terms.ts";
import { DAY, now } from "../helpers/trade.ts";
import { numberToday } from "./issuing.ts";
import { acting, dayAfter, due, NOT_PRESENTED, presentable } from "./presenting.ts";
import { actsOf } from "./table.ts";
import { billMarket, load, time } from "./world.ts";

/** Commercial paper that the drawer has accepted, on its day of maturity. */
async function commercial() {
  const market = await billMarket();
  const terms = { acceptor: market.drawer.number, number: await numberToday(market, "Commercial") };
  const world = await presentable(terms);
  await time.increaseTo(world.maturity);
  return { ...world, ...acting(world) };
}

describe("Presentation: present", () => {
  it("lays the lot before its acceptor, which has until the end of the third day after", async () => {
    const world = await load(due);
    const { bills, presentation, acceptor, payee, root, present, flagsOf, known } = world;
    const sent = await present([root]);
    const at = await timeOf(sent);
    const until = dayAfter(at, 4n);
    expect(await eventsOf(sent, presentation)).to.deep.equal([
      ["LotPresented", root, payee.number, acceptor.number, false, false, until, at, 1n],
    ]);
    expect(await eventsOf(sent, bills)).to.deep.equal([
      ["LotEncumbered", root, Flag.PRESENTED, await presentation.getAddress()],
    ]);
    expect(await known(root)).to.deep.equal([payee.number, at, until, 0n, false]);
    expect(await flagsOf(root)).to.equal(Flag.PRESENTED);
  });

  it("is possible from the first moment of the day of maturity on", async () => {
    const world = await load(presentable);
    const { bills, maturity, instrument, root } = world;
    const { present, known } = acting(world);
    await time.setNextBlockTimestamp(maturity - 1n);
    await refuses(present([root]), bills, "LotsNotMatured", instrument, maturity);
    await time.setNextBlockTimestamp(maturity);
    await present([root]);
    expect((await known(root))[1]).to.equal(maturity);
  });

  it("is in time until the end of the tenth day after the day of maturity, overdue from the eleventh on", async () => {
    const cases: [bigint, boolean][] = [
      [10n * DAY, false],
      [11n * DAY - 1n, false],
      [11n * DAY, true],
      [11n * DAY + 1n, true],
    ];
    for (const [after, overdue] of cases) {
      const { root, maturity, presentation, present, known } = await load(due);
      await time.setNextBlockTimestamp(maturity + after);
      const sent = await present([root]);
      expect((await eventsOf(sent, presentation))[0]![5]).to.equal(overdue);
      expect((await known(root))[4]).to.equal(overdue);
    }
  });

  it("counts days, not hours: a bill due in the evening is in time as long as one due that morning", async () => {
    for (const [moment, overdue] of [[-1n, false] as const, [0n, true] as const]) {
      const midnight = dayAfter(BigInt(await time.latest()), 90n);
      const world = await presentable({ maturity: midnight + DAY - 1n });
      const { present, known } = acting(world);
      await time.setNextBlockTimestamp(midnight + 11n * DAY + moment);
      await present([world.root]);
      expect((await known(world.root))[4]).to.equal(overdue);
    }
  });

  it("is judged by the rules of its own moment, which do not change what runs", async () => {
    const { suite, root, front, payee, second, present, known } = await load(due);
    const begins = (await now(suite)) + LEAD + 60n;
    const changes = [
      change("bills.presentationDays", 1n),
      change("bills.answerDays", 1n),
      change("businessDay.zoneSeconds", DAY),
    ];
    await decide(suite, suite.rules.announce.populateTransaction(begins, changes));
    await time.setNextBlockTimestamp(begins - 1n);
    await present([root]);
    await time.setNextBlockTimestamp(begins + DAY);
    await present([front], second);
    expect(await known(root)).to.deep.equal([payee.number, begins - 1n, dayAfter(begins - 1n, 4n), 0n, false]);
    const day = begins + DAY - ((begins + DAY) % DAY);
    expect(await known(front)).to.deep.equal([second.number, begins + DAY, day + 2n * DAY, 0n, true]);
  });

  it("refuses rules that nobody can be judged by", async () => {
    for (const name of ["bills.presentationDays", "bills.answerDays"]) {
      const { suite, presentation, root, present } = await load(due);
      for (const value of [65_536n, 65_535n]) {
        const begins = (await now(suite)) + LEAD + 60n;
        const rule = change(name, value);
        await decide(suite, suite.rules.announce.populateTransaction(begins, [rule]));
        await time.increaseTo(begins);
        if (value > 65_535n)
          await refuses(present([root]), presentation, "AcceptorRuleTooHigh", rule.parameter, value, 65_535n);
        else await present([root]);
      }
    }
  });

  it("is the holder's, of lots as it saw them, all or none and each once", async () => {
    const { bills, presentation, payee, second, front, middle, root, refOf, present, flagsOf } = await load(due);
    await refuses(present([front]), bills, "LotsNotHolder", front, payee.number, second.number);
    await refuses(present([root, front]), bills, "LotsNotHolder", front, payee.number, second.number);
    await refuses(present([root, middle]), bills, "LotsEncumbered", middle, Flag.PLEDGED);
    await refuses(present([root, root]), bills, "LotsEncumbered", root, Flag.PRESENTED);
    await refuses(present([]), presentation, "PresentationNothing");
    await refuses(present([root + 1n]), bills, "LotsUnknown", root + 1n);
    const ref = await refOf(root);
    await bills.connect(payee.account).split(root, 1n);
    const { trail } = await refOf(root);
    const stale = presentation.connect(payee.account).present([ref]);
    await refuses(stale, bills, "LotsChanged", root, trail, ref.trail);
    expect(await flagsOf(root)).to.equal(0n);
    const child = ((root >> 40n) << 40n) | 53_333_334n;
    await present([root, child]);
    expect([await flagsOf(root), await flagsOf(child)]).to.deep.equal([Flag.PRESENTED, Flag.PRESENTED]);
  });

  it("is a suspended holder's too, not an auditor's, and of nobody while all business is halted", async () => {
    const { suite, root, payee, present } = await load(due);
    const auditor = await admitMember(suite, MemberKind.Auditor);
    const { Enterprise, CoreEnterprise, Bank, CentralBank } = MemberKind;
    const allowed = kinds(Enterprise, CoreEnterprise, Bank, CentralBank);
    const values = [auditor.number, MemberKind.Auditor, allowed];
    await refuses(present([root], auditor), suite.consortium, "ConsortiumKindForbids", ...values);
    await suspend(suite, payee);
    await present([root]);
    const { until, caseId } = await halt(suite, Business.Bills, HaltLevel.All);
    await refuses(present([root]), suite.consortium, "ConsortiumHalted", Business.Bills, until, caseId);
  });

  it("holds the lot: it is neither cut nor merged nor presented again", async () => {
    const { bills, payee, root, present } = await load(due);
    await present([root]);
    const cut = bills.connect(payee.account).split(root, 1n);
    await refuses(cut, bills, "LotsEncumbered", root, Flag.PRESENTED);
    await refuses(present([root]), bills, "LotsEncumbered", root, Flag.PRESENTED);
  });
});

describe("Presentation: presentPledged", () => {
  it("is the pledgee's, and the pledge stays", async () => {
    const world = await load(due);
    const { bills, presentation, acceptor, payee, pledgee, middle, root, presentPledged, flagsOf, known } = world;
    const foreign = (lot: bigint, by: bigint, to: bigint) => ["PledgesNotThePledgee", lot, by, to] as const;
    await refuses(presentPledged(middle, payee), presentation, ...foreign(middle, payee.number, pledgee.number));
    await refuses(presentPledged(root), presentation, ...foreign(root, pledgee.number, 0n));
    const sent = await presentPledged(middle);
    const at = await timeOf(sent);
    const until = dayAfter(at, 4n);
    expect(await eventsOf(sent, presentation)).to.deep.equal([
      ["LotPresented", middle, pledgee.number, acceptor.number, false, false, until, at, 1n],
    ]);
    const desk = await presentation.getAddress();
    expect(await eventsOf(sent, bills)).to.deep.equal([
      ["LotReleased", middle, Flag.PLEDGED, desk],
      ["LotEncumbered", middle, Flag.PLEDGED | Flag.PRESENTED, desk],
    ]);
    expect(await flagsOf(middle)).to.equal(Flag.PLEDGED | Flag.PRESENTED);
    expect(await known(middle)).to.deep.equal([pledgee.number, at, until, 0n, false]);
  });

  it("is not possible before maturity", async () => {
    const world = await load(presentable);
    const { bills, instrument, maturity, middle } = world;
    const { presentPledged } = acting(world);
    await time.setNextBlockTimestamp(maturity - 1n);
    await refuses(presentPledged(middle), bills, "LotsNotMatured", instrument, maturity);
    await time.setNextBlockTimestamp(maturity);
    await presentPledged(middle);
  });
});

describe("Presentation: presentAutomatically", () => {
  it("presents bank paper for holders and pledgees, whoever calls", async () => {
    const world = await load(due);
    const { presentation, acceptor, payee, second, pledgee, stranger, front, middle, root } = world;
    const sent = await world.presentAutomatically([front, middle, root], stranger);
    const at = await timeOf(sent);
    const rest = [acceptor.number, true, false, dayAfter(at, 4n), at, 1n];
    expect(await eventsOf(sent, presentation)).to.deep.equal([
      ["LotPresented", front, second.number, ...rest],
      ["LotPresented", middle, pledgee.number, ...rest],
      ["LotPresented", root, payee.number, ...rest],
    ]);
    expect(await Promise.all([front, middle, root].map(world.flagsOf))).to.deep.equal([
      Flag.PRESENTED,
      Flag.PLEDGED | Flag.PRESENTED,
      Flag.PRESENTED,
    ]);
    expect((await world.known(front))[0]).to.equal(second.number);
  });

  it("is refused for commercial paper, before maturity, of nothing and from who is no member", async () => {
    const paper = await load(commercial);
    const { stranger } = paper;
    const refused = paper.presentAutomatically([paper.root], stranger);
    await refuses(refused, paper.presentation, "PresentationNotBankPaper", paper.instrument);
    const world = await load(presentable);
    const { suite, bills, presentation, instrument, maturity, middle, root } = world;
    const { presentAutomatically } = acting(world);
    await time.setNextBlockTimestamp(maturity - 2n);
    await refuses(presentAutomatically([root], world.stranger), bills, "LotsNotMatured", instrument, maturity);
    await time.setNextBlockTimestamp(maturity - 1n);
    await refuses(presentAutomatically([middle], world.stranger), bills, "LotsNotMatured", instrument, maturity);
    await refuses(presentAutomatically([], world.stranger), presentation, "PresentationNothing");
    const outside = suite.signers.at(-1)!;
    const nobody = { ...world.stranger, account: outside };
    await refuses(presentAutomatically([root], nobody), suite.consortium, "ConsortiumAccountUnknown", outside.address);
  });

  it("enters once for both of its rows, which are anyone's", () => {
    const entries = actsOf
      .filter(({ act }) => act === "presentAutomatically" || act === "presentPledgedAutomatically")
      .map((act) => act as unknown as { class: string; actor: object; counterparty: null })
      .map(({ class: actClass, actor, counterparty }) => ({ actClass, actor, counterparty }));
    expect(entries).to.have.length(2);
    expect(entries[0]).to.deep.equal(entries[1]);
  });
});

describe("Presentation: withdrawPresentation", () => {
  it("restores the lot, and it is presented anew", async () => {
    const { bills, presentation, payee, root, present, withdraw, flagsOf, known } = await load(due);
    await present([root]);
    const sent = await withdraw(root);
    expect(await eventsOf(sent, presentation)).to.deep.equal([
      ["PresentationWithdrawn", root, payee.number, await timeOf(sent), 1n],
    ]);
    expect(await eventsOf(sent, bills)).to.deep.equal([
      ["LotReleased", root, Flag.PRESENTED, await presentation.getAddress()],
    ]);
    expect([await flagsOf(root), await known(root)]).to.deep.equal([0n, NOT_PRESENTED]);
    await present([root]);
    expect(await flagsOf(root)).to.equal(Flag.PRESENTED);
  });

  it("is the pledgee's while the lot is pledged, then its holder's, even of what others presented", async () => {
    const { suite, presentation, payee, pledgee, stranger, middle, ...world } = await load(due);
    const { presentPledged, presentAutomatically, withdraw, flagsOf } = world;
    const foreign = (by: bigint, of: bigint) => ["PresentationNotForMember", middle, by, of] as const;
    await presentAutomatically([middle], stranger);
    await refuses(withdraw(middle, stranger), presentation, ...foreign(stranger.number, pledgee.number));
    await refuses(withdraw(middle, payee), presentation, ...foreign(payee.number, pledgee.number));
    await withdraw(middle, pledgee);
    expect(await flagsOf(middle)).to.equal(Flag.PLEDGED);
    await presentPledged(middle);
    await suite.pledges.connect(pledgee.account).releasePledge(middle);
    await refuses(withdraw(middle, pledgee), presentation, ...foreign(pledgee.number, payee.number));
    await withdraw(middle, payee);
    expect(await flagsOf(middle)).to.equal(0n);
  });

  it("is refused where nothing is presented, while the lot is being paid, and after dishonour", async () => {
    const { bills, root, front, second, present, pay, refuse, withdraw } = await load(due);
    await refuses(withdraw(root), bills, "LotsNotEncumbered", root, Flag.PRESENTED);
    await present([root]);
    await pay([root]);
    await refuses(withdraw(root), bills, "LotsEncumbered", root, Flag.IN_REDEMPTION);
    await present([front], second);
    await refuse(front);
    await refuses(withdraw(front, second), bills, "LotsNotEncumbered", front, Flag.PRESENTED);
  });
});
