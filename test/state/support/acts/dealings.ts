import { id, type ContractTransactionResponse } from "ethers";
import { admitMember, mandate, REGION, type TestMember } from "../../../helpers/members.ts";
import { MemberKind } from "../../../helpers/terms.ts";
import { DAY, fresh, lotId, now } from "../../../helpers/trade.ts";
import { pathOf } from "../../../lots/path.ts";
import { received, stateFigures, trailOf, type BillMarket } from "../../../bills/issuing.ts";
import type { Ref } from "../../../bills/securing.ts";
import { discountConsent, discountOf, type TestDiscount } from "../../../bills/selling.ts";
import type { TestRediscount } from "../../../bills/rediscounting.ts";
import { advanceTo } from "../clock.ts";
import { instructionsOf } from "./financing.ts";

/** Value of each lot, so high that a millionth of interest shows; and how many the bill is cut into. */
const UNITS = 1_000_000_000n;
const LOTS = 16;
const SHENZHEN = 4403n;
const GREEN = 3n;
const QUOTA = 10n * UNITS;
/** ISO 20022: closed account number. */
const REASON = "0x41433034";

/** What the story of dealings left behind. */
export interface ToldDealings {
  /** The bank that discounted and had rediscounted. */
  readonly bank: bigint;
  /** A lot whose sale came about, one that is in recourse, and one that was rediscounted and dishonoured. */
  readonly sold: bigint;
  readonly inRecourse: bigint;
  readonly rediscounted: bigint;
  /** One that the central bank kept when its window was over. */
  readonly retained: bigint;
}

/** The market, one bill cut into lots, and short ways to deal in them. */
async function open(market: BillMarket) {
  const { suite, central } = market;
  await mandate(suite, central);
  const [payee] = market.traders as [TestMember];
  const [, bank] = market.banks as [TestMember, TestMember];
  const acceptor = await admitMember(suite, MemberKind.Bank, SHENZHEN);
  await stateFigures(market, acceptor.number);
  const began = await now(suite);
  const maturity = began + 4n * DAY;
  const face = UNITS * BigInt(LOTS);
  const { root, instrument } = await received({ ...market, banks: [acceptor] }, { maturity, face }, payee);
  const lot = (index: number): bigint => lotId(instrument, UNITS * BigInt(index + 1));
  for (let k = 0; k < LOTS - 1; k++) await market.bills.connect(payee.account).split(root, UNITS);
  const window = { redemptionPrice: UNITS, redeemFrom: began, redeemUntil: began + DAY };
  return { ...market, payee, bank, acceptor, maturity, lot, window };
}

type Dealing = Awaited<ReturnType<typeof open>>;

/** Lots of one bill are discounted, rediscounted, redeemed, kept, paid and taken back in recourse, each its own way. */
export async function dealings(market: BillMarket): Promise<ToldDealings> {
  const world = await open(market);
  const { suite, bank, lot, window, maturity } = world;
  await discounts(world);
  await rediscounts(world);
  await advanceTo(suite, window.redeemUntil + 1n);
  await suite.discounting.connect(bank.account).retain(lot(5));
  await suite.rediscountWindow.connect(world.central.account).retain(lot(12));
  await advanceTo(suite, maturity);
  await recourse(world);
  return { bank: bank.number, sold: lot(1), inRecourse: lot(5), rediscounted: lot(10), retained: lot(12) };
}

async function discounts(world: Dealing): Promise<void> {
  const { suite, payee, bank, lot, window } = world;
  const selling = suite.discounting.connect(payee.account);
  const soon = (await now(suite)) + DAY / 2n;
  const offered = async (index: number, change: Partial<TestDiscount> = {}) => {
    const terms = discountOf(await refOf(world, lot(index)), bank, change);
    await selling.offerDiscount(terms, soon);
    return terms;
  };
  const bought = async (index: number, change: Partial<TestDiscount> = {}) =>
    suite.discounting.connect(bank.account).buy(await offered(index, change), fresh("discount"));
  await offered(0);
  await final(world, await bought(1));
  await rejected(world, await bought(2));
  await bought(3);
  for (const index of [4, 5, 6, 7]) await final(world, await bought(index, window));
  const redeemed = async (index: number) => selling.redeem(await refOf(world, lot(index)), fresh("redemption"));
  await final(world, await redeemed(4));
  await rejected(world, await redeemed(5));
  await redeemed(6);
  await rejected(world, await redeemed(7));
  for (let index = 8; index < LOTS; index++) await sold(world, lot(index));
}

/** Sells a lot to the bank free of payment, as both sign. */
async function sold(world: Dealing, lot: bigint): Promise<void> {
  const { suite, payee, bank } = world;
  const terms = discountOf(await refOf(world, lot), bank, { freeOfPayment: true });
  const deadline = (await now(suite)) + DAY / 2n;
  const consent = await discountConsent(world, bank, terms, { deadline });
  await suite.discounting.connect(payee.account).buyWithConsent(terms, deadline, fresh("discount"), consent);
}

async function rediscounts(world: Dealing): Promise<void> {
  const { suite, central, bank, payee, lot, window } = world;
  const { redeemFrom, redeemUntil } = window;
  const outright = { centralBank: central.number, label: 0n, redeemFrom: 0n, redeemUntil: 0n };
  const green = { ...outright, label: GREEN };
  const repurchase = { ...outright, redeemFrom, redeemUntil };
  const rediscounting = suite.rediscountWindow.connect(central.account);
  await quotas(world);
  const until = (await now(suite)) + 30n * DAY;
  const from = (await now(suite)) + 1n;
  const attestations = suite.attestations.connect(central.account);
  await attestations.attest(id("settlement-account"), bank.number, 1n, from, until);
  await attestations.attest(id("green"), payee.number, 1n, from + 1n, until);
  await rediscounting.setMandate(2n * UNITS, until);

  const ofBank = suite.rediscountWindow.connect(bank.account);
  const applied = async (terms: TestRediscount, ...lots: bigint[]) => {
    const paths = (of: bigint) => pathOf({ lots: world.bills }, of);
    const named = await Promise.all(lots.map(async (of) => ({ ref: await refOf(world, of), path: await paths(of) })));
    return ofBank.applyFor(terms, named, (await now(suite)) + DAY / 2n, fresh("run"));
  };
  await final(world, await applied(outright, lot(9), lot(10)));
  await rediscounting.setMandate(0n, until);
  const approved = async (index: number, terms: TestRediscount) => {
    await applied(terms, lot(index));
    return rediscounting.approve(bank.number, terms, [await refOf(world, lot(index))], fresh("run"));
  };
  await applied(outright, lot(8));
  for (const index of [11, 12, 13]) await final(world, await approved(index, repurchase));
  await approved(14, green);
  await rejected(world, await approved(15, green));
  await final(world, await ofBank.redeem(lot(11), fresh("redemption")));
  await rejected(world, await ofBank.redeem(lot(12), fresh("redemption")));
  await ofBank.redeem(lot(13), fresh("redemption"));
}

/** The whole quota, and that for green bills, from the head over its branch to the bank. */
async function quotas({ suite, central, bank }: Dealing): Promise<void> {
  const allotting = suite.quotas.connect(central.account);
  for (const label of [0n, GREEN]) {
    await allotting.allotHead(label, 4n * QUOTA);
    await allotting.allotBranch(REGION, label, 2n * QUOTA);
    await allotting.allotInstitution(bank.number, label, QUOTA);
  }
}

async function recourse(world: Dealing): Promise<void> {
  const { suite, central, bank, payee, acceptor, lot } = world;
  const presented = async (by: TestMember, ...lots: bigint[]) => {
    const refs = await Promise.all(lots.map((of) => refOf(world, of)));
    await suite.presentation.connect(by.account).present(refs);
  };
  const paying = suite.presentation.connect(acceptor.account);
  await presented(central, lot(9), lot(10), lot(12));
  await presented(bank, lot(1), lot(5));
  await presented(payee, lot(2));
  await final(world, await paying.pay([await refOf(world, lot(9))], fresh("run")));
  const anyone = suite.rediscountWindow.connect(payee.account);
  await anyone.recordCollection(lot(9));
  for (const index of [1, 2, 5, 10]) await paying.refusePayment(lot(index), 7n);
  await anyone.recordDishonour(lot(10));

  const claimed = async (of: bigint, by: TestMember, from: TestMember, costs = 0n) => {
    const path = await pathOf({ lots: world.bills }, of);
    const deadline = (await now(suite)) + DAY;
    await suite.billRecourse.connect(by.account).claim(await refOf(world, of), path, from.number, costs, deadline);
  };
  const satisfied = async (of: bigint, by: TestMember, from: TestMember, costs = 0n) => {
    await claimed(of, by, from, costs);
    return suite.billRecourse.connect(from.account).satisfy(await refOf(world, of), costs, fresh("recourse"));
  };
  await advanceTo(suite, world.maturity + DAY);
  await claimed(lot(1), bank, payee, 25n);
  await final(world, await satisfied(lot(2), payee, acceptor, 3n));
  await satisfied(lot(5), bank, payee);
  await final(world, await satisfied(lot(10), central, bank, 11n));
  await final(world, await satisfied(lot(10), bank, payee));
}

async function refOf({ bills }: Pick<BillMarket, "bills">, lot: bigint): Promise<Ref> {
  return { lot, trail: await trailOf({ bills }, lot) };
}

/** The agent accepts what an act instructed, and reports it final. */
async function final({ suite }: Dealing, sent: ContractTransactionResponse): Promise<void> {
  const settlement = suite.settlement.connect(suite.agent.account);
  const instructions = await instructionsOf({ suite }, sent);
  await settlement.reportAccepted(instructions);
  await settlement.reportFinal(instructions);
}

async function rejected({ suite }: Dealing, sent: ContractTransactionResponse): Promise<void> {
  await suite.settlement.connect(suite.agent.account).reportRejected(await instructionsOf({ suite }, sent), REASON);
}
