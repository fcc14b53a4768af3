import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { admitMember, suspend, type TestMember } from "../helpers/members.ts";
import { eventsOf, fieldsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { change, LEAD } from "../helpers/rules.ts";
import { MemberKind } from "../helpers/terms.ts";
import { DAY, now } from "../helpers/trade.ts";
import { pass, split, type LotsWorld } from "../lots/ledger.ts";
import { row } from "../lots/rows.ts";
import { consentToExtension } from "./consents.ts";
import { ledger, load, STATE, time } from "./world.ts";

interface Asked {
  newMaturity?: bigint;
  deadline?: bigint;
  lots?: bigint[];
  consentOf?: bigint[];
  consents?: string[];
  /** The granting bank's consent; none where it is left out on purpose. */
  grantors?: string[];
  by?: TestMember;
}

/** Three lots in the order of their ranges: the second supplier's, and two of the first. */
async function shared() {
  const world = await load(ledger);
  const { holders, root, suite, instrument, maturity } = world;
  const [first, second] = holders;
  const front = await pass(world, root, first!, second!, 10_000n);
  const { child: middle } = await split(world, first!, root, 20_000n);
  const newMaturity = maturity + 30n * DAY;
  const deadline = (await now(suite)) + DAY;
  const sign = (by: TestMember, to = newMaturity, until = deadline, at?: bigint) =>
    consentToExtension(suite, by.account, instrument, to, until, at);
  const consents = [await sign(second!), await sign(first!)];
  const lots = [front, middle, root];
  const consentOf = [0n, 1n, 1n];
  const usual = { newMaturity, deadline, lots, consentOf, consents, by: world.obligor };
  const extend = async (other: Asked = {}) => {
    const asked = { ...usual, ...other };
    const grantors = asked.grantors ?? [await sign(world.grantor, asked.newMaturity, asked.deadline)];
    const servicing = suite.servicing.connect(asked.by.account);
    const consents = [...asked.consents, ...grantors];
    return servicing.extend(instrument, asked.newMaturity, asked.deadline, asked.lots, asked.consentOf, consents);
  };
  const { servicing } = suite;
  const parties = { first: first!, second: second! };
  return { ...world, ...parties, servicing, newMaturity, deadline, consents, front, middle, sign, extend };
}

async function termOf({ suite, instrument }: LotsWorld) {
  return fieldsOf(await suite.receivables.instrumentAt(instrument));
}

describe("Servicing: extend", () => {
  it("moves the maturity and nothing else, with the consent of every holder and of the granting bank", async () => {
    const world = await shared();
    const { servicing, instrument, obligor, maturity, newMaturity, extend } = world;
    const before = await termOf(world);
    const sent = await extend();
    const at = await timeOf(sent);
    expect(await eventsOf(sent, servicing)).to.deep.equal([
      ["ReceivableExtended", instrument, obligor.number, maturity, newMaturity, at, 1n],
    ]);
    expect(await termOf(world)).to.deep.equal({ ...before, maturity: newMaturity });
  });

  it("takes consents in any order, and more than it needs", async () => {
    const { first, second, holders, sign, extend } = await shared();
    const consents = [await sign(holders[2]!), await sign(first), await sign(second)];
    await extend({ consents, consentOf: [2n, 1n, 1n] });
  });

  it("lets lots be in the act of being offered", async () => {
    const world = await shared();
    const { first, second, root, maturity, extend } = world;
    const offer = await world.draft(root, first, second, 1_000n, { deadline: maturity });
    await world.offer(first.account, offer);
    await extend();
    await world.acceptOffer(second.account, offer);
  });

  it("asks nobody about a lot that has ended, but wants it listed", async () => {
    const world = await shared();
    const { lots, desk, front, middle, root, instrument, sign, first, extend } = world;
    const { trail } = await lots.lotAt(front);
    await lots.connect(desk).encumber(row({ sets: 32n }), { lot: front, trail });
    await lots.connect(desk).redeem(front, 32n, `0x${"77".repeat(32)}`, 1n);
    const consents = [await sign(first)];
    const missing = extend({ consents, lots: [middle, root], consentOf: [0n, 0n] });
    await refuses(missing, world.servicing, "ReceivablesLotsIncomplete", instrument, 0n, middle);
    await extend({ consents, consentOf: [9n, 0n, 0n] });
  });

  it("refuses lots that leave a gap, overlap, come in another order, or are none of it", async () => {
    const world = await shared();
    const { servicing, instrument, front, middle, root, face, extend } = world;
    const { root: foreign } = await world.another();
    const unknown = (instrument << 40n) | 77n;
    const cases: [bigint[], bigint, bigint][] = [
      [[], 0n, root],
      [[middle, root], 0n, middle],
      [[front, root], 10_000n, root],
      [[front, middle], 30_000n, root],
      [[front, front, middle, root], 10_000n, front],
      [[middle, front, root], 0n, middle],
      [[front, middle, root, root], face, root],
      [[foreign], 0n, foreign],
      [[front, unknown, root], 10_000n, unknown],
      [[front | (1n << 136n), middle, root], 0n, front | (1n << 136n)],
    ];
    for (const [lots, covered, at] of cases) {
      const refused = extend({ lots, consentOf: lots.map((lot) => (lot === front ? 0n : 1n)) });
      await refuses(refused, servicing, "ReceivablesLotsIncomplete", instrument, covered, at);
    }
  });

  it("refuses when a holder's consent is missing, or covers another's lot", async () => {
    const { servicing, consents, first, second, middle, front, root, sign, extend } = await shared();
    const named = "ReceivablesHolderNotConsenting";
    await refuses(extend({ consents: [consents[1]!] }), servicing, named, front, second.number);
    await refuses(extend({ consentOf: [1n, 1n, 1n] }), servicing, named, front, second.number);
    await refuses(extend({ consentOf: [0n, 2n, 1n] }), servicing, named, middle, first.number);
    await refuses(extend({ consentOf: [0n, 3n, 1n] }), servicing, named, middle, first.number);
    await refuses(extend({ consentOf: [0n, 1n] }), servicing, named, root, first.number);
    await refuses(extend({ consents: [], consentOf: [] }), servicing, named, front, second.number);
    const twice = [await sign(second), await sign(second)];
    await refuses(extend({ consents: twice }), servicing, named, middle, first.number);
  });

  it("asks who holds a lot now, not who held it when others signed", async () => {
    const world = await shared();
    const { servicing, holders, first, second, front, sign, consents, extend } = world;
    await pass(world, front, second, holders[2]!, 10_000n);
    const values = [front, holders[2]!.number];
    await refuses(extend(), servicing, "ReceivablesHolderNotConsenting", ...values);
    await extend({ consents: [await sign(holders[2]!), consents[1]!] });
    expect(first.number).not.to.equal(second.number);
  });

  it("cannot be done twice with the same consents", async () => {
    const { servicing, second, newMaturity, instrument, extend } = await shared();
    await extend();
    await refuses(extend(), servicing, "ReceivablesNotLonger", instrument, newMaturity, newMaturity);
    const further = extend({ newMaturity: newMaturity + DAY });
    await refuses(further, servicing, "ConsentBadSignature", second.account.address);
  });

  it("holds consents to the very term, deadline and instrument", async () => {
    const world = await shared();
    const { suite, servicing, second, first, deadline, newMaturity, consents, sign, extend } = world;
    const { address } = second.account;
    await refuses(extend({ newMaturity: newMaturity + 1n }), servicing, "ConsentBadSignature", address);
    await refuses(extend({ deadline: deadline + 1n }), servicing, "ConsentBadSignature", address);
    const other = await consentToExtension(suite, first.account, 7n, newMaturity, deadline);
    const swapped = extend({ consents: [consents[0]!, other] });
    await refuses(swapped, servicing, "ConsentBadSignature", first.account.address);
    const earlier = await sign(first, newMaturity - DAY);
    const shorter = extend({ consents: [consents[0]!, earlier] });
    await refuses(shorter, servicing, "ConsentBadSignature", first.account.address);
  });

  it("is possible until the deadline and not a second longer", async () => {
    for (const late of [-1n, 0n, 1n]) {
      const { servicing, instrument, deadline, extend } = await shared();
      await time.setNextBlockTimestamp(deadline + late);
      if (late <= 0n) await extend();
      else await refuses(extend(), servicing, "LotsDeadlinePassed", instrument << 40n, deadline);
    }
  });

  it("is possible before maturity and not at it", async () => {
    const { servicing, first, second, instrument, maturity, newMaturity, sign, extend } = await shared();
    const deadline = maturity + DAY;
    const consents = [await sign(second, newMaturity, deadline), await sign(first, newMaturity, deadline)];
    await time.setNextBlockTimestamp(maturity);
    await refuses(extend({ deadline, consents }), servicing, "LotsMatured", instrument, maturity);
    await time.setNextBlockTimestamp(maturity - 1n);
    await extend({ deadline, consents });
  });

  it("refuses a term that is no longer than before, or longer than the longest since issue", async () => {
    const world = await shared();
    const { suite, servicing, first, second, instrument, maturity, sign, extend } = world;
    const named = "ReceivablesNotLonger";
    for (const newMaturity of [maturity, maturity - 1n, 0n]) {
      await refuses(extend({ newMaturity }), servicing, named, instrument, maturity, newMaturity);
    }
    const { issuedAt } = await suite.receivables.instrumentAt(instrument);
    const latest = issuedAt + 365n * DAY;
    const beyond = extend({ newMaturity: latest + 1n });
    await refuses(beyond, servicing, "ServicingTermTooLong", latest + 1n, latest);
    await extend({ newMaturity: latest, consents: [await sign(second, latest), await sign(first, latest)] });
  });

  it("flags a term that is longer than usual since issue, though it is allowed", async () => {
    for (const longer of [0n, 1n]) {
      const world = await shared();
      const { suite, servicing, first, second, instrument, obligor, maturity, sign, extend } = world;
      const { issuedAt } = await suite.receivables.instrumentAt(instrument);
      const usualLatest = issuedAt + 183n * DAY;
      const newMaturity = usualLatest + longer;
      const consents = [await sign(second, newMaturity), await sign(first, newMaturity)];
      const sent = await extend({ newMaturity, consents });
      const flagged = ["ReceivableTermFlagged", instrument, newMaturity, usualLatest, 1n];
      const extended = ["ReceivableExtended", instrument, obligor.number, maturity, newMaturity];
      expect(await eventsOf(sent, servicing)).to.deep.equal([
        ...(longer === 1n ? [flagged] : []),
        [...extended, await timeOf(sent), 1n],
      ]);
    }
  });

  it("is judged by the longest term of the rules in force now", async () => {
    const world = await shared();
    const { suite, servicing, first, second, instrument, newMaturity, maturity, sign, extend } = world;
    const from = (await now(suite)) + LEAD + 10n;
    const shorter = change("receivables.longestTermDays", 100n);
    await decide(suite, suite.rules.announce.populateTransaction(from, [shorter]));
    await time.increaseTo(from);
    const deadline = from + DAY;
    const { issuedAt } = await suite.receivables.instrumentAt(instrument);
    const latest = issuedAt + 100n * DAY;
    const refused = extend({ deadline, newMaturity });
    await refuses(refused, servicing, "ServicingTermTooLong", newMaturity, latest);
    expect(latest > maturity).to.be.true;
    const consents = [await sign(second, latest, deadline), await sign(first, latest, deadline)];
    await extend({ deadline, newMaturity: latest, consents });
  });

  it("is the debtor's", async () => {
    const { suite, servicing, first, instrument, extend } = await shared();
    const values = [first.number, 1n, 4n];
    await refuses(extend({ by: first }), suite.consortium, "ConsortiumKindForbids", ...values);
    const other = await admitMember(suite, MemberKind.CoreEnterprise);
    await refuses(extend({ by: other }), servicing, "ServicingNotAParty", instrument, other.number);
  });

  it("is refused when a holder is suspended", async () => {
    const { suite, second, extend } = await shared();
    await suspend(suite, second);
    await refuses(extend(), suite.consortium, "ConsortiumMemberStateForbids", second.number, 3n, 0n);
  });

  it("needs the bank whose line is used up, which stays bound for longer", async () => {
    const { servicing, instrument, grantor, trade, holders, sign, extend } = await shared();
    const named = "ServicingGrantorNotConsenting";
    const others = [await sign(trade.banks[1]!), await sign(holders[3]!)];
    for (const grantors of [[], others.slice(0, 1), others]) {
      await refuses(extend({ grantors }), servicing, named, instrument, grantor.number);
    }
    await extend({ grantors: [...others, await sign(grantor)] });
  });

  it("takes one consent of a bank that grants the line and holds a lot", async () => {
    const world = await shared();
    const { grantor, first, second, front, sign, consents, extend } = world;
    await pass(world, front, second, grantor, 10_000n);
    await extend({ consents: [await sign(grantor), consents[1]!], grantors: [] });
    expect(first.number).not.to.equal(grantor.number);
  });

  it("is refused when the granting bank is suspended", async () => {
    const { suite, grantor, extend } = await shared();
    await suspend(suite, grantor);
    await refuses(extend(), suite.consortium, "ConsortiumMemberStateForbids", grantor.number, 3n, 0n);
  });

  it("is refused in every state but Confirmed, and for what was never confirmed", async () => {
    const { lots, desk, servicing, instrument, maturity, extend, obligor, newMaturity, deadline } = await shared();
    for (const state of [STATE.Overdue, STATE.Settled, STATE.Cancelled, STATE.PartPaid, STATE.Disputed]) {
      await lots.connect(desk).amend(row({ after: state }), instrument, maturity);
      await refuses(extend(), servicing, "LotsStateForbids", instrument, 9n, state);
    }
    const unknown = servicing.connect(obligor.account).extend(7n, newMaturity, deadline, [], [], []);
    await refuses(unknown, servicing, "LotsStateForbids", 7n, 9n, STATE.None);
  });
});

describe("Servicing: extend and a request to cancel", () => {
  /** A receivable whose root lot is whole, so that its cancellation can be asked for. */
  async function whole() {
    const world = await load(ledger);
    const { suite, obligor, grantor, holders, instrument, root, maturity } = world;
    const newMaturity = maturity + 30n * DAY;
    const deadline = (await now(suite)) + DAY;
    const subject = instrument << 40n;
    const [creditor] = holders;
    const parties = [creditor!, grantor];
    const sign = () =>
      Promise.all(parties.map(({ account }) => consentToExtension(suite, account, instrument, newMaturity, deadline)));
    const servicing = suite.servicing.connect(obligor.account);
    const extend = (consents: string[]) => servicing.extend(instrument, newMaturity, deadline, [root], [0n], consents);
    return { ...world, newMaturity, deadline, subject, sign, servicing, extend, creditor: creditor! };
  }

  it("leave each other alone: the term is extended while a cancellation is asked for, and that answered after", async () => {
    const { lots, servicing, instrument, creditor, deadline, newMaturity, issue, sign, extend } = await whole();
    await servicing.requestCancellation(instrument, deadline - 10n);
    await extend(await sign());
    expect((await lots.instrumentAt(instrument)).maturity).to.equal(newMaturity);
    await servicing.connect(creditor.account).cancel(instrument, issue);
    expect((await lots.instrumentAt(instrument)).state).to.equal(STATE.Cancelled);
  });

  it("do not cut what was signed for the other", async () => {
    const { lots, servicing, instrument, subject, deadline, newMaturity, sign, extend } = await whole();
    const consents = await sign();
    await servicing.requestCancellation(instrument, deadline - 10n);
    await servicing.withdraw(subject);
    await extend(consents);
    expect((await lots.instrumentAt(instrument)).maturity).to.equal(newMaturity);
  });
});
