import { expect } from "chai";
import { suspend } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { assigned, confirmed, DAY, FACE } from "../helpers/trade.ts";
import { isCancelled, issued, tomorrow } from "./cancelling.ts";
import { load, STATE, time } from "./world.ts";

const tenDays = 10n * DAY;

const SIDES = [
  { asks: "debtor", index: 0 },
  { asks: "creditor", index: 1 },
] as const;

for (const { asks, index } of SIDES) {
  /** Both sides of a fresh receivable: the one who asks, and the other. */
  const sides = async () => {
    const world = await load(issued);
    const { instrument } = world.issued;
    const both = [world.debtor, world.suppliers[0]!] as const;
    const [from, to] = index === 0 ? both : [both[1], both[0]];
    const deadline = await tomorrow(world);
    const servicing = world.suite.servicing;
    const ask = (until = deadline) => servicing.connect(from.account).requestCancellation(instrument, until);
    const agree = (by = to) => servicing.connect(by.account).cancel(instrument, world.issued.issue);
    const holder = world.suite.receivables.connect(world.suppliers[0]!.account);
    return { ...world, ...world.issued, from, to, deadline, servicing, ask, agree, holder, subject: instrument << 40n };
  };

  describe(`Servicing: requestCancellation by the ${asks}`, () => {
    it("keeps who asked whom until when, and locks nothing", async () => {
      const { servicing, suite, from, to, deadline, instrument, subject, lot, ask } = await sides();
      const sent = await ask();
      expect(await eventsOf(sent, servicing)).to.deep.equal([
        ["CancellationRequested", instrument, from.number, to.number, deadline],
      ]);
      const request = await servicing.requestAt(subject);
      const kept = [request.act, request.from, request.to, request.deadline];
      expect(kept).to.deep.equal([6n, from.number, to.number, deadline]);
      expect((await suite.receivables.lotAt(lot)).flags).to.equal(0n);
    });

    it("refuses a second request while one stands, not after it lapsed", async () => {
      const { servicing, deadline, subject, ask } = await sides();
      await ask();
      await refuses(ask(deadline + 5n), servicing, "LotsRequestOpen", subject, deadline);
      await time.increaseTo(deadline + 1n);
      const sent = await ask(deadline + 100n);
      expect((await eventsOf(sent, servicing))[0]).to.deep.equal(["RequestClosed", subject, 0n, 2n, 6n, deadline]);
    });

    it("refuses a deadline that has passed", async () => {
      const { servicing, deadline, subject, ask } = await sides();
      await time.setNextBlockTimestamp(deadline + 1n);
      await refuses(ask(), servicing, "LotsDeadlinePassed", subject, deadline);
      await time.setNextBlockTimestamp(deadline + 2n);
      await ask(deadline + 2n);
    });

    it("is possible from maturity on, too, as long as the receivable is not overdue", async () => {
      const world = await sides();
      const { suite, servicing, terms, instrument, lot, from, to, ask, agree } = world;
      const deadline = terms.maturity + tenDays;
      await time.setNextBlockTimestamp(terms.maturity);
      const sent = await ask(deadline);
      expect(await eventsOf(sent, servicing)).to.deep.equal([
        ["CancellationRequested", instrument, from.number, to.number, deadline],
      ]);
      const { trail } = await suite.receivables.lotAt(lot);
      await time.setNextBlockTimestamp(deadline);
      await isCancelled(world, world.issued, trail, await agree());
    });

    it("comes too late once the receivable is overdue", async () => {
      const { servicing, terms, instrument, subject, suppliers, ask, agree, suite } = await sides();
      const deadline = terms.maturity + tenDays;
      await ask(deadline);
      await time.increaseTo(terms.maturity + 3n * DAY);
      await servicing.connect(suppliers[0]!.account).flagOverdue(instrument);
      await refuses(agree(), suite.receivables, "LotsStateForbids", instrument, 7n, STATE.Overdue);
      await time.increaseTo(deadline + 1n);
      await refuses(ask(deadline + DAY), servicing, "LotsStateForbids", instrument, 6n, STATE.Overdue);
      await refuses(agree(), servicing, "LotsDeadlinePassed", subject, deadline);
    });

    it("refuses unless the root lot is whole and with the first creditor", async () => {
      const world = await sides();
      const { suite, suppliers, instrument, lot, ask, holder } = world;
      await holder.split(lot, 1_000n);
      await refuses(ask(), suite.receivables, "LotsNotWhole", instrument);
      const other = await confirmed(world);
      await assigned(world, other.lot, suppliers[0]!, suppliers[1]!, FACE);
      for (const by of [world.debtor, suppliers[1]!]) {
        const refused = suite.servicing.connect(by.account).requestCancellation(other.instrument, world.deadline);
        await refuses(refused, suite.receivables, "LotsNotWhole", other.instrument);
      }
    });

    it("refuses when the other side may not take part", async () => {
      const { suite, to, ask } = await sides();
      await suspend(suite, to);
      await refuses(ask(), suite.consortium, "ConsortiumMemberStateForbids", to.number, 3n, 0n);
    });
  });

  describe(`Servicing: cancel on request of the ${asks}`, () => {
    it("ends the root lot, and the document gets back what was used up", async () => {
      const world = await sides();
      const { trail } = await world.suite.receivables.lotAt(world.lot);
      await world.ask();
      await isCancelled(world, world.issued, trail, await world.agree());
      const { background, face } = world.terms;
      const again = await confirmed(world, { background });
      expect((await world.suite.evidence.documentAt(background)).financed).to.equal(face);
      expect(again.instrument).not.to.equal(world.instrument);
    });

    it("is for the one who was asked", async () => {
      const { servicing, from, suppliers, subject, ask, agree } = await sides();
      await refuses(agree(), servicing, "LotsNoRequest", subject);
      await ask();
      for (const wrong of [from, suppliers[1]!]) {
        await refuses(agree(wrong), servicing, "LotsNotYourRequest", subject, wrong.number);
      }
    });

    it("is possible until the deadline and not a second longer", async () => {
      for (const late of [-1n, 0n, 1n]) {
        const { servicing, deadline, subject, ask, agree } = await sides();
        await ask();
        await time.setNextBlockTimestamp(deadline + late);
        if (late <= 0n) await agree();
        else await refuses(agree(), servicing, "LotsDeadlinePassed", subject, deadline);
      }
    });

    it("is refused once the lot was split, and possible again after the merge", async () => {
      const world = await sides();
      const { servicing, suite, lot, instrument, subject, ask, agree, holder } = world;
      const { trail } = await suite.receivables.lotAt(lot);
      await ask();
      await holder.split(lot, 1_000n);
      await refuses(agree(), servicing, "LotsOtherDeal", subject);
      await holder.merge(lot, (instrument << 40n) | 1_000n, trail);
      await isCancelled(world, world.issued, trail, await agree());
    });

    it("is refused once the lot has moved, also when it came back", async () => {
      const world = await sides();
      const { servicing, suppliers, lot, subject, ask, agree } = world;
      await ask();
      await assigned(world, lot, suppliers[0]!, suppliers[1]!, FACE);
      await refuses(agree(), servicing, "LotsOtherDeal", subject);
      await assigned(world, lot, suppliers[1]!, suppliers[0]!, FACE);
      await refuses(agree(), servicing, "LotsOtherDeal", subject);
    });

    it("is refused while the lot is offered, and not stopped by an offer that lapsed", async () => {
      const world = await sides();
      const { suite, suppliers, terms, lot, ask, agree, holder } = world;
      const { trail } = await suite.receivables.lotAt(lot);
      await ask(terms.maturity);
      const transfer = { lot, to: suppliers[1]!.number, units: FACE, recourse: false, background: terms.background };
      await holder.offer({ ...transfer, deadline: world.deadline });
      await refuses(agree(), suite.receivables, "LotsEncumbered", lot, 1n);
      await time.increaseTo(world.deadline + 1n);
      await isCancelled(world, world.issued, trail, await agree(), 1n << 14n);
    });

    it("is refused for an issue that was another", async () => {
      const { suite, servicing, to, instrument, issue, ask } = await sides();
      await ask();
      for (const wrong of [
        { ...issue, step: issue.step ^ 1n },
        { ...issue, background: `0x${"77".repeat(32)}` },
      ]) {
        const refused = servicing.connect(to.account).cancel(instrument, wrong);
        await refuses(refused, suite.receivables, "LotsOtherIssue", instrument);
      }
    });
  });

  describe(`Servicing: ending a request of the ${asks} to cancel`, () => {
    for (const [name, ending] of [
      ["refuse", 0n],
      ["withdraw", 1n],
    ] as const) {
      it(`by ${name} changes nothing of the receivable`, async () => {
        const { suite, servicing, from, to, lot, instrument, subject, ask, agree } = await sides();
        const before = await suite.receivables.lotAt(lot);
        await ask();
        const [right, wrong] = name === "refuse" ? [to, from] : [from, to];
        const refused = servicing.connect(wrong.account)[name](subject);
        await refuses(refused, servicing, "LotsNotYourRequest", subject, wrong.number);
        const sent = await servicing.connect(right.account)[name](subject);
        const closed = ["RequestClosed", subject, right.number, ending, 6n, await timeOf(sent)];
        expect(await eventsOf(sent, servicing)).to.deep.equal([closed]);
        expect(await suite.receivables.lotAt(lot)).to.deep.equal(before);
        expect((await suite.receivables.instrumentAt(instrument)).state).to.equal(STATE.Confirmed);
        await refuses(agree(), servicing, "LotsNoRequest", subject);
        await ask();
        await agree();
      });
    }

    it("by expiry is anyone's, from the second after the deadline", async () => {
      const { suite, servicing, deadline, subject, ask } = await sides();
      await ask();
      const anyone = servicing.connect(suite.signers.at(-1));
      await time.setNextBlockTimestamp(deadline);
      await refuses(anyone.expire(subject), servicing, "LotsRequestNotExpired", subject, deadline);
      await time.setNextBlockTimestamp(deadline + 1n);
      const sent = await anyone.expire(subject);
      expect(await eventsOf(sent, servicing)).to.deep.equal([["RequestClosed", subject, 0n, 2n, 6n, deadline]]);
    });
  });
}

describe("Servicing: requestCancellation", () => {
  it("is for the two parties, of a receivable that there is", async () => {
    const world = await load(issued);
    const { suite, suppliers, debtor } = world;
    const { servicing } = suite;
    const deadline = await tomorrow(world);
    const { instrument } = world.issued;
    const stranger = servicing.connect(suppliers[1]!.account).requestCancellation(instrument, deadline);
    await refuses(stranger, servicing, "ServicingNotAParty", instrument, suppliers[1]!.number);
    const unknown = servicing.connect(debtor.account).requestCancellation(7n, deadline);
    await refuses(unknown, servicing, "ServicingNotAParty", 7n, debtor.number);
    await refuses(
      servicing.connect(debtor.account).cancel(7n, world.issued.issue),
      servicing,
      "LotsNoRequest",
      7n << 40n,
    );
  });

  it("is refused for a receivable that was cancelled, whose reference is used for good", async () => {
    const world = await load(issued);
    const { suite, suppliers, debtor } = world;
    const { servicing, origination } = suite;
    const { instrument, issue, terms } = world.issued;
    const ask = async () => servicing.connect(debtor.account).requestCancellation(instrument, await tomorrow(world));
    await ask();
    await servicing.connect(suppliers[0]!.account).cancel(instrument, issue);
    await refuses(ask(), servicing, "LotsStateForbids", instrument, 6n, STATE.Cancelled);
    const anew = origination.connect(suppliers[0]!.account).submit(terms, await tomorrow(world));
    await refuses(anew, origination, "LotsStateForbids", instrument, 1n, STATE.Cancelled);
  });
});
