import type { ContractTransactionResponse } from "ethers";
import type { TestMember } from "../helpers/members.ts";
import { DAY, draftTerms, now, type TestTerms, type Trade } from "../helpers/trade.ts";
import { instrumentOf } from "./agreed.ts";
import { STATE } from "./world.ts";

/** The two ways to come to a receivable in two steps, seen alike: who asks, who is asked, by which acts. */
export const WAYS = [
  {
    ask: "submit",
    agree: "confirm",
    act: 1n,
    state: STATE.Submitted,
    event: "ReceivableSubmitted",
    from: ({ suppliers }: Trade): TestMember => suppliers[0]!,
    to: ({ debtor }: Trade): TestMember => debtor,
  },
  {
    ask: "issue",
    agree: "acceptIssue",
    act: 3n,
    state: STATE.Issued,
    event: "ReceivableIssued",
    from: ({ debtor }: Trade): TestMember => debtor,
    to: ({ suppliers }: Trade): TestMember => suppliers[0]!,
  },
] as const;

export type Way = (typeof WAYS)[number];

/** Asks for terms, by the one who asks unless told. */
export function asked(
  { ask, from }: Way,
  trade: Trade,
  terms: TestTerms,
  deadline: bigint,
  by: TestMember = from(trade),
): Promise<ContractTransactionResponse> {
  return trade.suite.origination.connect(by.account)[ask](terms, deadline);
}

/** Agrees to terms, by the one who was asked unless told. */
export function agreed(
  { agree, to }: Way,
  trade: Trade,
  terms: TestTerms,
  by: TestMember = to(trade),
): Promise<ContractTransactionResponse> {
  return trade.suite.origination.connect(by.account)[agree](terms);
}

/** Terms that were asked for, with a day to answer. */
export async function pending(way: Way, trade: Trade, change: Partial<TestTerms> = {}) {
  const terms = await draftTerms(trade, change);
  const deadline = (await now(trade.suite)) + DAY;
  await asked(way, trade, terms, deadline);
  const instrument = instrumentOf(terms);
  return { terms, deadline, instrument, subject: instrument << 40n };
}
