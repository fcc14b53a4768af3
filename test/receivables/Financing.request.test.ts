import { expect } from "chai";
import { eventsOf, timeOf } from "../helpers/refusal.ts";
import { DAY, FACE, fresh, now } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import type { TestApplication } from "./agreements.ts";
import { applied, asTold, offered } from "./applying.ts";
import { ACT, financeable, FINANCING, KIND } from "./financing.ts";
import { load, time } from "./world.ts";

describe("Financing: applyFor", () => {
  it("asks the bank for terms and locks nothing", async () => {
    const world = await load(financeable);
    const { financing, seller, bank, root } = world;
    const application = await world.draftApplication();
    const deadline = await world.soon();
    const id = await world.idOf(application);
    const before = await lotAt(world, root);
    const asking = financing.connect(seller.account);
    expect(await asking.applyFor.staticCall(application, deadline)).to.equal(id);
    const sent = await asking.applyFor(application, deadline);
    expect(await eventsOf(sent, financing)).to.deep.equal([
      ["FinancingApplied", id, seller.number, bank.number, asTold(application), deadline],
    ]);
    expect(await world.stateOf(id)).to.equal(FINANCING.Applied);
    const { act, from, to } = await financing.requestAt(id);
    expect([act, from, to]).to.deep.equal([ACT.apply, seller.number, bank.number]);
    expect(await lotAt(world, root)).to.deep.equal(before);
    expect(await world.owed()).to.deep.equal([0n, 0n]);
  });

  it("is for the applicant itself, towards another member that is a bank", async () => {
    const world = await load(financeable);
    const { financing, seller, bank, holders, suite } = world;
    const asks = async (by: typeof seller, change: Partial<TestApplication>, ...refusal: unknown[]) => {
      const application = await world.draftApplication(change);
      const id = await world.idOf(application);
      const [error, ...values] = refusal as [string, ...unknown[]];
      const by_ = error.startsWith("Financing") ? financing : suite.consortium;
      const deadline = await world.soon();
      const act = () => financing.connect(by.account).applyFor(application, deadline);
      await world.refused(id, act, by_, error, ...values.map((value) => (value === "id" ? id : value)));
    };
    const other = holders[1]!;
    await asks(other, {}, "FinancingNotAParty", "id", other.number);
    await asks(seller, { bank: other.number }, "ConsortiumKindForbids", other.number, 1n, 8n);
    await asks(seller, { bank: 0n }, "FinancingNotAParty", "id", 0n);
    await asks(bank, { applicant: bank.number }, "FinancingNotAParty", "id", bank.number);
  });

  it("stands until its deadline, which is not after maturity", async () => {
    const world = await load(financeable);
    const { financing, seller } = world;
    const application = await world.draftApplication();
    const id = await world.idOf(application);
    const asks = (deadline: bigint) => () => financing.connect(seller.account).applyFor(application, deadline);
    const { maturity } = world;
    const late = maturity + 1n;
    await world.refused(id, asks(late), financing, "LotsDeadlineTooLate", id, late, maturity);
    const passed = (await now(world.suite)) - 1n;
    await world.refused(id, asks(passed), financing, "LotsDeadlinePassed", id, passed);
    await asks(maturity)();
    expect(await world.stateOf(id)).to.equal(FINANCING.Applied);
    await time.increaseTo(maturity);
    expect(await world.stateOf(id)).to.equal(FINANCING.Applied);
    await time.increaseTo(maturity + 1n);
    expect(await world.stateOf(id)).to.equal(FINANCING.None);
  });

  it("names a lot that there is", async () => {
    const world = await load(financeable);
    const { financing, seller } = world;
    const application = await world.draftApplication({}, (7n << 40n) | FACE);
    const id = await world.idOf(application);
    const deadline = await world.soon();
    const act = () => financing.connect(seller.account).applyFor(application, deadline);
    await world.refused(id, act, financing, "LotsDeadlineTooLate", id, deadline, 0n);
  });

  it("stands once at a time, and again once it has expired", async () => {
    const world = await load(applied);
    const { financing, seller, application, deadline, id } = world;
    const asks = (until: bigint) => () => financing.connect(seller.account).applyFor(application, until);
    await world.refused(id, asks(deadline), financing, "FinancingStateForbids", id, ACT.apply, FINANCING.Applied);
    await time.increaseTo(deadline + 1n);
    const sent = await asks(deadline + DAY)();
    expect((await eventsOf(sent, financing))[0]).to.deep.equal(["RequestClosed", id, 0n, 2n, ACT.apply, deadline]);
    expect(await world.stateOf(id)).to.equal(FINANCING.Applied);
  });

  it("takes a number once", async () => {
    const world = await load(financeable);
    const { financing, seller } = world;
    const { id, application } = await world.agreed();
    const deadline = await world.soon();
    const asks = () => financing.connect(seller.account).applyFor(application, deadline);
    const states = [FINANCING.Agreed, FINANCING.Disbursing, FINANCING.Outstanding, FINANCING.Closed] as const;
    const steps = [
      async () => world.disburse(id),
      async (sent: unknown) => world.paid(sent as Awaited<ReturnType<typeof world.disburse>>),
      async () => {
        await world.collected(world.root, FACE);
        return world.paid(await financing.connect(world.bank.account).payRetained(id, fresh("retained")));
      },
      async () => undefined,
    ];
    let last: unknown;
    for (const [at, state] of states.entries()) {
      await world.refused(id, asks, financing, "FinancingStateForbids", id, ACT.apply, state);
      last = await steps[at]!(last);
    }
  });
});

describe("Financing: offerTerms", () => {
  it("answers the application with terms and locks nothing", async () => {
    const world = await load(applied);
    const { financing, seller, bank, application, offer, deadline, id } = world;
    const before = await world.all(id);
    const sent = await financing.connect(bank.account).offerTerms(application, offer, deadline);
    expect(await eventsOf(sent, financing)).to.deep.equal([
      ["FinancingOffered", id, bank.number, seller.number, asTold(offer), deadline],
    ]);
    expect(await world.stateOf(id)).to.equal(FINANCING.Offered);
    const { lot, line, owed } = await world.all(id);
    expect({ lot, line, owed }).to.deep.equal({ lot: before.lot, line: before.line, owed: before.owed });
  });

  it("is for the bank that was asked, on exactly what was applied for", async () => {
    const world = await load(applied);
    const { financing, seller, bank, otherBank, application, offer, deadline, id, suite } = world;
    const offers =
      (by: typeof bank, change: Partial<TestApplication> = {}, until = deadline) =>
      () =>
        financing.connect(by.account).offerTerms({ ...application, ...change }, offer, until);
    await world.refused(id, offers(otherBank), financing, "FinancingNotAParty", id, otherBank.number);
    await world.refused(id, offers(seller), suite.consortium, "ConsortiumKindForbids", seller.number, 1n, 8n);
    await world.refused(id, offers(otherBank, { bank: otherBank.number }), financing, "LotsOtherDeal", id);
    for (const change of [
      { units: FACE - 1n },
      { kind: KIND.Pledge },
      { ref: { ...application.ref, trail: `0x${"11".repeat(21)}` } },
    ]) {
      await world.refused(id, offers(bank, change), financing, "LotsOtherDeal", id);
    }
    const other = await world.draftApplication();
    const otherId = await world.idOf(other);
    await world.refused(id, offers(bank, other), financing, "LotsNoRequest", otherId);
  });

  it("is made while the application stands, and once", async () => {
    const world = await load(applied);
    const { financing, bank, application, offer, deadline, id } = world;
    const offers = () => financing.connect(bank.account).offerTerms(application, offer, deadline);
    await offers();
    await world.refused(id, offers, financing, "LotsNoRequest", id);
    const late = await load(applied);
    await time.increaseTo(late.deadline + 1n);
    const act = () => late.financing.connect(late.bank.account).offerTerms(late.application, late.offer, late.deadline);
    await late.refused(late.id, act, late.financing, "LotsDeadlinePassed", late.id, late.deadline);
  });

  it("waits for its answer no longer than the cash may", async () => {
    const world = await load(applied);
    const { financing, bank, application, offer, id } = world;
    const late = offer.disburseBy + 1n;
    const act = (until: bigint) => () => financing.connect(bank.account).offerTerms(application, offer, until);
    await world.refused(id, act(late), financing, "LotsDeadlineTooLate", id, late, offer.disburseBy);
    await act(offer.disburseBy)();
  });
});

describe("Financing: requests that end without agreement", () => {
  const cases = [
    ["an application refused by the bank", applied, "refuse", "bank", 0n, ACT.apply],
    ["an application withdrawn by the holder", applied, "withdraw", "seller", 1n, ACT.apply],
    ["an offer refused by the holder", offered, "refuse", "seller", 0n, ACT.offer],
    ["an offer withdrawn by the bank", offered, "withdraw", "bank", 1n, ACT.offer],
  ] as const;
  for (const [what, fixture, act, by, ending, number] of cases) {
    it(`leave all as before: ${what}`, async () => {
      const world = await load(fixture);
      const { financing, id } = world;
      const before = await world.all(id);
      const other = by === "bank" ? world.seller : world.bank;
      const wrong = () => financing.connect(other.account)[act](id);
      await world.refused(id, wrong, financing, "LotsNotYourRequest", id, other.number);
      const sent = await financing.connect(world[by].account)[act](id);
      const at = await timeOf(sent);
      expect(await eventsOf(sent, financing)).to.deep.equal([
        ["RequestClosed", id, world[by].number, ending, number, at],
      ]);
      expect(await world.stateOf(id)).to.equal(FINANCING.None);
      const { lot, line, owed } = await world.all(id);
      expect({ lot, line, owed }).to.deep.equal({ lot: before.lot, line: before.line, owed: before.owed });
    });
  }

  it("are cleared by anyone once expired", async () => {
    const world = await load(offered);
    const { financing, id, deadline, holders } = world;
    const clear = () => financing.connect(holders[3]!.account).expire(id);
    await time.increaseTo(deadline - 1n);
    await time.setNextBlockTimestamp(deadline);
    await world.refused(id, clear, financing, "LotsRequestNotExpired", id, deadline);
    await time.increaseTo(deadline + 1n);
    const sent = await clear();
    expect(await eventsOf(sent, financing)).to.deep.equal([["RequestClosed", id, 0n, 2n, ACT.offer, deadline]]);
    expect(await world.stateOf(id)).to.equal(FINANCING.None);
  });
});
