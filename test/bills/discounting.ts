import type { ContractTransactionResponse } from "ethers";
import type { TestMember } from "../helpers/members.ts";
import type { Suite } from "../helpers/suite.ts";
import { DAY, domainOf, fresh, lotId, now, packConsent } from "../helpers/trade.ts";
import { endorsed, FACE, received, trailOf, type BillTerms } from "./issuing.ts";
import { dayAfter } from "./presenting.ts";
import type { Ref } from "./securing.ts";
import { billMarket } from "./world.ts";

/** Stages of a purchase, as the documentation numbers them. */
export const Stage = { None: 0n, Buying: 1n, AwaitingRedemption: 2n, Redeeming: 3n } as const;

export const DISCOUNT = {
  Discount: [
    { name: "lot", type: "uint256" },
    { name: "trail", type: "bytes21" },
    { name: "buyer", type: "uint24" },
    { name: "ratePpm", type: "uint32" },
    { name: "freeOfPayment", type: "bool" },
    { name: "redemptionPrice", type: "uint40" },
    { name: "redeemFrom", type: "uint40" },
    { name: "redeemUntil", type: "uint40" },
    { name: "issuedAt", type: "uint40" },
    { name: "deadline", type: "uint40" },
  ],
};

/** What holder and bank agree on in tests. */
export interface TestDiscount {
  ref: Ref;
  buyer: bigint;
  ratePpm: bigint;
  freeOfPayment: boolean;
  redemptionPrice: bigint;
  redeemFrom: bigint;
  redeemUntil: bigint;
}

/** A purchase for good at 3.6 %, against payment, unless told. */
export function discountOf(ref: Ref, buyer: TestMember, change: Partial<TestDiscount> = {}): TestDiscount {
  const outright = { redemptionPrice: 0n, redeemFrom: 0n, redeemUntil: 0n };
  return { ref, buyer: buyer.number, ratePpm: 36_000n, freeOfPayment: false, ...outright, ...change };
}

export async function discountConsent(
  { suite }: { suite: Suite },
  signer: TestMember,
  { ref, ...terms }: TestDiscount,
  given: { deadline: bigint; issuedAt?: bigint },
): Promise<string> {
  const issuedAt = given.issuedAt ?? (await now(suite));
  const domain = await domainOf(suite, "Tradelane Discounting", suite.discounting);
  const message = { ...ref, ...terms, issuedAt, deadline: given.deadline };
  return packConsent(signer.account.address, issuedAt, await signer.account.signTypedData(domain, DISCOUNT, message));
}

/** Interest counted independently of the contract: half up, ACT/360. */
export function discountInterest(value: bigint, ppm: bigint, days: bigint): bigint {
  const divisor = 360_000_000n;
  return (2n * value * ppm * days + divisor) / (2n * divisor);
}

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
