import { expect } from "chai";
import { ZeroHash } from "ethers";
import { decide } from "../helpers/council.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { change, LEAD } from "../helpers/rules.ts";
import { Flag } from "../helpers/suite.ts";
import { DAY, lotId, now } from "../helpers/trade.ts";
import { BillState, FACE } from "./issuing.ts";
import { dayAfter } from "./presenting.ts";
import { CUT, cutInTwo, dishonoured, insolvent, interestOn, MARGIN, overdue, Role } from "./recovering.ts";
import { load, time } from "./world.ts";

describe("BillRecourse: satisfy", () => {
  it("instructs the lot's value with interest from maturity and the costs that were claimed", async () => {
    const { billRecourse, settlement, ...world } = await load(dishonoured);
    const { root, maturity, third, second, claim, satisfy, instructionOf, flags, subject } = world;
    await claim(second, third, 1_234n, { deadline: maturity + 50n * DAY });
    await time.setNextBlockTimestamp(maturity + 40n * DAY - 1n);
    const sent = await satisfy(second, 1_234n);
    const [instruction, interest] = [await instructionOf(sent), interestOn(FACE, 39n)];
    expect(await eventsOf(sent, billRecourse)).to.deep.equal([
      [
        ...["BillRecourseInstructed", root, second.number, third.number, instruction],
        ...[[FACE, interest, 1_234n], maturity + 40n * DAY - 1n, 1n],
      ],
    ]);
    const { payer, payee, amount, subject: of } = await settlement.instructionAt(instruction);
    expect([payer, payee, amount, of]).to.deep.equal([
      ...[second.number, third.number, FACE + interest + 1_234n, subject],
    ]);
    expect(await flags()).to.equal(Flag.DISHONOURED | Flag.IN_RECOURSE);
  });

  it("counts interest by days in Beijing: from maturity, from overdue presentation, from insolvency", async () => {
    const due = await load(dishonoured);
    for (const [moment, days] of [
      [due.maturity, 0n],
      [due.maturity + DAY - 1n, 0n],
      [due.maturity + DAY, 1n],
      [due.maturity + 365n * DAY, 365n],
    ] as const)
      expect(await due.owedAt(moment)).to.deep.equal([FACE, interestOn(FACE, days), 0n]);
    const late = await load(overdue);
    const presented = dayAfter(late.maturity, 11n);
    expect(await late.owedAt(presented + DAY - 1n)).to.deep.equal([FACE, 0n, 0n]);
    expect(await late.owedAt(presented + DAY)).to.deep.equal([FACE, interestOn(FACE, 1n), 0n]);
    const before = await load(insolvent);
    const recorded = await now(before.suite);
    expect(await before.owedAt(recorded - DAY)).to.deep.equal([FACE, 0n, 0n]);
    expect(await before.owedAt(dayAfter(recorded, 3n))).to.deep.equal([FACE, interestOn(FACE, 3n), 0n]);
  });

  it("is for the one claimed from, of the costs that were claimed, once", async () => {
    const { bills, root, third, second, drawer, claim, satisfy } = await load(dishonoured);
    await refuses(satisfy(second), bills, "LotsNoRequest", root);
    await claim(second, third, 5n);
    await refuses(satisfy(drawer, 5n), bills, "LotsNotYourRequest", root, drawer.number);
    await refuses(satisfy(second, 6n), bills, "LotsOtherDeal", root);
    await satisfy(second, 5n);
    await refuses(satisfy(second, 5n), bills, "LotsNoRequest", root);
  });

  it("refuses what is more than one payment can be, and a rate that does not fit", async () => {
    const { suite, billRecourse, root, second, paid, owedAt } = await load(dishonoured);
    const most = 2n ** 32n - 1n;
    const inForce = async (rate: bigint) => {
      const begins = (await now(suite)) + LEAD + 600n;
      const rule = change("bills.recourseRatePpm", rate);
      await decide(suite, suite.rules.announce.populateTransaction(begins, [rule]));
      await time.increaseTo(begins);
      return rule.parameter;
    };
    await inForce(most);
    await paid(second);
    const [paidAt, end] = [await now(suite), 2n ** 40n - 1n];
    const [principal] = (await owedAt(paidAt)) as [bigint];
    const sum = principal + interestOn(principal, (dayAfter(end, 0n) - dayAfter(paidAt, 0n)) / DAY, most);
    await refuses(owedAt(end), billRecourse, "BillRecourseAmountTooHigh", root, sum);
    const parameter = await inForce(most + 1n);
    await refuses(owedAt(end), suite.acceptors, "AcceptorRuleTooHigh", parameter, most + 1n, most);
  });

  it("is too late once the claim's deadline has passed", async () => {
    const { suite, bills, root, third, second, claim, satisfy } = await load(dishonoured);
    const deadline = (await now(suite)) + 100n;
    await claim(second, third, 0n, { deadline });
    await time.setNextBlockTimestamp(deadline + 1n);
    await refuses(satisfy(second), bills, "LotsDeadlinePassed", root, deadline);
  });
});

describe("BillRecourse: onFinal", () => {
  it("puts the payer in the holder's place; the bill stays owed by its acceptor", async () => {
    const { suite, bills, billRecourse, ...world } = await load(dishonoured);
    const { root, instrument, third, second, acceptor, onItsWay, reporting, flags } = world;
    const instruction = await onItsWay(second);
    const [principal, interest] = (await world.owedAt(await now(suite))) as [bigint, bigint];
    const sent = await reporting.reportFinal([instruction]);
    const amount = principal + interest;
    expect(await eventsOf(sent, billRecourse)).to.deep.equal([
      ["BillRecourseSettled", root, second.number, third.number, instruction, amount, await timeOf(sent)],
    ]);
    expect([(await bills.lotAt(root)).holder, await flags()]).to.deep.equal([second.number, Flag.DISHONOURED]);
    expect((await suite.acceptors.acceptorAt(acceptor.number)).outstanding).to.equal(FACE);
    expect((await bills.instrumentAt(instrument)).state).to.equal(BillState.Received);
  });

  it("lets the payer claim what it paid, with interest since, from those before it alone, within three months", async () => {
    const world = await load(dishonoured);
    const { billRecourse, root, payee, forPayee, second, third, acceptor, drawer, forDrawer, forAcceptor } = world;
    await world.paid(second, third, 777n);
    const at = await now(world.suite);
    const principal = FACE + interestOn(FACE, 1n) + 777n;
    expect(await world.owedAt(at)).to.deep.equal([principal, 0n, 0n]);
    expect(await world.owedAt(at + 30n * DAY)).to.deep.equal([principal, interestOn(principal, 30n), 0n]);
    const liable = await world.liableOn();
    expect(liable.map(([member]) => member)).to.deep.equal(
      [acceptor, drawer, forDrawer, payee, forPayee, forAcceptor].map(({ number }) => number),
    );
    await refuses(world.claim(third, second), billRecourse, "BillRecourseNotLiable", root, third.number);
    const lapsed = new Map(liable.map(([member, , lapsedFrom]) => [member, lapsedFrom]));
    const three = lapsed.get(payee.number)!;
    expect(three).to.be.within(at + 89n * DAY, at + 94n * DAY);
    await time.increaseTo(three - 10n);
    await time.setNextBlockTimestamp(three);
    await refuses(world.claim(payee, second), billRecourse, "BillRecourseLapsed", root, payee.number, three);
    await world.claim(drawer, second);
  });

  it("goes on from hand to hand: a guarantor turns to the one it guaranteed and those before", async () => {
    const world = await load(dishonoured);
    const { payee, forPayee, third, acceptor, drawer, forDrawer, forAcceptor, paid, liableOn } = world;
    await paid(forPayee, third);
    const members = async () => (await liableOn()).map(([member]) => member);
    expect(await members()).to.deep.equal(
      [acceptor, drawer, forDrawer, payee, forAcceptor].map(({ number }) => number),
    );
    await paid(forDrawer, forPayee);
    expect(await members()).to.deep.equal([acceptor, drawer, forAcceptor].map(({ number }) => number));
    await paid(forAcceptor, forDrawer);
    expect(await liableOn().then(([only]) => only!.slice(0, 2))).to.deep.equal([acceptor.number, Role.Acceptor]);
    expect(await members()).to.have.lengthOf(1);
  });

  it("ends the lot when the acceptor pays: its acceptance and the margin are released", async () => {
    const { suite, bills, billRecourse, ...world } = await load(dishonoured);
    const { root, instrument, second, acceptor, paid, onItsWay, reporting, flags } = world;
    await paid(second);
    const instruction = await onItsWay(acceptor, second);
    const sent = await reporting.reportFinal([instruction]);
    const amount = (await suite.settlement.instructionAt(instruction)).amount;
    expect(await eventsOf(sent, billRecourse)).to.deep.equal([
      [
        ...["BillRecoursePaidByAcceptor", root, acceptor.number, second.number, instruction],
        ...[amount, FACE, MARGIN, await timeOf(sent)],
      ],
    ]);
    expect(await flags()).to.equal(Flag.ENDED);
    expect((await bills.instrumentAt(instrument)).state).to.equal(BillState.Settled);
    const { outstanding, margins } = await suite.acceptors.acceptorAt(acceptor.number);
    expect([outstanding, margins]).to.deep.equal([0n, 0n]);
    await refuses(world.claim(world.drawer, second), bills, "LotsEnded", root);
  });

  it("releases with one lot its own share alone", async () => {
    const { suite, bills, root, instrument, third, acceptor, paid } = await load(cutInTwo);
    await paid(acceptor);
    const { outstanding, margins } = await suite.acceptors.acceptorAt(acceptor.number);
    expect([outstanding, margins]).to.deep.equal([CUT, (MARGIN * CUT) / FACE]);
    expect((await bills.lotAt(root)).flags).to.equal(Flag.ENDED);
    expect((await bills.lotAt(lotId(instrument, CUT))).holder).to.equal(third.number);
    expect((await bills.instrumentAt(instrument)).state).to.equal(BillState.Received);
  });

  it("leaves the lot dishonoured at its holder when the cash is rejected or expires, to be claimed again", async () => {
    for (const ending of ["reject", "expire"] as const) {
      const { bills, settlement, root, third, second, claim, satisfy, instructionOf, reporting, flags, paid } =
        await load(dishonoured);
      await claim(second);
      const instruction = await instructionOf(await satisfy(second));
      if (ending === "reject") await reporting.reportRejected([instruction], "0x41433034");
      else {
        await time.increaseTo((await settlement.instructionAt(instruction)).expiresAt + 1n);
        await settlement.connect(third.account).expire([instruction]);
      }
      expect([(await bills.lotAt(root)).holder, await flags()]).to.deep.equal([third.number, Flag.DISHONOURED]);
      await paid(second);
    }
  });

  it("is settlement's to report", async () => {
    const { billRecourse, third, subject } = await load(dishonoured);
    const as = billRecourse.connect(third.account);
    const values = [third.account.address];
    await refuses(as.onFinal(ZeroHash, subject, 1n), billRecourse, "BillRecourseNotSettlement", ...values);
    await refuses(as.onReleased(ZeroHash, subject), billRecourse, "BillRecourseNotSettlement", ...values);
  });
});
