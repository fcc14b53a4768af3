import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { eventsOf, refuses, timeOf } from "../helpers/refusal.ts";
import { change, LEAD, numberKey, YUAN, type Change } from "../helpers/rules.ts";
import { DAY, draftTerms, grantLine, invoice, now, type TestTerms, type Trade } from "../helpers/trade.ts";
import { instrumentOf, isConfirmed } from "./agreed.ts";
import { agreed, asked, pending, WAYS } from "./ways.ts";
import { load, market, time } from "./world.ts";
const [SUBMISSION] = WAYS;

const LONGEST = "receivables.longestTermDays";
const USUAL = "receivables.usualTermDays";
const TIER = "receivables.highestTier";
const SMALLEST = "receivables.smallestLotUnits";

/** Announces rules as early as possible and answers with the moment from which they hold. */
async function announced({ suite }: Trade, ...changes: Change[]): Promise<bigint> {
  const from = (await now(suite)) + LEAD + 10n;
  await decide(suite, suite.rules.announce.populateTransaction(from, changes));
  return from;
}

/** A submission whose deadline is far enough for rules to change before the answer. */
async function submitted(trade: Trade, change: Partial<TestTerms> = {}): Promise<TestTerms> {
  const terms = await draftTerms(trade, change);
  await asked(SUBMISSION, trade, terms, (await now(trade.suite)) + 30n * DAY);
  return terms;
}

describe("Origination: rules", () => {
  it("of the moment of confirmation judge it, and are kept for the receivable's life", async () => {
    const trade = await load(market);
    const { suite } = trade;
    const before = await submitted(trade);
    await isConfirmed(trade, before, await agreed(SUBMISSION, trade, before));
    const pendingTerms = await submitted(trade);
    const from = await announced(trade, change(TIER, 3n), change(SMALLEST, 500n, numberKey(YUAN)));
    await time.setNextBlockTimestamp(from);
    const sent = await agreed(SUBMISSION, trade, pendingTerms);
    await isConfirmed(trade, pendingTerms, sent, { highestTier: 3n, smallestLot: 500n, epoch: 2n });
    const kept = await suite.receivables.instrumentAt(instrumentOf(before));
    expect([kept.highestTier, kept.smallestLot]).to.deep.equal([8n, 100n]);
  });

  it("in force until the second before judge the second before", async () => {
    const trade = await load(market);
    const terms = await submitted(trade);
    const from = await announced(trade, change(TIER, 3n));
    await time.setNextBlockTimestamp(from - 1n);
    await isConfirmed(trade, terms, await agreed(SUBMISSION, trade, terms), { epoch: 1n });
  });

  it("that became stricter stop what was asked under milder ones", async () => {
    const trade = await load(market);
    const { origination } = trade.suite;
    const long = await submitted(trade, { maturity: (await now(trade.suite)) + 200n * DAY });
    const small = await submitted(trade, { face: 400n });
    const from = await announced(trade, change(LONGEST, 100n), change(SMALLEST, 500n, numberKey(YUAN)));
    await time.setNextBlockTimestamp(from);
    const latest = from + 100n * DAY;
    const tooLong = agreed(SUBMISSION, trade, long);
    await refuses(tooLong, origination, "ReceivablesTermTooLong", long.maturity, latest);
    const tooSmall = agreed(SUBMISSION, trade, small);
    await refuses(tooSmall, origination, "ReceivablesFaceBelowSmallest", 400n, 500n);
  });

  it("may retire a currency", async () => {
    const trade = await load(market);
    const terms = await submitted(trade);
    const from = await announced(trade, change(SMALLEST, 0n, numberKey(YUAN)));
    await time.setNextBlockTimestamp(from);
    const refused = agreed(SUBMISSION, trade, terms);
    await refuses(refused, trade.suite.origination, "ReceivablesCurrencyNotAccepted", YUAN);
  });

  it("that are not set stop issuing by name", async () => {
    const trade = await load(market);
    const terms = await submitted(trade);
    const from = await announced(trade, change(TIER, 0n));
    await time.setNextBlockTimestamp(from);
    const refused = agreed(SUBMISSION, trade, terms);
    const { parameter } = change(TIER, 0n);
    await refuses(refused, trade.suite.rules, "RulesParameterUnset", parameter, 2n);
  });

  it("beyond their width are refused, not cut", async () => {
    const widths: [Change, number][] = [
      [change(LONGEST, 2n ** 16n + 365n), 16],
      [change(USUAL, 2n ** 16n), 16],
      [change(TIER, 2n ** 8n + 1n), 8],
      [change(SMALLEST, 2n ** 32n + 100n, numberKey(YUAN)), 32],
    ];
    for (const [wide, bits] of widths) {
      const trade = await load(market);
      const terms = await submitted(trade);
      const from = await announced(trade, wide);
      await time.setNextBlockTimestamp(from);
      const refused = agreed(SUBMISSION, trade, terms);
      await refuses(refused, trade.suite.origination, "SafeCastOverflowedUintDowncast", bits, wide.value);
    }
  });

  it("let through the widest values there are", async () => {
    const trade = await load(market);
    const from = await announced(
      trade,
      change(LONGEST, 2n ** 16n - 1n),
      change(USUAL, 2n ** 16n - 1n),
      change(TIER, 2n ** 8n - 1n),
      change(SMALLEST, 2n ** 32n - 1n, numberKey(YUAN)),
    );
    await time.increaseTo(from);
    const widest = { highestTier: 255n, smallestLot: 2n ** 32n - 1n, epoch: 2n };
    const face = 2n ** 40n - 1n;
    const { suppliers, debtor } = trade;
    const background = await invoice(trade, suppliers[0]!, debtor, face);
    await grantLine(trade.suite, trade.banks[0]!, debtor, { limit: 2n ** 64n - 1n, until: 2n ** 40n - 1n });
    const maturity = 2n ** 32n - 1n;
    const terms = await submitted(trade, { face, background, maturity });
    await isConfirmed(trade, terms, await agreed(SUBMISSION, trade, terms), widest);
    const beyond = await submitted(trade, { face, maturity: maturity + 1n });
    const refused = agreed(SUBMISSION, trade, beyond);
    await refuses(refused, trade.suite.receivables, "SafeCastOverflowedUintDowncast", 32n, maturity + 1n);
  });

  it("are read once an epoch", async () => {
    const trade = await load(market);
    const { suite, suppliers } = trade;
    const from = await announced(trade, change(TIER, 7n));
    await time.increaseTo(from);
    await suite.rules.sync();
    const gas: bigint[] = [];
    for (let i = 0; i < 3; i++) {
      const terms = await draftTerms(trade);
      const sent = await suite.origination.connect(suppliers[0]!.account).submit(terms, terms.maturity);
      gas.push((await sent.wait())!.gasUsed);
    }
    const [first, second, third] = gas as [bigint, bigint, bigint];
    expect(first - second > 40_000n).to.be.true;
    expect(second - third < 1_000n && third - second < 1_000n).to.be.true;
  });
});

describe("Origination: the usual term", () => {
  for (const late of [0n, 1n]) {
    it(`${late === 0n ? "reached to the second is not" : "exceeded by a second is"} flagged`, async () => {
      const trade = await load(market);
      const { origination } = trade.suite;
      const at = (await now(trade.suite)) + 100n;
      const usualLatest = at + 183n * DAY;
      const { terms } = await pending(SUBMISSION, trade, { maturity: usualLatest + late });
      await time.setNextBlockTimestamp(at);
      const sent = await agreed(SUBMISSION, trade, terms);
      expect(await timeOf(sent)).to.equal(at);
      const flags = (await eventsOf(sent, origination)).filter(([name]) => name === "ReceivableTermFlagged");
      const instrument = instrumentOf(terms);
      const flagged = [["ReceivableTermFlagged", instrument, terms.maturity, usualLatest, 1n]];
      expect(flags).to.deep.equal(late === 0n ? [] : flagged);
    });
  }
});
