import { expect } from "chai";
import { suspend, type TestMember } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { assigned, FACE, now } from "../helpers/trade.ts";
import { isCancelled, issued, tomorrow } from "./cancelling.ts";
import { consentToCancellation } from "./consents.ts";
import { load, STATE, time } from "./world.ts";

for (const sender of ["debtor", "creditor"] as const) {
  /** Both sides of a fresh receivable, and the other side's consent to cancel it. */
  const sides = async () => {
    const world = await load(issued);
    const { servicing, receivables } = world.suite;
    const [creditor] = world.suppliers;
    const [from, to] = sender === "debtor" ? [world.debtor, creditor!] : [creditor!, world.debtor];
    const { instrument, lot, issue } = world.issued;
    const deadline = await tomorrow(world);
    const consent = await consentToCancellation(world.suite, to.account, lot, deadline);
    const issuedAt = await now(world.suite);
    const present = (given = consent, by: TestMember = from, until = deadline, proof = issue) =>
      servicing.connect(by.account).cancelWithConsent(instrument, proof, until, given);
    const holder = receivables.connect(creditor!.account);
    const { trail } = await receivables.lotAt(lot);
    const subject = instrument << 40n;
    return {
      ...world,
      ...world.issued,
      servicing,
      from,
      to,
      deadline,
      consent,
      issuedAt,
      present,
      holder,
      trail,
      subject,
    };
  };

  describe(`Servicing: cancelWithConsent by the ${sender}`, () => {
    it("cancels at once", async () => {
      const world = await sides();
      const { servicing, instrument, issuedAt, deadline, trail } = world;
      expect(await servicing.cancellationDigest(instrument, issuedAt, deadline)).to.match(/^0x[0-9a-f]{64}$/u);
      await isCancelled(world, world.issued, trail, await world.present());
    });

    it("happens once: the trail has gone on", async () => {
      const { servicing, to, present } = await sides();
      await present();
      await refuses(present(), servicing, "ConsentBadSignature", to.account.address);
    });

    it("finds the lot ended with a consent for the cancelled lot", async () => {
      const { suite, to, lot, deadline, present } = await sides();
      await present();
      const anew = await consentToCancellation(suite, to.account, lot, deadline);
      await refuses(present(anew), suite.receivables, "LotsEnded", lot);
    });

    it("is for the two parties and needs the other one's consent", async () => {
      const { suite, servicing, suppliers, from, lot, instrument, deadline, consent, present } = await sides();
      const stranger = suppliers[1]!;
      await refuses(present(consent, stranger), servicing, "ServicingNotAParty", instrument, stranger.number);
      for (const wrong of [stranger, from]) {
        const given = await consentToCancellation(suite, wrong.account, lot, deadline);
        const other = from === suppliers[0] ? 2n : suppliers[0]!.number;
        await refuses(present(given), servicing, "LotsConsentForOther", wrong.number, other);
      }
    });

    it("is void for another lot state, instrument or deadline", async () => {
      const world = await sides();
      const { suite, servicing, to, lot, instrument, deadline, consent, trail, present, holder } = world;
      const { address } = to.account;
      await refuses(present(consent, world.from, deadline + 1n), servicing, "ConsentBadSignature", address);
      const other = await consentToCancellation(suite, to.account, (7n << 40n) | FACE, deadline, { trail });
      await refuses(present(other), servicing, "ConsentBadSignature", address);
      await holder.split(lot, 1_000n);
      await refuses(present(), servicing, "ConsentBadSignature", address);
      await holder.merge(lot, (instrument << 40n) | 1_000n, trail);
      await present();
    });

    it("is refused unless the root lot is whole and with the first creditor", async () => {
      const world = await sides();
      const { suite, to, suppliers, lot, instrument, deadline, present } = world;
      await assigned(world, lot, suppliers[0]!, suppliers[1]!, 1_000n);
      const consent = await consentToCancellation(suite, to.account, lot, deadline);
      await refuses(present(consent), suite.receivables, "LotsNotWhole", instrument);
    });

    it("is possible until the deadline and not a second longer", async () => {
      for (const late of [-1n, 0n, 1n]) {
        const { servicing, deadline, subject, present } = await sides();
        await time.setNextBlockTimestamp(deadline + late);
        if (late <= 0n) await present();
        else await refuses(present(), servicing, "LotsDeadlinePassed", subject, deadline);
      }
    });

    it("is refused while a request stands, whose refusal kills the consent", async () => {
      const { suite, servicing, from, to, lot, instrument, issuedAt, deadline, subject, present } = await sides();
      await servicing.connect(from.account).requestCancellation(instrument, deadline);
      await refuses(present(), servicing, "LotsRequestOpen", subject, deadline);
      const cutAt = await timeOf(await servicing.connect(to.account).refuse(subject));
      await refuses(present(), servicing, "LotsConsentCut", subject, issuedAt, cutAt);
      await time.increase(1n);
      await present(await consentToCancellation(suite, to.account, lot, deadline));
    });

    it("is dead when a request expired since, cleared or not", async () => {
      const world = await sides();
      const { suite, servicing, from, to, lot, instrument, issuedAt, subject, present } = world;
      const lapses = (await now(suite)) + 100n;
      await servicing.connect(from.account).requestCancellation(instrument, lapses);
      await time.increaseTo(lapses + 1n);
      await refuses(present(), servicing, "LotsConsentCut", subject, issuedAt, lapses);
      const anew = await consentToCancellation(suite, to.account, lot, world.deadline);
      const sent = await present(anew);
      expect((await eventsOf(sent, servicing)).map(([name]) => name)).to.deep.equal(["ReceivableCancelled"]);
      await refuses(servicing.expire(subject), servicing, "LotsNoRequest", subject);
    });

    it("is refused for an issue that was another, and while the lot is encumbered", async () => {
      const { suite, suppliers, from, lot, terms, issue, instrument, deadline, consent, present, holder } =
        await sides();
      const forged = { ...issue, step: issue.step ^ 1n };
      const wrong = present(consent, from, deadline, forged);
      await refuses(wrong, suite.receivables, "LotsOtherIssue", instrument);
      const { background } = terms;
      await holder.offer({ lot, to: suppliers[1]!.number, units: FACE, deadline, recourse: false, background });
      await refuses(present(), suite.receivables, "LotsEncumbered", lot, 1n);
    });

    it("is refused when either side is suspended", async () => {
      for (const side of ["from", "to"] as const) {
        const world = await sides();
        await suspend(world.suite, world[side]);
        const values = [world[side].number, 3n, 0n];
        await refuses(world.present(), world.suite.consortium, "ConsortiumMemberStateForbids", ...values);
      }
    });

    it("is possible after maturity until the receivable is overdue", async () => {
      const world = await sides();
      const { suite, servicing, to, lot, instrument, terms, trail, present } = world;
      const late = terms.maturity + 30n * 86_400n;
      await time.increaseTo(terms.maturity);
      await isCancelled(
        world,
        world.issued,
        trail,
        await present(await consentToCancellation(suite, to.account, lot, late), world.from, late),
      );

      const again = await sides();
      await time.increaseTo(terms.maturity + 5n * 86_400n);
      await servicing.connect(again.debtor.account).flagOverdue(instrument);
      const consent = await consentToCancellation(suite, to.account, lot, late);
      const refused = again.present(consent, again.from, late);
      await refuses(refused, suite.receivables, "LotsStateForbids", instrument, 8n, STATE.Overdue);
    });
  });
}
