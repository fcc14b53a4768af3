import { zeroPadValue, toBeHex } from "ethers";
import type { TestMember } from "../helpers/members.ts";
import { DAY, fresh, lotId, now } from "../helpers/trade.ts";
import { endorsed, FACE, received, trailOf, type BillTerms } from "./issuing.ts";
import { pledgeConsent, type Ref } from "./securing.ts";
import { billMarket, time } from "./world.ts";

const HOUR = 3_600n;
/** Beijing's offset from UTC. */
const ZONE = 8n * HOUR;

/** Why a lot was dishonoured, as the documentation numbers it. */
export const Cause = { Refusal: 0n, Silence: 1n, Insolvency: 2n } as const;

/** What is known of a lot that is not presented. */
export const NOT_PRESENTED = [0n, 0n, 0n, 0n, false];

/** First moment of the n-th day in Beijing after the day of a moment, counted independently of the contract. */
export function dayAfter(moment: bigint, n: bigint): bigint {
  return ((moment + ZONE) / DAY + n) * DAY - ZONE;
}

/** What of a bill's margin falls to the lot [start, end). */
export function marginOf(margin: bigint, start: bigint, end: bigint, face = FACE): bigint {
  return (margin * end) / face - (margin * start) / face;
}

/** A margin that no lot of tests divides evenly. */
export const MARGIN = 10_000_001n;

/**
 * A bill of three lots in three hands: the front one at the second trader, the middle one pledged by the payee, the
 * rest at the payee. It is due at the first moment of a day in Beijing.
 */
export async function presentable(change: Partial<BillTerms> = {}) {
  const market = await billMarket();
  const { suite, bills, traders, banks } = market;
  const { presentation } = suite;
  const [payee, second, stranger] = traders as [TestMember, TestMember, TestMember];
  const [bank, pledgee] = banks as [TestMember, TestMember];
  const maturity = change.maturity ?? dayAfter(await now(suite), 90n);
  const bill = await received(market, { maturity, ...change }, payee, MARGIN);
  const { root, instrument } = bill;
  const front = await endorsed(market, root, payee, second, 33_333_333n);
  await bills.connect(payee.account).split(root, 20_000_000n);
  const middle = lotId(instrument, 53_333_333n);
  const refOf = async (lot: bigint): Promise<Ref> => ({ lot, trail: await trailOf(market, lot) });
  const pledged = { ref: await refOf(middle), deadline: (await now(suite)) + DAY };
  const consent = await pledgeConsent(market, pledgee, pledged);
  await suite.pledges.connect(payee.account).pledgeWithConsent(pledged.ref, pledged.deadline, consent);

  const acceptor = change.acceptor === market.drawer.number ? market.drawer : bank;
  const lots = { front, middle, root };
  return { ...market, ...bill, ...lots, presentation, maturity, payee, second, stranger, acceptor, pledgee, refOf };
}

export type Presentable = Awaited<ReturnType<typeof presentable>>;

/** Short ways to the acts of the desk. */
export function acting({ suite, bills, presentation, refOf, acceptor, payee, pledgee }: Presentable) {
  const reporting = suite.settlement.connect(suite.agent.account);
  const refs = (lots: bigint[]) => Promise.all(lots.map(refOf));
  const present = async (lots: bigint[], by = payee) => presentation.connect(by.account).present(await refs(lots));
  const presentPledged = async (lot: bigint, by = pledgee) =>
    presentation.connect(by.account).presentPledged(await refOf(lot));
  const presentAutomatically = async (lots: bigint[], by: TestMember) =>
    presentation.connect(by.account).presentAutomatically(await refs(lots));
  const withdraw = (lot: bigint, by = payee) => presentation.connect(by.account).withdrawPresentation(lot);
  const pay = async (lots: bigint[], reference = fresh("run"), by = acceptor) =>
    presentation.connect(by.account).pay(await refs(lots), reference);
  const refuse = (lot: bigint, reason = 7n, by = acceptor) =>
    presentation.connect(by.account).refusePayment(lot, reason);
  const dishonour = (lot: bigint, by = payee) => presentation.connect(by.account).dishonour(lot);
  const subjectOf = (lot: bigint) => zeroPadValue(toBeHex(lot), 32);
  const instructionOf = (lot: bigint, reference: string) =>
    suite.settlement.instructionId(presentation, subjectOf(lot), reference);
  /** Pays lots and has the agent accept. */
  const taken = async (lots: bigint[]): Promise<string[]> => {
    const reference = fresh("run");
    await pay(lots, reference);
    const instructions = await Promise.all(lots.map((lot) => instructionOf(lot, reference)));
    await reporting.reportAccepted(instructions);
    return instructions;
  };
  const flagsOf = async (lot: bigint) => (await bills.lotAt(lot)).flags;
  const known = async (lot: bigint) => [...(await presentation.presentationOf(lot))];
  return {
    ...{ reporting, refs, present, presentPledged, presentAutomatically, withdraw, pay, refuse, dishonour },
    ...{ subjectOf, instructionOf, taken, flagsOf, known },
  };
}

/** As `presentable`, on the first moment of the day of maturity. */
export async function due() {
  const world = await presentable();
  await time.increaseTo(world.maturity);
  return { ...world, ...acting(world) };
}
