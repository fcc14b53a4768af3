import type { ContractTransactionResponse } from "ethers";
import type { TestMember } from "../helpers/members.ts";
import { DAY, fresh, lotId, now } from "../helpers/trade.ts";
import { endorsed, FACE, received, trailOf, type BillTerms } from "./issuing.ts";
import { dayAfter } from "./presenting.ts";
import type { Ref } from "./securing.ts";
import { discountConsent, discountOf, type TestDiscount } from "./selling.ts";
import { billMarket } from "./world.ts";

/** Stages of a purchase, as the documentation numbers them. */
export const Stage = { None: 0n, Buying: 1n, AwaitingRedemption: 2n, Redeeming: 3n } as const;

/** A bill of two lots, the front one at the second trader; due at the first moment of a day in Beijing. */
export async function discountable(change: Partial<BillTerms> = {}) {
  const market = await billMarket();
  const { suite, bills, traders, banks } = market;
  const [payee, second] = traders as [TestMember, TestMember];
  const [acceptor, bank, other] = banks as [TestMember, TestMember, TestMember];
  const maturity = dayAfter(await now(suite), 90n);
  const bill = await received(market, { maturity, ...change });
  const { root, instrument } = bill;
  const CUT = 33_333_333n;
  if (change.splittable ?? true) await endorsed(market, root, payee, second, CUT);
  const front = lotId(instrument, CUT);
  const value = FACE - CUT;
  const { discounting, settlement } = suite;
  const reporting = settlement.connect(suite.agent.account);
  const refOf = async (lot = root): Promise<Ref> => ({ lot, trail: await trailOf(market, lot) });
  const termsOf = async (change: Partial<TestDiscount> = {}, lot = root) => discountOf(await refOf(lot), bank, change);
  /** To be redeemed within the 40th to the 50th day before maturity, at the lot's value. */
  const repurchase = { redemptionPrice: value, redeemFrom: maturity - 50n * DAY, redeemUntil: maturity - 40n * DAY };
  const offered = async (terms: TestDiscount, by = payee, deadline?: bigint) =>
    discounting.connect(by.account).offerDiscount(terms, deadline ?? (await now(suite)) + DAY);
  const bought = (terms: TestDiscount, by = bank, run = fresh("discount")) =>
    discounting.connect(by.account).buy(terms, run);
  const agreed = async (terms: TestDiscount, by = bank, signer = payee, issuedAt?: bigint) => {
    const deadline = (await now(suite)) + DAY;
    const consent = await discountConsent({ suite }, signer, terms, { deadline, ...(issuedAt && { issuedAt }) });
    return discounting.connect(by.account).buyWithConsent(terms, deadline, fresh("discount"), consent);
  };
  const redeemed = async (by = payee, lot = root) =>
    discounting.connect(by.account).redeem(await refOf(lot), fresh("redemption"));
  const retained = (by = bank, lot = root) => discounting.connect(by.account).retain(lot);
  const instructionOf = async (sent: ContractTransactionResponse): Promise<string> => {
    const topic = settlement.interface.getEvent("PaymentInstructed").topicHash;
    return (await sent.wait())!.logs.find(({ topics }) => topics[0] === topic)!.topics[1]!;
  };
  /** The agent accepts what an act instructed and reports it final. */
  const final = async (sent: ContractTransactionResponse) => {
    const instruction = await instructionOf(sent);
    await reporting.reportAccepted([instruction]);
    return reporting.reportFinal([instruction]);
  };
  const rejected = async (sent: ContractTransactionResponse) =>
    reporting.reportRejected([await instructionOf(sent)], "0x41433034");
  const lotNow = async (lot = root): Promise<[bigint, bigint]> => {
    const { holder, flags } = await bills.lotAt(lot);
    return [holder, flags];
  };
  const stage = async (lot = root) => (await discounting.dealOf(lot)).stage;
  return {
    ...{ ...market, ...bill, front, value, maturity, payee, second, acceptor, bank, other, discounting, settlement },
    ...{ reporting, refOf, termsOf, repurchase, offered, bought, agreed, redeemed, retained, instructionOf },
    ...{ final, rejected, lotNow, stage },
  };
}

/** The same, bought by the bank under repurchase with final cash. */
export async function underRepurchase() {
  const world = await discountable();
  await world.final(await world.agreed(await world.termsOf(world.repurchase)));
  return world;
}
