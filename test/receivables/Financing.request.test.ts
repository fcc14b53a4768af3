import { expect } from "chai";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { suspend } from "../helpers/members.ts";
import { DAY, FACE, fresh, now } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import type { TestApplication } from "./agreements.ts";
import { ACT, financeable, FINANCING, KIND, KINDS, PRINCIPAL } from "./financing.ts";
import { load, time } from "./world.ts";

/** A holder that has applied, and terms the bank may offer. */
async function applied() {
  const world = await financeable();
  const application = await world.draftApplication();
  const deadline = await world.soon();
  await world.financing.connect(world.seller.account).applyFor(application, deadline);
  return { ...world, application, deadline, id: await world.idOf(application), offer: await world.terms() };
}

/** Terms that wait for the holder's answer. */
async function offered() {
  const world = await applied();
  await world.financing.connect(world.bank.account).offerTerms(world.application, world.offer, world.deadline);
  return world;
}

/** An application and an offer as events tell them. */
const asTold = (struct: object): unknown[] =>
  Object.values(struct as Record<string, object | bigint>).map((value) =>
    typeof value === "object" ? asTold(value) : value,
  );

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

describe("Financing: acceptTerms", () => {
  for (const [name, kind] of KINDS) {
    it(`locks the lot and uses up the bank's line: ${name}`, async () => {
      const world = await load(financeable);
      const { financing, seller, bank, obligor, root, lots } = world;
      const application = await world.draftApplication({ kind });
      const offer = await world.terms();
      const deadline = await world.soon();
      const id = await world.idOf(application);
      await financing.connect(seller.account).applyFor(application, deadline);
      await financing.connect(bank.account).offerTerms(application, offer, deadline);
      const before = await lotAt(world, root);
      const sent = await financing.connect(seller.account).acceptTerms(application, offer);
      const at = await timeOf(sent);
      expect(await lotAt(world, root)).to.deep.equal({ ...before, flags: Flag.IN_FINANCING });
      expect(await world.line()).to.equal(PRINCIPAL);
      expect(await world.owed()).to.deep.equal([1n, 1n]);
      expect(await world.financed(id)).to.deep.equal({
        ...{ state: FINANCING.Agreed, kind, applicant: seller.number, bank: bank.number, debtor: obligor.number },
        ...{ currency: 156n, lot: root, units: FACE, principal: PRINCIPAL, interest: 0n, collected: 0n },
        ...{ retainedPaid: 0n, ratePpm: offer.ratePpm, disburseBy: offer.disburseBy, paying: false, lotGone: false },
      });
      expect((await financing.requestAt(id)).act).to.equal(0n);
      expect(await eventsOf(sent, financing)).to.deep.equal([
        ["FinancingAgreed", id, seller.number, bank.number, root, asTold(application), asTold(offer), at, 1n],
      ]);
      expect(await eventsOf(sent, lots)).to.deep.equal([
        ["LotEncumbered", root, Flag.IN_FINANCING, await financing.getAddress()],
      ]);
    });
  }

  it("splits the lot first where only its front is financed", async () => {
    const world = await load(financeable);
    const { financing, seller, root, instrument } = world;
    const before = await lotAt(world, root);
    const { id, lot } = await world.agreed({ units: 30_000_000n, principal: 24_000_000n });
    expect(lot).to.equal((instrument << 40n) | 30_000_000n);
    expect(await lotAt(world, lot)).to.deep.include({
      ...{ holder: seller.number, start: 0n, end: 30_000_000n },
      flags: Flag.IN_FINANCING,
    });
    expect(await lotAt(world, root)).to.deep.include({
      ...before,
      start: 30_000_000n,
      trail: (await lotAt(world, root)).trail,
    });
    expect(await world.financed(id)).to.deep.include({ lot, units: 30_000_000n });
    // What is left is free.
    await world.agreed({ units: 20_000_000n, principal: 1n });
    expect(await financing.obligationsOf(seller.number)).to.equal(2n);
  });

  it("is for the applicant, on exactly what was offered", async () => {
    const world = await load(offered);
    const { financing, seller, bank, holders, application, offer, id } = world;
    const accepts =
      (by = seller, change: object = {}, terms: object = {}) =>
      () =>
        financing.connect(by.account).acceptTerms({ ...application, ...change }, { ...offer, ...terms });
    await world.refused(id, accepts(holders[1]), financing, "FinancingNotAParty", id, holders[1]!.number);
    await world.refused(id, accepts(bank), financing, "FinancingNotAParty", id, bank.number);
    for (const change of [{ units: FACE - 1n }, { kind: KIND.Pledge }]) {
      await world.refused(id, accepts(seller, change), financing, "LotsOtherDeal", id);
    }
    for (const terms of [{ principal: PRINCIPAL - 1n }, { ratePpm: 1n }, { disburseBy: offer.disburseBy + 1n }]) {
      await world.refused(id, accepts(seller, {}, terms), financing, "LotsOtherDeal", id);
    }
    await accepts()();
    await world.refused(id, accepts(), financing, "LotsNoRequest", id);
  });

  it("takes an offer, not an application", async () => {
    const world = await load(applied);
    const { financing, seller, application, offer, id } = world;
    const act = () => financing.connect(seller.account).acceptTerms(application, offer);
    await world.refused(id, act, financing, "LotsNoRequest", id);
  });

  it("is given until the offer's deadline", async () => {
    const world = await load(offered);
    const { financing, seller, application, offer, deadline, id } = world;
    const act = () => financing.connect(seller.account).acceptTerms(application, offer);
    await time.setNextBlockTimestamp(deadline);
    await act();
    expect(await world.stateOf(id)).to.equal(FINANCING.Agreed);
    const late = await load(offered);
    await time.increaseTo(late.deadline + 1n);
    const tooLate = () => late.financing.connect(late.seller.account).acceptTerms(late.application, late.offer);
    await late.refused(late.id, tooLate, late.financing, "LotsDeadlinePassed", late.id, late.deadline);
  });

  it("is judged by what the lot is then", async () => {
    const world = await load(offered);
    const { financing, lots, seller, application, offer, id, root } = world;
    await lots.connect(seller.account).split(root, 1_000n);
    const { trail } = await lotAt(world, root);
    const act = () => financing.connect(seller.account).acceptTerms(application, offer);
    await world.refused(id, act, lots, "LotsChanged", root, trail, application.ref.trail);
  });

  it("lets a seller on its way out dispose, but not borrow", async () => {
    for (const [kind, may] of [
      [KIND.Sale, true],
      [KIND.Pledge, false],
    ] as const) {
      const world = await load(financeable);
      const { financing, seller, bank, suite } = world;
      const application = await world.draftApplication({ kind });
      const offer = await world.terms();
      const deadline = await world.soon();
      await financing.connect(seller.account).applyFor(application, deadline);
      await financing.connect(bank.account).offerTerms(application, offer, deadline);
      await suite.consortium.connect(seller.account).startExit();
      const act = () => financing.connect(seller.account).acceptTerms(application, offer);
      if (may) await act();
      else await refuses(act(), suite.consortium, "ConsortiumMemberStateForbids", seller.number, 4n, 1n);
    }
  });

  it("meets a bank that is suspended no more", async () => {
    const world = await load(offered);
    const { financing, seller, bank, application, offer, id, suite } = world;
    await suspend(suite, bank);
    const act = () => financing.connect(seller.account).acceptTerms(application, offer);
    await world.refused(id, act, suite.consortium, "ConsortiumMemberStateForbids", bank.number, 3n, 1n);
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
