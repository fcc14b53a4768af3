import { expect } from "chai";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { Flag } from "../helpers/suite.ts";
import { suspend } from "../helpers/members.ts";
import { FACE } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { applied, asTold, offered } from "./applying.ts";
import { financeable, FINANCING, KIND, KINDS, PRINCIPAL } from "./financing.ts";
import { load, time } from "./world.ts";

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
