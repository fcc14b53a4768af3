import { expect } from "chai";
import { ZeroHash } from "ethers";
import { decide } from "../helpers/council.ts";
import { suspend } from "../helpers/members.ts";
import { eventsOf, timeOf } from "../helpers/refusal.ts";
import { change as rule } from "../helpers/rules.ts";
import { Flag } from "../helpers/suite.ts";
import { DAY, fresh, now } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { ACT, financeable, FINANCING, KINDS, PRINCIPAL, RATE } from "./financing.ts";
import { REASON } from "./paying.ts";
import { load, time } from "./world.ts";

/** A sale that waits for its cash. */
async function agreed() {
  const world = await financeable();
  return { ...world, ...(await world.agreed()) };
}

/** Interest of ACT/360, half up, as the documentation gives it. */
const interestOf = (principal: bigint, rate: bigint, days: bigint, year = 360n) =>
  (2n * principal * rate * days + 1_000_000n * year) / (2n * 1_000_000n * year);

/** Eight hours east of UTC: the day of maturity began at sixteen hours there. */
const zoneDay = (moment: bigint) => (moment + 8n * 3_600n) / DAY;

describe("Financing: disburse", () => {
  for (const [name, kind] of KINDS) {
    it(`instructs the principal less the interest to maturity: ${name}`, async () => {
      const world = await load(financeable);
      const { financing, settlement, seller, bank } = world;
      const { id } = await world.agreed({ kind });
      const registration = fresh("registration");
      const reference = fresh("cash");
      const sent = await financing.connect(bank.account).disburse(id, registration, reference);
      const days = zoneDay(world.maturity) - zoneDay(await timeOf(sent));
      const interest = interestOf(PRINCIPAL, RATE, days);
      const subject = `0x${((PRINCIPAL - interest) * 2n ** 160n + id).toString(16).padStart(64, "0")}`;
      const instruction = await settlement.instructionId(financing, subject, reference);
      expect(await eventsOf(sent, financing)).to.deep.equal([
        ["FinancingInstructed", id, instruction, registration, interest, PRINCIPAL - interest],
      ]);
      const order = await settlement.instructionAt(instruction);
      expect([order.payer, order.payee, order.currency, order.amount]).to.deep.equal([
        ...[bank.number, seller.number, 156n, PRINCIPAL - interest],
      ]);
      expect(await world.financed(id)).to.deep.include({ state: FINANCING.Disbursing, interest });
      expect(await world.owed()).to.deep.equal([1n, 1n]);
      expect(await world.line()).to.equal(PRINCIPAL);
    });
  }

  it("is for the bank", async () => {
    const world = await load(agreed);
    const { financing, seller, otherBank, id, suite } = world;
    const act = (by: typeof seller) => () => financing.connect(by.account).disburse(id, fresh("r"), fresh("c"));
    await world.refused(id, act(otherBank), financing, "FinancingNotAParty", id, otherBank.number);
    await world.refused(id, act(seller), suite.consortium, "ConsortiumKindForbids", seller.number, 1n, 8n);
  });

  it("happens once, and only of what was agreed", async () => {
    const world = await load(agreed);
    const { financing, id } = world;
    await world.refused(7n, () => world.disburse(7n), financing, "FinancingStateForbids", 7n, ACT.disburse, 0n);
    const sent = await world.disburse(id);
    const state = (number: bigint) => [id, ACT.disburse, number];
    const again = () => world.disburse(id);
    await world.refused(id, again, financing, "FinancingStateForbids", ...state(FINANCING.Disbursing));
    await world.paid(sent);
    await world.refused(id, again, financing, "FinancingStateForbids", ...state(FINANCING.Outstanding));
  });

  it("needs the number in the movable-property registry", async () => {
    const world = await load(agreed);
    const { financing, bank, id } = world;
    const act = () => financing.connect(bank.account).disburse(id, ZeroHash, fresh("cash"));
    await world.refused(id, act, financing, "FinancingRegistrationMissing", id);
  });

  it("is done until the agreed moment", async () => {
    const { offer, ...world } = await load(agreed);
    const { financing, id } = world;
    await time.setNextBlockTimestamp(offer.disburseBy + 1n);
    await expect(world.disburse(id))
      .to.be.revertedWithCustomError(financing, "FinancingTooLate")
      .withArgs(id, offer.disburseBy);
    for (const early of [0n, 1n]) {
      const again = await load(agreed);
      await time.setNextBlockTimestamp(again.offer.disburseBy - early);
      await again.disburse(again.id);
      expect(await again.stateOf(again.id)).to.equal(FINANCING.Disbursing);
    }
  });

  it("is done before maturity", async () => {
    const world = await load(financeable);
    const { financing, bank, seller, lots, instrument, maturity } = world;
    for (const [at, error] of [
      [maturity - 1n, undefined],
      [maturity, "LotsMatured"],
    ] as const) {
      const again = await load(financeable);
      const application = await again.draftApplication();
      const offer = await again.terms({ disburseBy: maturity });
      const deadline = await again.soon();
      const consent = await again.consentTo(bank.account, application, offer, deadline);
      await financing.connect(seller.account).agree(application, offer, deadline, consent);
      const id = await again.idOf(application);
      await time.setNextBlockTimestamp(at);
      if (error === undefined) await again.disburse(id);
      else await expect(again.disburse(id)).to.be.revertedWithCustomError(lots, error).withArgs(instrument, maturity);
    }
  });

  it("is not done on a receivable that is disputed meanwhile, or a lot that is frozen", async () => {
    const world = await load(agreed);
    const { lots, suite, obligor, instrument, id, root, desk } = world;
    for (const flag of [Flag.FROZEN_BY_COURT, Flag.FROZEN_IN_EMERGENCY]) {
      const { trail } = await lotAt(world, root);
      await lots.connect(desk).encumber((0xffffn << 64n) | (flag << 128n), { lot: root, trail });
      await world.refused(id, () => world.disburse(id), lots, "LotsEncumbered", root, flag);
      await lots.connect(desk).release(root, flag);
    }
    await suite.servicing.connect(obligor.account).dispute(instrument, fresh("case"));
    await world.refused(id, () => world.disburse(id), lots, "LotsStateForbids", instrument, 22n, 8n);
  });

  it("pays no member that is suspended, but one on its way out", async () => {
    const world = await load(agreed);
    const { suite, seller, id } = world;
    await suspend(suite, seller);
    const values = [seller.number, 3n, 0n];
    await world.refused(id, () => world.disburse(id), suite.consortium, "ConsortiumMemberStateForbids", ...values);
    const leaving = await load(agreed);
    await leaving.suite.consortium.connect(leaving.seller.account).startExit();
    await leaving.disburse(leaving.id);
  });

  it("takes another reference after a rejection, and never the same one for the same cash", async () => {
    const world = await load(financeable);
    const { settlement, bank, seller, financing } = world;
    const application = await world.draftApplication();
    const offer = await world.terms({ ratePpm: 0n });
    const id = await world.idOf(application);
    const reference = fresh("cash");
    const agree = async () => {
      const deadline = await world.soon();
      const consent = await world.consentTo(bank.account, application, offer, deadline);
      await financing.connect(seller.account).agree(application, offer, deadline, consent);
    };
    await agree();
    const instruction = await world.instructionOf(await world.disburse(id, reference));
    await world.reporting.reportRejected([instruction], REASON);
    await time.increase(1n);
    await agree();
    const same = () => world.disburse(id, reference);
    await world.refused(id, same, settlement, "SettlementInstructionExists", instruction, 4n);
    await world.disburse(id, fresh("cash"));
  });
});

describe("Financing: interest", () => {
  for (const [when, offset, days] of [
    ["in the first moment of a day, eight hours east of UTC", 0n, 20n],
    ["in the second before, a day earlier", -1n, 21n],
    ["in the last second of the day", DAY - 1n, 20n],
  ] as const) {
    it(`counts days from ${when}`, async () => {
      const world = await load(financeable);
      // Maturity is the first moment of its day there.
      const base = ((await now(world.suite)) / DAY + 60n) * DAY - 8n * 3_600n;
      const { root } = await world.another({ maturity: base });
      const application = await world.draftApplication({}, root);
      const offer = await world.terms({ disburseBy: base });
      const deadline = await world.soon();
      const consent = await world.consentTo(world.bank.account, application, offer, deadline);
      await world.financing.connect(world.seller.account).agree(application, offer, deadline, consent);
      const id = await world.idOf(application);
      await time.setNextBlockTimestamp(base - 20n * DAY + offset);
      await world.disburse(id);
      expect((await world.financed(id)).interest).to.equal(interestOf(PRINCIPAL, RATE, days));
    });
  }

  it("is rounded half up to the unit", async () => {
    // 90 days at 1 %: a quarter of a percent of the principal.
    for (const [principal, interest] of [
      [199n, 0n],
      [200n, 1n],
      [599n, 1n],
      [600n, 2n],
    ] as const) {
      const world = await load(financeable);
      const base = ((await now(world.suite)) / DAY + 120n) * DAY - 8n * 3_600n;
      const { root } = await world.another({ maturity: base });
      const application = await world.draftApplication({}, root);
      const offer = await world.terms({ principal, ratePpm: 10_000n, disburseBy: base });
      const until = base - 80n * DAY;
      const consent = await world.consentTo(world.bank.account, application, offer, until);
      await world.financing.connect(world.seller.account).agree(application, offer, until, consent);
      const id = await world.idOf(application);
      await time.setNextBlockTimestamp(base - 90n * DAY);
      await world.disburse(id);
      expect((await world.financed(id)).interest).to.equal(interest);
    }
  });

  it("is counted by a convention that there is", async () => {
    const world = await load(agreed);
    const { suite, financing, id } = world;
    const from = (await now(suite)) + 2n * DAY;
    await decide(suite, suite.rules.announce.populateTransaction(from, [rule("interest.dayCount", 3n)]));
    await time.increaseTo(from);
    await world.refused(id, () => world.disburse(id), financing, "InterestDayCountUnknown", 3n);
  });

  for (const [rate, interest] of [
    [4_796_999n, 799n],
    [4_797_000n, 800n],
    [5_000_000n, 833n],
  ] as const) {
    it(`leaves something to pay out: ${rate.toString()} millionths of 800 for 75 days`, async () => {
      const world = await load(financeable);
      const { suite, financing } = world;
      const seventyFiveDaysBefore = (zoneDay(world.maturity) - 75n) * DAY - 8n * 3_600n;
      const changes = [rule("financing.highestRatePpm", 5_000_000n)];
      await decide(suite, suite.rules.announce.populateTransaction(seventyFiveDaysBefore, changes));
      await time.increaseTo(seventyFiveDaysBefore);
      const { id } = await world.agreed({ principal: 800n, units: 1_000n, ratePpm: rate });
      const disburse = () => world.disburse(id);
      if (interest >= 800n) {
        await world.refused(id, disburse, financing, "FinancingInterestTooHigh", id, interest, 800n);
      } else {
        await disburse();
        expect((await world.financed(id)).interest).to.equal(interest);
      }
    });
  }

  it("counts 365 days a year where the rule says so", async () => {
    const world = await load(agreed);
    const { suite, id, maturity } = world;
    const from = (await now(suite)) + 2n * DAY;
    await decide(suite, suite.rules.announce.populateTransaction(from, [rule("interest.dayCount", 2n)]));
    await time.increaseTo(from);
    const sent = await world.disburse(id);
    const days = zoneDay(maturity) - zoneDay(await timeOf(sent));
    expect((await world.financed(id)).interest).to.equal(interestOf(PRINCIPAL, RATE, days, 365n));
  });
});

describe("Financing: lapse", () => {
  it("frees lot, line and number once the cash was not instructed in time, by anyone", async () => {
    const world = await load(financeable);
    const { financing, holders, root } = world;
    const before = await lotAt(world, root);
    const { id, offer } = await world.agreed();
    const lapse = () => financing.connect(holders[3]!.account).lapse(id);
    await time.increaseTo(offer.disburseBy - 1n);
    await time.setNextBlockTimestamp(offer.disburseBy);
    await world.refused(id, lapse, financing, "FinancingNotLapsed", id, offer.disburseBy);
    await time.increaseTo(offer.disburseBy + 1n);
    const sent = await lapse();
    expect(await eventsOf(sent, financing)).to.deep.equal([["FinancingReleased", id, root, await timeOf(sent)]]);
    expect(await lotAt(world, root)).to.deep.equal(before);
    expect(await world.stateOf(id)).to.equal(FINANCING.None);
    expect(await world.line()).to.equal(0n);
    expect(await world.owed()).to.deep.equal([0n, 0n]);
    await world.refused(id, lapse, financing, "FinancingStateForbids", id, ACT.lapse, FINANCING.None);
  });

  it("does not end what has its cash on the way", async () => {
    const world = await load(agreed);
    const { financing, id, offer } = world;
    await world.disburse(id);
    await time.increaseTo(offer.disburseBy + 1n);
    const lapse = () => financing.lapse(id);
    await world.refused(id, lapse, financing, "FinancingStateForbids", id, ACT.lapse, FINANCING.Disbursing);
  });

  it("lets the debtor pay the holder again", async () => {
    const world = await load(agreed);
    const { financing, suite, obligor, root, id, maturity } = world;
    await time.increaseTo(maturity);
    const { trail } = await lotAt(world, root);
    const pay = () => suite.redemption.connect(obligor.account).pay([{ lot: root, trail }], fresh("run"));
    await world.refused(id, pay, world.lots, "LotsEncumbered", root, Flag.IN_FINANCING);
    await financing.lapse(id);
    await pay();
    expect((await lotAt(world, root)).flags).to.equal(Flag.IN_REDEMPTION);
  });
});
