import { id, ZeroAddress } from "ethers";
import type { TestMember } from "../../../helpers/members.ts";
import { admitMember, applyMember, mandate } from "../../../helpers/members.ts";
import { acceptances, draftList } from "../../../helpers/bulk.ts";
import { decide } from "../../../helpers/council.ts";
import { YUAN } from "../../../helpers/rules.ts";
import { HaltLevel, MemberKind } from "../../../helpers/terms.ts";
import {
  assigned,
  confirmed,
  DAY,
  draftTerms,
  draftTransfer,
  fresh,
  grantLine,
  lotId,
  now,
  type Issued,
  type Trade,
} from "../../../helpers/trade.ts";
import { openBillMarket } from "../../../bills/issuing.ts";
import { bills, type ToldBills } from "./bills.ts";
import { dealings, type ToldDealings } from "./dealings.ts";
import { financings, instructionsOf } from "./financing.ts";
import { advanceTo } from "../clock.ts";
import { consentTo } from "../signatures.ts";

/** What the story left behind. */
export interface Told {
  /** A receivable that was cut, passed on three tiers and redeemed lot by lot. */
  readonly settled: Issued;
  /** Its lot of the highest tier. */
  readonly passed: bigint;
  readonly bills: ToldBills;
  readonly dealings: ToldDealings;
}

/** ISO 20022: closed account number. */
const REASON = "0x41433034";
const EURO = 978n;
const CONSENTS_CUT = 1n << 14n;

/** A story in which everything happens once that chance seldom brings about. */
export async function tellStory(trade: Trade): Promise<Told> {
  await governance(trade);
  await termsAndCancellation(trade);
  await linesAndDisputes(trade);
  await many(trade);
  await financings(trade);
  const market = await openBillMarket(trade.suite);
  const dealt = await dealings(market);
  const told = await bills(market);
  return { ...(await settlement(trade)), bills: told, dealings: dealt };
}

async function governance({ suite }: Trade): Promise<void> {
  const { consortium } = suite;
  const stranger = await applyMember(suite, MemberKind.Enterprise);
  await decide(suite, consortium.refuseApplication.populateTransaction(stranger.number));
  const guest = await applyMember(suite, MemberKind.Enterprise, 3100n, stranger.account);
  await decide(suite, consortium.admit.populateTransaction([guest.number]));
  await decide(suite, consortium.exclude.populateTransaction(guest.number));
  await consortium.completeExit(guest.number);
  const bank = await admitMember(suite, MemberKind.Bank);
  await decide(suite, consortium.recover.populateTransaction(bank.number, suite.signers.at(-1)!, [bank.account]));
  const regulator = await admitMember(suite, MemberKind.CentralBank);
  await mandate(suite, regulator);
  const from = (await now(suite)) - 10n;
  const attestations = suite.attestations.connect(regulator.account);
  await attestations.attest(id("green"), guest.number, 1n, from, from + 10n * DAY);
  await attestations.withdraw(id("green"), guest.number);
  const order = { level: HaltLevel.All, until: (await now(suite)) + DAY, reason: 2n, caseId: id("case") };
  await decide(suite, consortium.halt.populateTransaction(5n, order));
  await decide(suite, consortium.resume.populateTransaction(5n));
}

async function termsAndCancellation(trade: Trade): Promise<void> {
  const { suite, debtor, suppliers } = trade;
  const creditor = suppliers[0]!.account;
  const { origination, servicing } = suite;
  const long = await confirmed(trade, { maturity: (await now(suite)) + 200n * DAY });
  await extend(trade, long);

  const instrument = lotId(long.instrument, 0n);
  const soon = async () => (await now(suite)) + DAY;
  await servicing.connect(creditor).requestCancellation(long.instrument, await soon());
  await servicing.connect(debtor.account).refuse(instrument);
  await servicing.connect(debtor.account).requestCancellation(long.instrument, await soon());
  await servicing.connect(creditor).cancel(long.instrument, long.issue);

  const drafted = await draftTerms(trade);
  await origination.connect(debtor.account).issue(drafted, await soon());
  const issued = lotId(await origination.instrumentId(debtor.number, drafted.debtorReference), 0n);
  await origination.connect(creditor).refuse(issued);
  await origination.connect(creditor).submit(drafted, await soon());
}

/** A line is suspended for a while; one receivable is disputed twice, another falls due as its debtor is insolvent. */
async function linesAndDisputes(trade: Trade): Promise<void> {
  const { suite, debtor, banks } = trade;
  const creditLines = suite.creditLines.connect(banks[0]!.account);
  await creditLines.suspend(debtor.number, YUAN, 0n);
  await creditLines.resume(debtor.number, YUAN, 0n);
  await grantLine(suite, banks[0]!, debtor, { purpose: 1n, currency: EURO });
  await creditLines.suspend(debtor.number, EURO, 1n);
  const court = await admitMember(suite, MemberKind.Court);
  await mandate(suite, court);
  const servicing = suite.servicing.connect(debtor.account);
  const disputed = await confirmed(trade);
  await servicing.dispute(disputed.instrument, id("case 1"));
  await servicing.withdrawDispute(disputed.instrument);
  await servicing.dispute(disputed.instrument, id("case 2"));
  await suite.servicing.connect(court.account).dismissDispute(disputed.instrument);
  const doomed = await confirmed(trade);
  const from = await now(suite);
  await suite.attestations.connect(court.account).attest(id("insolvent"), debtor.number, 1n, from, from + DAY);
  await servicing.accelerate(doomed.instrument);
}

/** One holder passes parts of its lot on to two receivers in one transaction. */
async function many(trade: Trade): Promise<void> {
  const { suite, suppliers } = trade;
  const [first, second, third] = suppliers as [TestMember, TestMember, TestMember];
  const { lot } = await confirmed(trade);
  const drafts = [
    { lot, to: second, units: 10_000n },
    { lot, to: third, units: 20_000n, recourse: true },
  ];
  const list = await draftList(trade, first, drafts);
  const bulk = suite.bulkAssignment.connect(first.account);
  await bulk.assignMany(list.items, list.deadline, await acceptances(suite, list));
}

async function extend({ suite, debtor, suppliers, banks }: Trade, { instrument, lot, terms }: Issued): Promise<void> {
  const { maturity } = terms;
  const content = { instrument, maturity, newMaturity: maturity + DAY };
  const deadline = (await now(suite)) + DAY;
  const consent = await consentTo(suite, "Extension", suppliers[0]!.account, content, deadline);
  const byBank = await consentTo(suite, "Extension", banks[0]!.account, content, deadline);
  const servicing = suite.servicing.connect(debtor.account);
  await servicing.extend(instrument, content.newMaturity, deadline, [lot], [0], [consent, byBank]);
}

/** Receivables fall due: some nobody pays in time, another is cut, passed on, and paid lot by lot. */
async function settlement(trade: Trade): Promise<Pick<Told, "settled" | "passed">> {
  const { suite, debtor } = trade;
  const maturity = (await now(suite)) + 2n * DAY;
  const unpaid = [];
  // Chance may pay some of them later, and then nothing shows any more that they were overdue.
  for (let k = 0; k < 4; k++) unpaid.push(await confirmed(trade, { maturity }));
  const settled = await confirmed(trade, { maturity });
  const passed = await passOn(trade, settled);
  await advanceTo(suite, maturity);
  await pay(trade, settled, passed);
  await advanceTo(suite, maturity + 3n * DAY);
  for (const { instrument } of unpaid) await suite.servicing.connect(debtor.account).flagOverdue(instrument);
  return { settled, passed };
}

/** Splits, merges, offers and assigns until a part has reached the third tier; returns its name. */
async function passOn(trade: Trade, { lot, instrument }: Issued): Promise<bigint> {
  const { suite, suppliers } = trade;
  const [first, second, third, fourth] = suppliers as [TestMember, TestMember, TestMember, TestMember];
  const { receivables } = suite;
  const { trail: before } = await receivables.lotAt(lot);
  await receivables.connect(first.account).split(lot, 5_000n);
  await receivables.connect(first.account).merge(lot, lotId(instrument, 5_000n), before);

  const declined = await draftTransfer(trade, lot, first, second, 40_000n);
  await receivables.connect(first.account).offer(declined);
  await receivables.connect(second.account).refuse(lot);
  const offered = await draftTransfer(trade, lot, first, second, 40_000n);
  await receivables.connect(first.account).offer(offered);
  await receivables.connect(second.account).acceptOffer(offered);
  const atSecond = lotId(instrument, 40_000n);
  await receivables.connect(second.account).split(atSecond, 10_000n);
  const atThird = await assigned(trade, atSecond, second, third, 20_000n, { recourse: true });
  return assigned(trade, atThird, third, fourth, 7_000n);
}

/** Pays all lots of a receivable; the first one only at the third attempt, and its holder returns some of the cash. */
async function pay(trade: Trade, { instrument, lot: root }: Issued, first: bigint): Promise<void> {
  const { suite, debtor, suppliers } = trade;
  const { receivables, redemption, agent } = suite;
  const settlement = suite.settlement.connect(agent.account);
  const instruct = async (...lots: bigint[]): Promise<string[]> => {
    const refs = await Promise.all(lots.map(async (lot) => ({ lot, trail: (await receivables.lotAt(lot)).trail })));
    return instructionsOf(trade, await redemption.connect(debtor.account).pay(refs, fresh("run")));
  };
  await settlement.reportRejected(await instruct(first), REASON);
  const unanswered = await instruct(first);
  await advanceTo(suite, (await now(suite)) + DAY + 1n);
  await settlement.expire(unanswered);
  const [paid = ""] = await conclude(trade, await instruct(first));
  await conclude(trade, await instruct(...(await liveLots(trade, instrument, root))));
  const back = fresh("return");
  await suite.settlement.connect(suppliers[3]!.account).returnPayment(paid, 500n, back);
  await conclude(trade, [await settlement.instructionId(ZeroAddress, paid, back)]);
}

async function conclude({ suite }: Trade, instructions: string[]): Promise<string[]> {
  const settlement = suite.settlement.connect(suite.agent.account);
  await settlement.reportAccepted(instructions);
  await settlement.reportFinal(instructions);
  return instructions;
}

/** The lots that still stand, from the root back to the beginning of the row. */
async function liveLots({ suite }: Trade, instrument: bigint, root: bigint): Promise<bigint[]> {
  const live: bigint[] = [];
  for (let lot = root; ;) {
    const { start, flags } = await suite.receivables.lotAt(lot);
    if (flags === 0n || flags === CONSENTS_CUT) live.push(lot);
    if (start === 0n) return live;
    lot = lotId(instrument, start);
  }
}
