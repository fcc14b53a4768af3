import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { change, LEAD, type Change } from "../helpers/rules.ts";
import type { Suite } from "../helpers/suite.ts";
import { Flag } from "../helpers/suite.ts";
import { DAY, now } from "../helpers/trade.ts";
import { dishonoured, insolvent, overdue, passedOn, Role } from "./recovering.ts";
import { load, time } from "./world.ts";

/** First moment after a term of months from a moment's day in Beijing, from the calendar of the language. */
function afterMonths(moment: bigint, months: number): bigint {
  const local = new Date(Number(moment + 8n * 3_600n) * 1_000);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + months, local.getUTCDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return BigInt(Date.UTC(year, month, Math.min(day, last) + 1)) / 1_000n - 8n * 3_600n;
}

/** Announces a rule and waits until it is in force. */
async function inForce(suite: Suite, rule: Change): Promise<void> {
  const begins = (await now(suite)) + LEAD + 600n;
  await decide(suite, suite.rules.announce.populateTransaction(begins, [rule]));
  await time.increaseTo(begins);
}

describe("BillRecourse: liableOn", () => {
  it("names acceptor, drawer, endorsers and who guarantees them, each with when the right lapses", async () => {
    const world = await load(dishonoured);
    const { acceptor, forAcceptor, drawer, forDrawer, payee, forPayee, second, maturity } = world;
    const [primary, recourse] = [afterMonths(maturity, 24), afterMonths(maturity + DAY, 6)];
    expect(await world.liableOn()).to.deep.equal([
      [acceptor.number, Role.Acceptor, primary],
      [drawer.number, Role.Drawer, primary],
      [forDrawer.number, Role.DrawersGuarantor, primary],
      [payee.number, Role.Endorser, recourse],
      [forPayee.number, Role.EndorsersGuarantor, recourse],
      [forAcceptor.number, Role.AcceptorsGuarantor, primary],
      [second.number, Role.Endorser, recourse],
    ]);
  });

  it("leaves acceptor, drawer and their guarantors where the lot was presented too late", async () => {
    const { liableOn, acceptor, drawer, forDrawer, forAcceptor } = await load(overdue);
    const members = (await liableOn()).map(([member]) => member);
    expect(members).to.deep.equal([acceptor, drawer, forDrawer, forAcceptor].map(({ number }) => number));
  });

  it("refuses a path that is forged, shortened or another lot's", async () => {
    const { billRecourse, path, liableOn, root } = await load(dishonoured);
    const steps = await path();
    const [first, ...rest] = steps;
    for (const wrong of [
      [],
      steps.slice(0, -1),
      rest,
      [{ ...first!, step: first!.step ^ 256n }, ...rest],
      [...steps, steps.at(-1)!],
    ])
      await refuses(liableOn(wrong), billRecourse, "BillRecoursePathWrong", root);
  });
});

describe("BillRecourse: claim", () => {
  it("asks any of those liable, in any order; the lot is locked until the answer", async () => {
    const world = await load(dishonoured);
    const { suite, billRecourse, root, maturity, third, second, claim, flags } = world;
    const deadline = (await now(suite)) + 5n * DAY;
    const sent = await claim(second, third, 1_234n, { deadline });
    const at = await timeOf(sent);
    const lapsedFrom = afterMonths(maturity + DAY, 6);
    expect(await eventsOf(sent, billRecourse)).to.deep.equal([
      ["BillRecourseClaimed", root, third.number, second.number, Role.Endorser, 1_234n, lapsedFrom, deadline, at, 1n],
    ]);
    expect(await flags()).to.equal(Flag.DISHONOURED | Flag.OFFERED);
    await refuses(claim(world.drawer), world.bills, "LotsEncumbered", root, Flag.OFFERED);
  });

  it("leaves the lot dishonoured when it is refused, withdrawn or has expired, to be claimed again", async () => {
    for (const ending of ["refuse", "withdraw", "expire"] as const) {
      const { bills, root, third, drawer, claim, flags } = await load(dishonoured);
      await claim(drawer);
      if (ending === "expire") await time.increase(DAY + 1n);
      await bills.connect((ending === "refuse" ? drawer : third).account)[ending](root);
      expect(await flags()).to.equal(Flag.DISHONOURED | Flag.CONSENTS_CUT);
      await claim(drawer);
    }
  });

  it("is the holder's, of a dishonoured lot, against one who is liable", async () => {
    const world = await load(passedOn);
    const { bills, billRecourse, root, third, second, payee, drawer, claim } = world;
    await refuses(claim(drawer), bills, "LotsNotEncumbered", root, Flag.DISHONOURED);
    const at = await load(dishonoured);
    await refuses(at.claim(drawer, second), bills, "LotsNotHolder", at.root, second.number, third.number);
    await refuses(at.claim(at.banks[0]!, at.third, 0n, { path: [] }), billRecourse, "BillRecoursePathWrong", at.root);
    const late = await load(overdue);
    await refuses(late.claim(payee), billRecourse, "BillRecourseNotLiable", late.root, payee.number);
    const shortened = (await late.path()).slice(0, -1);
    await refuses(late.claim(drawer, third, 0n, { path: shortened }), billRecourse, "BillRecoursePathWrong", late.root);
  });

  it("is too late for endorsers after six months and for acceptor and drawer after two years", async () => {
    const { billRecourse, root, maturity, second, forPayee, drawer, acceptor, claim } = await load(dishonoured);
    const recourse = afterMonths(maturity + DAY, 6);
    await time.increaseTo(recourse - 10n);
    await time.setNextBlockTimestamp(recourse);
    await refuses(claim(second), billRecourse, "BillRecourseLapsed", root, second.number, recourse);
    await refuses(claim(forPayee), billRecourse, "BillRecourseLapsed", root, forPayee.number, recourse);
    const primary = afterMonths(maturity, 24);
    await time.increaseTo(primary - 10n);
    await time.setNextBlockTimestamp(primary);
    await refuses(claim(acceptor), billRecourse, "BillRecourseLapsed", root, acceptor.number, primary);
    await refuses(claim(drawer), billRecourse, "BillRecourseLapsed", root, drawer.number, primary);
  });

  it("is in time in the last second, and lets the time begin anew against the one claimed from alone", async () => {
    const { bills, billRecourse, root, maturity, third, second, payee, claim, liableOn } = await load(dishonoured);
    const recourse = afterMonths(maturity + DAY, 6);
    await time.increaseTo(recourse - 10n);
    await time.setNextBlockTimestamp(recourse - 1n);
    await claim(second, third, 0n, { deadline: recourse + DAY });
    await bills.connect(second.account).refuse(root);
    await refuses(claim(payee), billRecourse, "BillRecourseLapsed", root, payee.number, recourse);
    const terms = new Map((await liableOn()).map(([member, , lapsedFrom]) => [member, lapsedFrom]));
    expect(terms.get(second.number)).to.equal(afterMonths(recourse - 1n, 6));
    await claim(second);
  });

  it("is possible before maturity once the acceptor is insolvent", async () => {
    const { claim, second, maturity, liableOn, suite } = await load(insolvent);
    const at = await now(suite);
    const terms = new Map((await liableOn()).map(([member, , lapsedFrom]) => [member, lapsedFrom]));
    expect(terms.get(second.number)).to.equal(afterMonths(at, 6));
    expect(await now(suite)).to.be.below(maturity);
    await claim(second);
  });

  it("is judged by the rules in force; terms of more than a century are refused", async () => {
    const world = await load(dishonoured);
    const { suite, maturity, second, claim, liableOn } = world;
    await inForce(suite, change("bills.recoursePrescriptionMonths", 1n));
    const terms = new Map((await liableOn()).map(([member, , lapsedFrom]) => [member, lapsedFrom]));
    expect(terms.get(second.number)).to.equal(afterMonths(maturity + DAY, 1));
    await claim(second);
    for (const name of ["prescriptionMonths", "recoursePrescriptionMonths", "reRecoursePrescriptionMonths"]) {
      const other = await load(dishonoured);
      const [highest, above] = [1_200n, 1_201n].map((months) => change(`bills.${name}`, months));
      await inForce(other.suite, highest!);
      await other.liableOn();
      await inForce(other.suite, above!);
      await refuses(other.liableOn(), suite.acceptors, "AcceptorRuleTooHigh", above!.parameter, 1_201n, 1_200n);
    }
  });
});
