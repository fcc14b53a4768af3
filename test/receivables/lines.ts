import { decide } from "../helpers/council.ts";
import type { TestMember } from "../helpers/members.ts";
import { fieldsOf } from "../helpers/refusal.ts";
import { YUAN } from "../helpers/rules.ts";
import { DAY, LinePurpose, now, openTrade } from "../helpers/trade.ts";
import { deploySuite } from "../helpers/suite.ts";
import { ethers, time } from "./world.ts";

export const EURO = 978n;
export const LIMIT = 1_000n;

/** What a line is told from another by. */
export interface TestLine {
  bank: TestMember;
  debtor: TestMember;
  currency: bigint;
  purpose: bigint;
}

/** Two banks, a core enterprise, no line, and an account that is a desk. */
export async function counters() {
  const suite = await deploySuite(ethers);
  const trade = await openTrade(suite, 1, 2, false);
  const [bank, otherBank] = trade.banks as [TestMember, TestMember];
  const { debtor } = trade;
  const { creditLines } = suite;
  const account = suite.signers.at(-4)!;
  await decide(suite, creditLines.setDesk.populateTransaction(account, true));
  const usual: TestLine = { bank, debtor, currency: YUAN, purpose: LinePurpose.Confirmation };
  const until = (await now(suite)) + 30n * DAY;

  const grant = (limit = LIMIT, last = until, change: Partial<TestLine> = {}) => {
    const { bank: by, debtor: to, currency, purpose } = { ...usual, ...change };
    return creditLines.connect(by.account).grant(to.number, currency, purpose, limit, last);
  };
  const turn = (act: "suspend" | "resume", change: Partial<TestLine> = {}) => {
    const { bank: by, debtor: to, currency, purpose } = { ...usual, ...change };
    return creditLines.connect(by.account)[act](to.number, currency, purpose);
  };
  const move = (act: "consume" | "release", amount: bigint, change: Partial<TestLine> = {}, by = account) => {
    const line = { ...usual, ...change };
    const key = [line.bank.number, line.debtor.number, line.currency, line.purpose] as const;
    return creditLines.connect(by)[act](...key, amount);
  };
  /** What names a line in events and errors. */
  const named = (change: Partial<TestLine> = {}): bigint[] => {
    const line = { ...usual, ...change };
    return [line.bank.number, line.debtor.number, line.currency, line.purpose];
  };
  const lineAt = async (change: Partial<TestLine> = {}) => {
    const [by, to, currency, purpose] = named(change) as [bigint, bigint, bigint, bigint];
    return fieldsOf(await creditLines.lineAt(by, to, currency, purpose));
  };
  const parties = { bank, otherBank, debtor, supplier: trade.suppliers[0]! };
  return { suite, trade, time, creditLines, account, until, ...parties, grant, turn, move, named, lineAt };
}

/** What there is when no line was granted. */
export const NO_LINE = { limit: 0n, used: 0n, until: 0n, suspended: false };
