import type { ContractTransactionResponse } from "ethers";
import { id, toBeHex, zeroPadValue } from "ethers";
import { admitMember, mandate, type TestMember } from "../helpers/members.ts";
import { MemberKind } from "../helpers/terms.ts";
import { DAY, fresh, now } from "../helpers/trade.ts";
import { pathOf, type Path } from "../lots/path.ts";
import { accepted, endorsed, FACE, receiptConsent, trailOf } from "./issuing.ts";
import { dayAfter } from "./presenting.ts";
import { guaranteeConsent, type Ref } from "./securing.ts";
import { billMarket, time } from "./world.ts";

/** Of a bill in recourse, in the order of `IBillRecourse.Role`. */
export const Role = {
  Acceptor: 0n,
  AcceptorsGuarantor: 1n,
  Drawer: 2n,
  DrawersGuarantor: 3n,
  Endorser: 4n,
  EndorsersGuarantor: 5n,
} as const;

/** A margin that no lot of tests divides evenly. */
export const MARGIN = 10_000_001n;

/** Interest at the rate of the tests' rules (3 % a year), counted independently of the contract: half up, ACT/360. */
export function interestOn(principal: bigint, days: bigint, ppm = 30_000n): bigint {
  const divisor = 360_000_000n;
  return (2n * principal * ppm * days + divisor) / (2n * divisor);
}

/**
 * A bill that the bank accepted, from its drawer over payee and second to the third trader, each of the three
 * guaranteed: the acceptor and the drawer by banks, the payee by a trader of its own. Due at the first moment of a day
 * in Beijing.
 */
export async function passedOn() {
  const market = await billMarket();
  const { suite, drawer, traders, banks } = market;
  const [payee, second, third] = traders as [TestMember, TestMember, TestMember];
  const [acceptor, forAcceptor, forDrawer] = banks as [TestMember, TestMember, TestMember];
  const forPayee = await admitMember(suite, MemberKind.Enterprise);
  const maturity = dayAfter(await now(suite), 90n);
  const bill = await accepted(market, { maturity }, MARGIN);
  const { root } = bill;
  const refOf = async (lot: bigint): Promise<Ref> => ({ lot, trail: await trailOf(market, lot) });
  const guaranteed = async (by: TestMember, of: TestMember, forIt = false) => {
    const given = { ref: await refOf(root), forAcceptor: forIt, deadline: (await now(suite)) + DAY };
    const consent = await guaranteeConsent(market, by, given);
    await suite.guarantees.connect(of.account).guaranteeWithConsent(given.ref, forIt, given.deadline, consent);
  };
  await guaranteed(forDrawer, drawer);
  const { trail } = await refOf(root);
  const deadline = (await now(suite)) + DAY;
  const receipt = await receiptConsent(market, payee, { terms: bill.terms, trail, deadline });
  await market.issuance.connect(drawer.account).receiveWithConsent(bill.terms, trail, deadline, receipt);
  await guaranteed(forPayee, payee);
  await endorsed(market, root, payee, second, FACE);
  await guaranteed(forAcceptor, acceptor, true);
  await endorsed(market, root, second, third, FACE);
  const world = {
    ...market,
    ...bill,
    payee,
    second,
    third,
    acceptor,
    forAcceptor,
    forDrawer,
    forPayee,
    maturity,
    refOf,
  };
  return { ...world, ...recovering(world) };
}

/** The same, presented on the day of maturity and refused on the next. */
export async function dishonoured() {
  const world = await passedOn();
  await time.increaseTo(world.maturity);
  await world.present();
  await time.increaseTo(world.maturity + DAY);
  await world.refused();
  return world;
}

/** Where the third trader cut the lot in two before it presented the rest. */
export const CUT = 33_333_333n;

/** The same, of the rest of a lot whose front stays with the third trader. */
export async function cutInTwo() {
  const world = await passedOn();
  await world.bills.connect(world.third.account).split(world.root, CUT);
  await time.increaseTo(world.maturity);
  await world.present();
  await world.refused();
  return world;
}

/** The same, presented when the ten days to do so were over. */
export async function overdue() {
  const world = await passedOn();
  await time.increaseTo(dayAfter(world.maturity, 11n));
  await world.present();
  await world.refused();
  return world;
}

/** The same, twenty days before it is due: a court attested the acceptor's insolvency. */
export async function insolvent() {
  const world = await passedOn();
  const { suite, acceptor, maturity, third, root, refOf } = world;
  await time.increaseTo(maturity - 20n * DAY);
  const court = await admitMember(suite, MemberKind.Court);
  await mandate(suite, court);
  const from = (await now(suite)) + 10n;
  await suite.attestations.connect(court.account).attest(id("insolvent"), acceptor.number, 1n, from, maturity);
  await time.increaseTo(from);
  await suite.presentation.connect(third.account).dishonourInsolvent(await refOf(root));
  return world;
}

type Passed = Awaited<ReturnType<typeof billMarket>> & {
  root: bigint;
  third: TestMember;
  acceptor: TestMember;
  refOf: (lot: bigint) => Promise<Ref>;
};

/** Short ways to the acts of recourse on the root lot. */
function recovering({ suite, bills, root, third, acceptor, refOf }: Passed) {
  const { billRecourse, presentation, settlement } = suite;
  const reporting = settlement.connect(suite.agent.account);
  const present = async () => presentation.connect(third.account).present([await refOf(root)]);
  const refused = async () => presentation.connect(acceptor.account).refusePayment(root, 7n);
  const path = (): Promise<Path> => pathOf({ lots: bills }, root);
  const claim = async (of: TestMember, by = third, costs = 0n, given: { path?: Path; deadline?: bigint } = {}) =>
    billRecourse
      .connect(by.account)
      .claim(
        await refOf(root),
        given.path ?? (await path()),
        of.number,
        costs,
        given.deadline ?? (await now(suite)) + DAY,
      );
  const satisfy = async (by: TestMember, costs = 0n, run = fresh("recourse")) =>
    billRecourse.connect(by.account).satisfy(await refOf(root), costs, run);
  const instructionOf = async (sent: ContractTransactionResponse): Promise<string> => {
    const topic = settlement.interface.getEvent("PaymentInstructed").topicHash;
    return (await sent.wait())!.logs.find(({ topics }) => topics[0] === topic)!.topics[1]!;
  };
  /** Claimed, satisfied and taken by the agent. */
  const onItsWay = async (by: TestMember, holder = third, costs = 0n): Promise<string> => {
    await claim(by, holder, costs);
    const instruction = await instructionOf(await satisfy(by, costs));
    await reporting.reportAccepted([instruction]);
    return instruction;
  };
  const paid = async (by: TestMember, holder = third, costs = 0n) =>
    reporting.reportFinal([await onItsWay(by, holder, costs)]);
  const liableOn = async (given?: Path): Promise<[bigint, bigint, bigint][]> => {
    const liable = await billRecourse.liableOn(root, given ?? (await path()));
    return liable.map(({ member, role, lapsedFrom }) => [member, role, lapsedFrom]);
  };
  const owedAt = async (moment: bigint): Promise<bigint[]> => [...(await billRecourse.owedAt(root, moment))];
  const flags = async () => (await bills.lotAt(root)).flags;
  const subject = zeroPadValue(toBeHex(root), 32);
  return {
    ...{ billRecourse, settlement, reporting, present, refused, path, claim, satisfy, instructionOf, onItsWay, paid },
    ...{ liableOn, owedAt, flags, subject },
  };
}
