import { expect } from "chai";
import { AbiCoder, id, keccak256 } from "ethers";
import { decide } from "../helpers/council.ts";
import { mandate, REGION } from "../helpers/members.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { change, LEAD, numberKey, responsibleFor } from "../helpers/rules.ts";
import { Flag } from "../helpers/suite.ts";
import { MemberKind } from "../helpers/terms.ts";
import { DAY, fresh, now } from "../helpers/trade.ts";
import { FACE } from "./issuing.ts";
import { dayAfter } from "./presenting.ts";
import { Check, Label, rediscountInterest, State, type TestRediscount, window } from "./rediscounting.ts";
import { pledgeConsent } from "./securing.ts";
import { load, time } from "./world.ts";

const asTuple = (terms: TestRediscount): bigint[] => Object.values(terms) as bigint[];

describe("RediscountWindow: applyFor", () => {
  it("names bills that pass all checks; nothing of the quota is reserved until the central bank answers", async () => {
    const world = await load(window);
    const { suite, rediscountWindow, root, bank, central, value, outright, lotNow, quotaOf } = world;
    const sent = await world.apply();
    const at = await timeOf(sent);
    expect(await eventsOf(sent, rediscountWindow)).to.deep.equal([
      ["RediscountApplied", bank.number, central.number, asTuple(outright), [root], value, at - 1n + DAY, at, 1n],
    ]);
    expect([await lotNow(), await quotaOf()]).to.deep.equal([
      [bank.number, Flag.OFFERED],
      [0n, 0n],
    ]);
    expect(await suite.bills.requestAt(root).then(({ from, to }) => [from, to])).to.deep.equal([
      ...[bank.number, central.number],
    ]);
  });

  it("leaves the bill as it was when it is refused, withdrawn or has expired", async () => {
    for (const ending of ["refuse", "withdraw", "expire"] as const) {
      const { bills, root, bank, central, apply, lotNow, quotaOf } = await load(window);
      await apply();
      if (ending === "expire") await time.increase(DAY + 1n);
      await bills.connect((ending === "refuse" ? central : bank).account)[ending](root);
      expect([await lotNow(), await quotaOf()]).to.deep.equal([
        [bank.number, Flag.CONSENTS_CUT],
        [0n, 0n],
      ]);
      await apply();
    }
  });

  it("is approved at once up to the central bank's mandate, and not above it, after it or out of its reach", async () => {
    for (const [highest, until, automatic] of [
      [0n, 0n, true],
      [-1n, 1_000n, false],
      [0n, -1n, false],
    ] as const) {
      const world = await load(window);
      const moment = (await now(world.suite)) + 100n;
      await world.setMandate(world.value + highest, moment + until);
      await time.setNextBlockTimestamp(moment);
      await world.apply();
      expect(await world.stateOf()).to.equal(automatic ? State.Approved : State.None);
    }
    for (const reach of [{ regions: REGION + 1n }, { businesses: 1n << 2n }, { until: "soon" }] as const) {
      const world = await load(window);
      await world.setMandate(world.value, 2n ** 40n - 1n);
      const until = "until" in reach ? { until: (await now(world.suite)) + 10n } : reach;
      await mandate(world.suite, world.central, until);
      await time.increase(10n);
      await world.apply();
      expect(await world.stateOf()).to.equal(State.None);
    }
    const near = await load(window);
    await near.setMandate(near.value, 2n ** 40n - 1n);
    await mandate(near.suite, near.central, { regions: REGION, businesses: 1n << 3n });
    const sent = await near.apply(near.outright, near.bank, [near.root], "0x".padEnd(66, "7"));
    const [, approved] = await eventsOf(sent, near.rediscountWindow);
    expect([approved![0], approved![9]]).to.deep.equal(["RediscountApproved", true]);
    await near.final(sent);
    expect(await near.stateOf()).to.equal(State.Outstanding);
  });

  it("tells the mandate that the central bank sets", async () => {
    const { rediscountWindow, central, setMandate } = await load(window);
    const sent = await setMandate(7n, 8n);
    expect(await eventsOf(sent, rediscountWindow)).to.deep.equal([
      ["RediscountMandateSet", central.number, 7n, 8n, 1n],
    ]);
    expect([...(await rediscountWindow.mandateOf(central.number))]).to.deep.equal([7n, 8n]);
  });

  it("asks for a settlement account that is attested now, and for one to a hundred bills", async () => {
    const { rediscountWindow, attestations, bank, root, apply } = await load(window);
    await refuses(apply(undefined, bank, []), rediscountWindow, "RediscountCountInvalid", 0n, 100n);
    const many = Array.from({ length: 101 }, () => root);
    await refuses(apply(undefined, bank, many), rediscountWindow, "RediscountCountInvalid", 101n, 100n);
    await attestations.withdraw(id("settlement-account"), bank.number);
    await refuses(apply(), rediscountWindow, "RediscountNoSettlementAccount", bank.number);
  });

  it("refuses a bill by name with the check that it fails, and takes none of the others", async () => {
    const world = await load(window);
    const { rediscountWindow, root, front, bank, outright, repurchase, maturity, apply, judged, lotNow } = world;
    expect(await judged()).to.equal(Check.Passed);
    const fails = async (check: bigint, given = outright, lot = root, by = bank) => {
      expect(await judged(given, by, lot)).to.equal(check);
      await refuses(apply(given, by, [lot]), rediscountWindow, "RediscountIneligible", lot, check);
    };
    await fails(Check.NotHeld, outright, front);
    await refuses(apply(outright, bank, [root, front]), rediscountWindow, "RediscountIneligible", front, Check.NotHeld);
    expect(await lotNow()).to.deep.equal([bank.number, 0n]);
    for (const window of [
      { redeemFrom: 1n, redeemUntil: 0n },
      { redeemFrom: repurchase.redeemUntil + 1n },
      { redeemUntil: maturity },
      { redeemFrom: 0n, redeemUntil: 1n },
    ])
      await fails(Check.WindowOutside, { ...repurchase, ...window });
    await time.increaseTo(maturity - 1n);
    expect(await judged()).to.equal(Check.Passed);
    await time.increaseTo(maturity);
    await fails(Check.Due);
  });

  it("refuses a bill that is pledged, offered still, or referred to by another history", async () => {
    const world = await load(window);
    const { suite, rediscountWindow, root, bank, other, judged, apply, outright, billOf } = world;
    const ref = await world.refOf();
    await apply();
    expect(await judged()).to.equal(Check.Encumbered);
    await time.increase(DAY + 1n);
    expect(await judged()).to.equal(Check.Passed);
    const bill = await billOf();
    const shorter = { ...bill, path: bill.path.slice(0, -1) };
    const stale = { ...bill, ref: { ...bill.ref, trail: "0x".padEnd(44, "1") } };
    const far = (await now(suite)) + DAY;
    for (const forged of [shorter, stale]) {
      const call = rediscountWindow.connect(bank.account).applyFor(outright, [forged], far, fresh("run"));
      await refuses(call, rediscountWindow, "RediscountIneligible", root, Check.Changed);
    }
    const deadline = (await now(suite)) + DAY;
    const consent = await pledgeConsent({ suite }, other, { ref, deadline });
    await suite.pledges.connect(bank.account).pledgeWithConsent(ref, deadline, consent);
    expect(await judged()).to.equal(Check.Encumbered);
    await refuses(apply(), rediscountWindow, "RediscountIneligible", root, Check.Encumbered);
  });

  it("refuses a bill that nobody received or discounted, or that has ended", async () => {
    const world = await load(window);
    const { rediscountWindow, drawer, payee, front, second, outright, judged, billOf, distant } = world;
    const undrawn = await world.issued();
    expect(await judged(outright, drawer, undrawn)).to.equal(Check.NotReceived);
    const endorsed = await world.receivedOnly();
    expect(await judged(outright, payee, endorsed)).to.equal(Check.NotDiscounted);
    expect(await judged(outright, second, front)).to.equal(Check.NotHeld);
    expect(await judged(outright, distant, front)).to.equal(Check.Passed);
    await world.settled();
    await world.paid();
    const [ended] = await rediscountWindow.check(world.central.number, outright, [await billOf()]);
    expect(ended).to.equal(Check.NotHeld);
  });

  it("judges the days that are left by the rules in force", async () => {
    const { suite, maturity, judged } = await load(window);
    const left = (maturity - dayAfter(await now(suite), 0n)) / DAY - 1n;
    const begins = (await now(suite)) + LEAD + 60n;
    const changes = [change("rediscount.shortestTermDays", left), change("rediscount.longestTermDays", left)];
    await decide(suite, suite.rules.announce.populateTransaction(begins, changes));
    await time.increaseTo(begins);
    expect(await judged()).to.equal(Check.Passed);
    await time.increase(DAY);
    expect(await judged()).to.equal(Check.TermOutside);
    const later = (await now(suite)) + LEAD + 60n;
    const longest = [change("rediscount.shortestTermDays", 1n), change("rediscount.longestTermDays", left - 3n)];
    await decide(suite, suite.rules.announce.populateTransaction(later, longest));
    await time.increaseTo(later);
    expect(await judged()).to.equal(Check.TermOutside);
    await time.increase(DAY);
    expect(await judged()).to.equal(Check.Passed);
  });

  it("has labels proven by what is attested now of the enterprise that discounted; a small face by itself", async () => {
    const world = await load(window);
    const { suite, payee, second, attest, judged, outright, distant, front } = world;
    const names = { Agriculture: "agriculture", SmallEnterprise: "small-enterprise", Green: "green" } as const;
    const begins = (await now(suite)) + LEAD + 600n;
    const rules = [
      responsibleFor("small-enterprise", MemberKind.CentralBank),
      change("rediscount.smallFaceUnits", FACE),
    ];
    await decide(suite, suite.rules.announce.populateTransaction(begins, rules));
    const by = async (label: bigint, of = world.bank, lot = world.root) => judged({ ...outright, label }, of, lot);
    for (const name of ["Agriculture", "Green"] as const) {
      await attest(names[name], second);
      await time.increase(2n);
      expect(await by(Label[name])).to.equal(Check.LabelNotProven);
      const until = (await now(suite)) + 50n;
      await attest(names[name], payee, until);
      await time.increase(2n);
      expect(await by(Label[name])).to.equal(Check.Passed);
      expect(await by(Label[name], distant, front)).to.equal(Check.Passed);
      await time.increaseTo(until + 1n);
      expect(await by(Label[name])).to.equal(Check.LabelNotProven);
    }
    expect(await by(Label.SmallEnterprise)).to.equal(Check.LabelNotProven);
    expect(await by(Label.SmallFace)).to.equal(Check.Passed);
    await time.increaseTo(begins);
    expect(await by(Label.SmallFace)).to.equal(Check.LabelNotProven);
    await attest(names.SmallEnterprise, payee);
    await time.increase(2n);
    expect(await by(Label.SmallEnterprise)).to.equal(Check.Passed);
  });
});

describe("RediscountWindow: approve", () => {
  it("reserves the quota and instructs the value less interest; settled, the central bank holds the bill", async () => {
    const world = await load(window);
    const { rediscountWindow, settlement, root, bank, central, value, maturity, outright, lotNow, quotaOf } = world;
    await world.apply();
    const sent = await world.approve();
    const [at, instruction] = [await timeOf(sent), await world.instructionOf(sent)];
    const interest = rediscountInterest(value, 1_875n, (maturity - dayAfter(at, 0n)) / DAY);
    const [approved] = await eventsOf(sent, rediscountWindow);
    const run = approved![1] as string;
    expect(approved).to.deep.equal([
      ...["RediscountApproved", run, bank.number, central.number, asTuple(outright), [root], value, interest],
      ...[instruction, false, at, 1n],
    ]);
    const { payer, payee, amount, subject } = await settlement.instructionAt(instruction);
    expect([payer, payee, amount, subject]).to.deep.equal([central.number, bank.number, value - interest, run]);
    expect([await lotNow(), await quotaOf()]).to.deep.equal([
      [bank.number, Flag.IN_FINANCING],
      [value, 0n],
    ]);
    const final = await world.final(sent);
    expect(await eventsOf(final, rediscountWindow)).to.deep.equal([
      ["RediscountSettled", run, instruction, await timeOf(final)],
    ]);
    expect([await lotNow(), await quotaOf()]).to.deep.equal([
      [central.number, 0n],
      [0n, value],
    ]);
    expect([...(await rediscountWindow.rediscountOf(root))]).to.deep.equal([
      ...[State.Outstanding, Label.None, bank.number, central.number, 0n, 0n, value],
    ]);
  });

  it("counts extra days where acceptor and bank are of different regions, and the rate of the label", async () => {
    const world = await load(window);
    const { suite, rediscountWindow, front, distant, payee, second, maturity, attest } = world;
    await world.allot(world.value, Label.Green);
    await attest("green", second);
    await attest("green", payee);
    await time.increase(2n);
    const green = { ...world.outright, label: Label.Green };
    await world.apply(green, distant, [front]);
    const [approved] = await eventsOf(await world.approve(green, distant, [front]), rediscountWindow);
    const days = (maturity - dayAfter(await now(suite), 0n)) / DAY + 3n;
    expect(approved![7]).to.equal(rediscountInterest(FACE - world.value, 1_400n, days));
    const reserved = async (label: bigint) =>
      (await suite.quotas.quotaAt((2n << 24n) | distant.number, label)).reserved;
    expect([await reserved(Label.None), await reserved(Label.Green)]).to.deep.equal([
      ...[FACE - world.value, FACE - world.value],
    ]);
  });

  it("is refused one unit over the quota, and changes nothing", async () => {
    const { suite, office, bank, value, apply, approve, lotNow, quotaOf } = await load(window);
    await office.allotInstitution(bank.number, Label.None, value - 1n);
    await apply();
    await refuses(approve(), suite.quotas, "QuotaExceeded", bank.number, Label.None, value - 1n, value);
    expect([await lotNow(), await quotaOf()]).to.deep.equal([
      [bank.number, Flag.OFFERED],
      [0n, 0n],
    ]);
  });

  it("gives bills and quota back when the cash is rejected", async () => {
    for (const kind of ["outright", "repurchase"] as const) {
      const world = await load(window);
      const { rediscountWindow, root, bank, apply, approve, lotNow, quotaOf } = world;
      await apply(world[kind]);
      const { trail } = await world.refOf();
      const released = await world.rejected(await approve(world[kind]));
      const [told] = await eventsOf(released, rediscountWindow);
      expect([told![0], told![2]]).to.deep.equal(["RediscountReleased", await timeOf(released)]);
      expect([await lotNow(), await quotaOf()]).to.deep.equal([
        [bank.number, 0n],
        [0n, 0n],
      ]);
      expect([(await world.refOf()).trail, await world.stateOf()]).to.deep.equal([trail, State.None]);
      expect((await rediscountWindow.rediscountOf(root)).units).to.equal(0n);
      await world.settled(world[kind]);
    }
  });

  it("is the central bank's that was asked, of bills that one bank asked for on these terms, a run once", async () => {
    const world = await load(window);
    const { bills, rediscountWindow, root, front, bank, distant, central, outright, repurchase } = world;
    await refuses(world.approve(), bills, "LotsNoRequest", root);
    await world.apply();
    const elsewhere = { ...outright, centralBank: bank.number };
    const values = [central.number, bank.number];
    await refuses(world.approve(elsewhere), rediscountWindow, "RediscountNotTheCentralBank", ...values);
    await refuses(world.approve(outright, distant), bills, "LotsNoRequest", root);
    await refuses(world.approve(repurchase), bills, "LotsOtherDeal", root);
    await refuses(world.approve(outright, bank, []), rediscountWindow, "RediscountCountInvalid", 0n, 100n);
    await world.apply(outright, distant, [front]);
    await refuses(world.approve(outright, bank, [root, front]), bills, "LotsNoRequest", front);
    const run = fresh("run");
    await world.approve(outright, bank, [root], run);
    const part = await world.cutOff();
    await world.apply(outright, bank, [part]);
    const again = world.approve(outright, bank, [part], run);
    const fields = AbiCoder.defaultAbiCoder().encode(
      ["uint24", "uint24", "bytes32"],
      [central.number, bank.number, run],
    );
    await refuses(again, rediscountWindow, "RediscountRunExists", keccak256(fields));
  });

  it("leaves something to pay", async () => {
    const { suite, rediscountWindow, root, value, maturity, apply, approve } = await load(window);
    const begins = (await now(suite)) + LEAD + 600n;
    const rate = change("rediscount.monthlyRatePpm", 4_000_000_000n, numberKey(0n));
    await decide(suite, suite.rules.announce.populateTransaction(begins, [rate]));
    await time.increaseTo(begins);
    await apply();
    const days = (maturity - dayAfter(await now(suite), 0n)) / DAY;
    const interest = rediscountInterest(value, 4_000_000_000n, days);
    await refuses(approve(), rediscountWindow, "RediscountInterestTooHigh", root, interest, value);
  });
});
