import { expect } from "chai";
import { decide } from "../helpers/council.ts";
import { admitMember, suspend } from "../helpers/members.ts";
import { eventsOf, fieldsOf, refuses } from "../helpers/refusal.ts";
import { change, LEAD } from "../helpers/rules.ts";
import { MemberKind } from "../helpers/terms.ts";
import { confirmed, DAY, now, type Trade } from "../helpers/trade.ts";
import { load, market, STATE, time } from "./world.ts";

const HOUR = 3_600n;

/** Midnight of the business day (UTC+8) some days ahead. */
async function midnight({ suite }: Trade, days: bigint): Promise<bigint> {
  const local = (await now(suite)) + 8n * HOUR;
  return local - (local % DAY) + days * DAY - 8n * HOUR;
}

describe("Servicing: flagOverdue", () => {
  const moments: [string, bigint][] = [
    ["midnight", 0n],
    ["one second past midnight", 1n],
    ["noon", 12n * HOUR],
    ["sixteen hours, when the day changes in UTC", 16n * HOUR],
    ["the last second of the day", DAY - 1n],
  ];
  for (const [name, offset] of moments) {
    it(`counts from the end of the business day, also for a maturity at ${name}`, async () => {
      const trade = await load(market);
      const { suite, debtor } = trade;
      const { servicing, receivables } = suite;
      const day = await midnight(trade, 30n);
      const { instrument } = await confirmed(trade, { maturity: day + offset });
      const before = fieldsOf(await receivables.instrumentAt(instrument));
      const flag = () => servicing.connect(debtor.account).flagOverdue(instrument);
      await time.setNextBlockTimestamp(day + DAY - 1n);
      await refuses(flag(), servicing, "ReceivablesNotOverdue", instrument, day + DAY);
      await time.setNextBlockTimestamp(day + DAY);
      const sent = await flag();
      expect(await eventsOf(sent, servicing)).to.deep.equal([
        ["ReceivableOverdue", instrument, debtor.number, day + DAY],
      ]);
      expect(fieldsOf(await receivables.instrumentAt(instrument))).to.deep.equal({ ...before, state: STATE.Overdue });
    });
  }

  it("is refused before maturity", async () => {
    const trade = await load(market);
    const { servicing } = trade.suite;
    const day = await midnight(trade, 30n);
    const { instrument } = await confirmed(trade, { maturity: day });
    const flag = () => servicing.connect(trade.debtor.account).flagOverdue(instrument);
    await time.setNextBlockTimestamp(day - 1n);
    await refuses(flag(), servicing, "LotsNotMatured", instrument, day);
    await time.setNextBlockTimestamp(day);
    await refuses(flag(), servicing, "ReceivablesNotOverdue", instrument, day + DAY);
  });

  it("grants the days of grace of the rules in force when it is flagged", async () => {
    const trade = await load(market);
    const { suite, debtor } = trade;
    const day = await midnight(trade, 30n);
    const { instrument } = await confirmed(trade, { maturity: day });
    const from = (await now(suite)) + LEAD + 10n;
    const grace = change("receivables.graceDaysPlusOne", 4n);
    await decide(suite, suite.rules.announce.populateTransaction(from, [grace]));
    const flag = () => suite.servicing.connect(debtor.account).flagOverdue(instrument);
    await time.setNextBlockTimestamp(day + 4n * DAY - 1n);
    await refuses(flag(), suite.servicing, "ReceivablesNotOverdue", instrument, day + 4n * DAY);
    await time.setNextBlockTimestamp(day + 4n * DAY);
    await flag();
  });

  it("follows the zone of the business day, east or west", async () => {
    for (const zone of [-5n * HOUR, 0n, 14n * HOUR]) {
      const trade = await load(market);
      const { suite, debtor } = trade;
      const maturity = (await now(suite)) + 30n * DAY;
      const { instrument } = await confirmed(trade, { maturity });
      const from = (await now(suite)) + LEAD + 10n;
      const moved = change("businessDay.zoneSeconds", DAY + zone);
      await decide(suite, suite.rules.announce.populateTransaction(from, [moved]));
      const local = maturity + zone;
      const overdueFrom = local - (local % DAY) + DAY - zone;
      const flag = () => suite.servicing.connect(debtor.account).flagOverdue(instrument);
      await time.setNextBlockTimestamp(overdueFrom - 1n);
      await refuses(flag(), suite.servicing, "ReceivablesNotOverdue", instrument, overdueFrom);
      await time.setNextBlockTimestamp(overdueFrom);
      await flag();
    }
  });

  it("is any member's, even a suspended one's, and nobody else's", async () => {
    const trade = await load(market);
    const { suite, suppliers } = trade;
    const { instrument, terms } = await confirmed(trade);
    const auditor = await admitMember(suite, MemberKind.Auditor);
    await time.increaseTo(terms.maturity + 2n * DAY);
    const outsider = suite.signers.at(-1)!;
    const refused = suite.servicing.connect(outsider).flagOverdue(instrument);
    await refuses(refused, suite.consortium, "ConsortiumAccountUnknown", outsider.address);
    await suite.servicing.connect(auditor.account).flagOverdue.staticCall(instrument);
    await suspend(suite, suppliers[3]!);
    await suite.servicing.connect(suppliers[3]!.account).flagOverdue(instrument);
  });

  it("happens once, and to no receivable that was never confirmed", async () => {
    const trade = await load(market);
    const { servicing } = trade.suite;
    const { instrument, terms } = await confirmed(trade);
    await time.increaseTo(terms.maturity + 2n * DAY);
    const flag = (id: bigint) => servicing.connect(trade.debtor.account).flagOverdue(id);
    await flag(instrument);
    await refuses(flag(instrument), servicing, "LotsStateForbids", instrument, 10n, STATE.Overdue);
    await refuses(flag(7n), servicing, "LotsStateForbids", 7n, 10n, STATE.None);
  });
});
