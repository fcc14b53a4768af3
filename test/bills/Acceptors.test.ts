import { expect } from "chai";
import { id } from "ethers";
import { decide } from "../helpers/council.ts";
import { admitMember, mandate, suspend } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { change, LEAD, parameter } from "../helpers/rules.ts";
import { Business, MemberKind } from "../helpers/terms.ts";
import { acceptors, load, SHENZHEN, stated, time, WINDOW } from "./acceptors.ts";

const EMPTY = { totalAssets: 0n, deposits: 0n, asOf: 0n, until: 0n, outstanding: 0n, margins: 0n };
const UNLIMITED = 2n ** 64n - 1n;

/** 15 % of 1,006 is 150.9, 10 % of 309 is 30.9. */
const CAP = 150n;
const MARGIN_CAP = 30n;

describe("Acceptors: setFigures", () => {
  it("states a bank's figures with their expiry and replaces those before", async () => {
    const { book, head, office, bank, asOf, until, state, at } = await load(acceptors);
    expect(await eventsOf(await state(1_006n, 309n), book)).to.deep.equal([
      ["AcceptorFiguresSet", bank.number, head.number, 1_006n, 309n, asOf, until, 1n],
    ]);
    expect(await at()).to.deep.equal({ ...EMPTY, totalAssets: 1_006n, deposits: 309n, asOf, until });
    const sent = await state(900n, 200n, bank, office, asOf - 1n, until + 1n);
    expect(await eventsOf(sent, book)).to.deep.equal([
      ["AcceptorFiguresSet", bank.number, office.number, 900n, 200n, asOf - 1n, until + 1n, 1n],
    ]);
    expect(await at()).to.include({ totalAssets: 900n, deposits: 200n, asOf: asOf - 1n, until: until + 1n });
  });

  it("leaves what is accepted as it is, though the new figures bear less", async () => {
    const { bank, state, accept, at, book } = await load(stated);
    await accept(CAP, MARGIN_CAP);
    await state(0n, 0n);
    expect(await at()).to.include({ totalAssets: 0n, outstanding: CAP, margins: MARGIN_CAP });
    await refuses(accept(1n), book, "AcceptorCapExceeded", bank.number, 0n, CAP, 1n);
  });

  it("takes figures of now that expire now, not of later nor expired ones", async () => {
    const { book, head, bank, state } = await load(acceptors);
    const now = BigInt(await time.latest()) + 100n;
    for (const [from, to] of [
      [now + 1n, now + 9n],
      [now - 9n, now - 1n],
    ] as const) {
      await time.setNextBlockTimestamp(now);
      const act = book
        .connect(head.account)
        .setFigures.staticCall(bank.number, 1n, 1n, from, to, { blockTag: "pending" });
      await refuses(act, book, "AcceptorFiguresInvalid", from, to);
    }
    await time.setNextBlockTimestamp(now);
    await state(1n, 1n, bank, head, now, now);
  });

  it("is the central bank's, for bills, within its regions, and for banks only", async () => {
    const { core, head, office, bank, distant, enterprise, state } = await load(acceptors);
    const { consortium } = core;
    const beyond = [office.number, Business.Bills, SHENZHEN] as const;
    await refuses(state(1n, 1n, distant, office), consortium, "ConsortiumMandateMissing", ...beyond);
    const notBank = [enterprise.number, MemberKind.Enterprise, 1n << MemberKind.Bank] as const;
    await refuses(state(1n, 1n, enterprise), consortium, "ConsortiumKindForbids", ...notBank);
    const notCentral = [bank.number, MemberKind.Bank, 1n << MemberKind.CentralBank] as const;
    await refuses(state(1n, 1n, bank, bank), consortium, "ConsortiumKindForbids", ...notCentral);
    await mandate(core, head, { businesses: 1n << Business.Rediscount });
    const other = [head.number, Business.Bills, 3100n] as const;
    await refuses(state(1n, 1n), consortium, "ConsortiumMandateMissing", ...other);
  });
});

describe("Acceptors: accept", () => {
  it("adds to what the acceptor owes and holds", async () => {
    const { book, bank, accept, at } = await load(stated);
    expect(await eventsOf(await accept(100n, 20n), book)).to.deep.equal([
      ["AcceptanceBooked", bank.number, 100n, 20n, 100n, 20n, 1n],
    ]);
    expect(await eventsOf(await accept(50n, 10n), book)).to.deep.equal([
      ["AcceptanceBooked", bank.number, 50n, 10n, 150n, 30n, 1n],
    ]);
    expect(await at()).to.include({ outstanding: 150n, margins: 30n });
  });

  for (const [what, assets, deposits] of [
    ["exact", 1_000n, 300n],
    ["between two units", 1_006n, 309n],
  ] as const) {
    it(`goes up to caps that are ${what}, and not one unit beyond`, async () => {
      const { book, bank, state, accept, standing } = await load(acceptors);
      await state(assets, deposits);
      expect(await standing()).to.include({ acceptanceCap: CAP, marginCap: MARGIN_CAP });
      await refuses(accept(CAP + 1n), book, "AcceptorCapExceeded", bank.number, CAP, 0n, CAP + 1n);
      await refuses(accept(1n, MARGIN_CAP + 1n), book, "AcceptorMarginCapExceeded", bank.number, MARGIN_CAP, 0n, 31n);
      await accept(CAP - 1n, MARGIN_CAP - 1n);
      await refuses(accept(2n, 1n), book, "AcceptorCapExceeded", bank.number, CAP, CAP - 1n, 2n);
      await refuses(accept(1n, 2n), book, "AcceptorMarginCapExceeded", bank.number, MARGIN_CAP, MARGIN_CAP - 1n, 2n);
      await accept(1n, 1n);
      await refuses(accept(1n), book, "AcceptorCapExceeded", bank.number, CAP, CAP, 1n);
      await refuses(accept(0n, 1n), book, "AcceptorMarginCapExceeded", bank.number, MARGIN_CAP, MARGIN_CAP, 1n);
    });
  }

  it("reckons the highest figures exactly", async () => {
    const { book, bank, state, accept } = await load(acceptors);
    await state(UNLIMITED, UNLIMITED);
    const [cap, marginCap] = [(UNLIMITED * 15n) / 100n, UNLIMITED / 10n];
    await refuses(accept(UNLIMITED), book, "AcceptorCapExceeded", bank.number, cap, 0n, UNLIMITED);
    await accept(cap, marginCap);
    await refuses(accept(UNLIMITED), book, "AcceptorCapExceeded", bank.number, cap, cap, UNLIMITED);
    const over = [bank.number, marginCap, marginCap, UNLIMITED] as const;
    await refuses(accept(0n, UNLIMITED), book, "AcceptorMarginCapExceeded", ...over);
  });

  it("needs figures in force of a bank, to the last moment", async () => {
    const { book, bank, distant, until, accept, standing } = await load(stated);
    await refuses(accept(1n, 0n, distant), book, "AcceptorFiguresMissing", distant.number);
    expect(await standing(distant)).to.include({ acceptanceCap: 0n, marginCap: 0n });
    for (const moment of [until - 1n, until]) {
      await time.setNextBlockTimestamp(moment);
      await accept(1n);
      expect(await standing()).to.include({ acceptanceCap: CAP });
    }
    await time.setNextBlockTimestamp(until + 1n);
    await refuses(accept(1n), book, "AcceptorFiguresExpired", bank.number, until);
    await time.increaseTo(until + 1n);
    expect(await standing()).to.include({ acceptanceCap: 0n, marginCap: 0n });
  });

  it("needs no figures of an enterprise and knows no cap for it", async () => {
    const { enterprise, accept, at, standing } = await load(acceptors);
    await accept(1_000_000n, 7n, enterprise);
    expect(await at(enterprise)).to.deep.equal({ ...EMPTY, outstanding: 1_000_000n, margins: 7n });
    expect(await standing(enterprise)).to.include({ acceptanceCap: UNLIMITED, marginCap: UNLIMITED });
  });

  it("is judged by the rules in force", async () => {
    const { core, book, bank, accept, at } = await load(stated);
    const begins = BigInt(await time.latest()) + LEAD + 60n;
    const changes = [change("bills.acceptanceCapBps", 2_000n), change("bills.marginCapBps", 10_000n)];
    await decide(core, core.rules.announce.populateTransaction(begins, changes));
    await time.setNextBlockTimestamp(begins - 1n);
    await refuses(accept(CAP + 1n), book, "AcceptorCapExceeded", bank.number, CAP, 0n, CAP + 1n);
    await time.setNextBlockTimestamp(begins);
    expect(await eventsOf(await accept(201n, 309n), book)).to.deep.equal([
      ["AcceptanceBooked", bank.number, 201n, 309n, 201n, 309n, 2n],
    ]);
    await refuses(accept(1n), book, "AcceptorCapExceeded", bank.number, 201n, 201n, 1n);
    expect(await at()).to.include({ outstanding: 201n, margins: 309n });
  });

  it("is refused by rules that nobody can be judged by", async () => {
    const { core, book, accept } = await load(stated);
    const sound = [
      change("bills.acceptanceCapBps", 1_500n),
      change("bills.marginCapBps", 1_000n),
      change("bills.overdueBarCount", 3n),
      change("bills.overdueBarDays", 183n),
    ];
    for (const [name, highest] of [
      ["bills.acceptanceCapBps", 10_000n],
      ["bills.marginCapBps", 10_000n],
      ["bills.overdueBarCount", 6n],
      ["bills.overdueBarDays", 65_535n],
    ] as const) {
      for (const value of [highest, highest + 1n]) {
        const begins = BigInt(await time.latest()) + LEAD + 60n;
        const others = sound.filter((rule) => rule.parameter !== parameter(name));
        const changes = [...others, change(name, value)];
        await decide(core, core.rules.announce.populateTransaction(begins, changes));
        await time.increaseTo(begins);
        if (value === highest) await accept(1n);
        else await refuses(accept(1n), book, "AcceptorRuleTooHigh", id(name), value, highest);
      }
    }
  });
});

describe("Acceptors: release", () => {
  it("takes off what the acceptor owes and holds, part by part", async () => {
    const { book, bank, accept, release, at } = await load(stated);
    await accept(100n, 20n);
    expect(await eventsOf(await release(60n, 20n), book)).to.deep.equal([
      ["AcceptanceReleased", bank.number, 60n, 20n, 40n, 0n],
    ]);
    await release(40n);
    expect(await at()).to.include({ outstanding: 0n, margins: 0n });
    await accept(CAP, MARGIN_CAP);
  });

  it("is never refused for the acceptor's state", async () => {
    const { core, bank, until, accept, release, overdue, at } = await load(stated);
    await accept(3n, 2n);
    for (const instrument of [1n, 2n, 3n]) await overdue(instrument);
    await release(1n);
    await suspend(core, bank);
    await release(1n, 1n);
    await time.increaseTo(until + 1n);
    await release(1n, 1n);
    expect(await at()).to.include({ outstanding: 0n, margins: 0n });
  });

  it("releases no more than is booked", async () => {
    const { accept, release } = await load(stated);
    await accept(10n, 5n);
    for (const act of [release(11n, 5n), release(10n, 6n)]) await expect(act).to.be.revertedWithPanic(0x11);
    await release(10n, 5n);
  });
});

describe("Acceptors: recordOverdue", () => {
  it("discloses an overdue acceptance, of one instrument once", async () => {
    const { book, bank, overdue, standing } = await load(stated);
    expect(await book.overdueSince(7n)).to.equal(0n);
    const sent = await overdue(7n);
    const first = await timeOf(sent);
    expect(await eventsOf(sent, book)).to.deep.equal([["AcceptanceOverdue", bank.number, 7n, first]]);
    expect(await eventsOf(await overdue(7n), book)).to.deep.equal([]);
    expect(await book.overdueSince(7n)).to.equal(first);
    expect(await book.overdueOf(bank.number)).to.equal(first);
    expect(await standing()).to.include({ overdueInWindow: 1n, barredUntil: 0n });
  });

  it("bars with the third within the window, to its last moment", async () => {
    const { book, bank, accept, overdue, standing } = await load(stated);
    const first = await timeOf(await overdue(1n));
    await time.increaseTo(first + WINDOW - 10n);
    await overdue(2n);
    await accept(1n);
    await overdue(3n);
    expect(await standing()).to.include({ overdueInWindow: 3n, barredUntil: first + WINDOW });
    for (const moment of [first + WINDOW - 1n, first + WINDOW]) {
      await time.setNextBlockTimestamp(moment);
      await refuses(accept(1n), book, "AcceptorBarred", bank.number, first + WINDOW);
    }
    await time.setNextBlockTimestamp(first + WINDOW + 1n);
    await accept(1n);
    expect(await standing()).to.include({ overdueInWindow: 2n, barredUntil: 0n });
  });

  it("bars by those within the window only, of one acceptor, and an enterprise alike", async () => {
    const { book, enterprise, accept, overdue, standing } = await load(stated);
    const first = await timeOf(await overdue(1n, enterprise));
    await overdue(2n);
    await overdue(3n);
    await time.setNextBlockTimestamp(first + WINDOW + 1n);
    await overdue(4n, enterprise);
    const second = await timeOf(await overdue(5n, enterprise));
    expect(await standing(enterprise)).to.include({ overdueInWindow: 2n, barredUntil: 0n });
    await accept(1n, 0n, enterprise);
    await overdue(6n, enterprise);
    const until = second - 1n + WINDOW;
    expect(await standing(enterprise)).to.include({ overdueInWindow: 3n, barredUntil: until });
    await refuses(accept(1n, 0n, enterprise), book, "AcceptorBarred", enterprise.number, until);
    await overdue(7n, enterprise);
    expect(await standing(enterprise)).to.include({ overdueInWindow: 4n, barredUntil: second + WINDOW });
  });

  it("remembers the last six", async () => {
    const { core, book, bank, overdue, standing } = await load(stated);
    const moments: bigint[] = [];
    for (let n = 1n; n <= 8n; n++) moments.unshift(await timeOf(await overdue(n)));
    const kept = moments.slice(0, 6);
    const word = kept.reduce((sum, moment, i) => sum | (moment << (40n * BigInt(i))), 0n);
    expect(await book.overdueOf(bank.number)).to.equal(word);
    expect(await standing()).to.include({ overdueInWindow: 6n });
    const begins = BigInt(await time.latest()) + LEAD + 60n;
    await decide(core, core.rules.announce.populateTransaction(begins, [change("bills.overdueBarCount", 6n)]));
    await time.increaseTo(begins);
    expect(await standing()).to.include({ barredUntil: kept[5]! + WINDOW });
  });
});

describe("Acceptors: obligationsOf", () => {
  it("is what was accepted and not released, and holds up an exit", async () => {
    const { core, book, bank, accept, release } = await load(stated);
    const { consortium } = core;
    await decide(core, consortium.setObligationBook.populateTransaction(book, true));
    await accept(100n, 20n);
    expect(await book.obligationsOf(bank.number)).to.equal(100n);
    await consortium.connect(bank.account).startExit();
    const open = [bank.number, await book.getAddress(), 100n] as const;
    await refuses(consortium.completeExit(bank.number), consortium, "ConsortiumObligationsOpen", ...open);
    await release(100n, 20n);
    expect(await book.obligationsOf(bank.number)).to.equal(0n);
    await consortium.completeExit(bank.number);
  });
});

describe("Acceptors: setDesk", () => {
  it("lists and delists who may book", async () => {
    const { core, book, desk, accept } = await load(stated);
    const sent = await decide(core, book.setDesk.populateTransaction(desk, false));
    expect(await eventsOf(sent, book)).to.deep.equal([["AcceptorDeskSet", desk.address, false]]);
    await refuses(accept(1n), book, "AcceptorNotADesk", desk.address);
  });

  it("leaves all others without a say", async () => {
    const { core, book, head, bank, accept, release, overdue } = await load(stated);
    await admitMember(core, MemberKind.Court);
    for (const by of [core.deployer, head.account, bank.account, core.councillors[0]!]) {
      for (const act of [accept(1n, 0n, bank, by), release(0n, 0n, bank, by), overdue(1n, bank, by)]) {
        await refuses(act, book, "AcceptorNotADesk", by.address);
      }
    }
  });
});
