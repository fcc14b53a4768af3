import { id } from "ethers";
import { admitMember, mandate, type TestMember } from "../../../helpers/members.ts";
import type { Suite } from "../../../helpers/suite.ts";
import { MemberKind } from "../../../helpers/terms.ts";
import { DAY, fresh, lotId, now } from "../../../helpers/trade.ts";
import {
  accepted,
  acceptanceConsent,
  draftEndorsement,
  endorsed,
  numberToday,
  received,
  receiptConsent,
  registered,
  trailOf,
  type BillMarket,
  type Registered,
} from "../../../bills/issuing.ts";
import { guaranteeConsent, pledgeConsent, type Ref } from "../../../bills/securing.ts";
import { discountConsent, discountOf } from "../../../bills/selling.ts";
import { advanceTo } from "../clock.ts";
import { instructionsOf } from "./financing.ts";

/** What the story of bills left behind. */
export interface ToldBills {
  /** The bank whose bill was cut, passed on, paid in part and dishonoured in part. */
  readonly acceptor: bigint;
  /** That bill. */
  readonly instrument: bigint;
  /** A lot of it that is pledged still, one that was dishonoured, and one that was paid to its holder. */
  readonly pledged: bigint;
  readonly dishonoured: bigint;
  readonly paid: bigint;
}

/** ISO 20022: closed account number. */
const REASON = "0x41433034";
/** A margin that no lot divides evenly. */
const MARGIN = 10_000_001n;
const SMALL = 1_000n;

/** The market, and short ways to refer to lots and to wait. */
interface World extends BillMarket {
  readonly payee: TestMember;
  readonly second: TestMember;
  readonly third: TestMember;
  readonly bank: TestMember;
  readonly pledgee: TestMember;
  readonly other: TestMember;
  readonly refOf: (lot: bigint) => Promise<Ref>;
  readonly soon: () => Promise<bigint>;
}

/** Bills in which everything happens that can happen to bills. */
export async function bills(market: BillMarket): Promise<ToldBills> {
  const { suite } = market;
  const [payee, second, third] = market.traders as [TestMember, TestMember, TestMember];
  const [bank, pledgee, other] = market.banks as [TestMember, TestMember, TestMember];
  const refOf = async (lot: bigint): Promise<Ref> => ({ lot, trail: await trailOf(market, lot) });
  const soon = async () => (await now(suite)) + DAY / 2n;
  const world = { ...market, payee, second, third, bank, pledgee, other, refOf, soon };
  const maturity = (await now(suite)) + 2n * DAY;

  await unpaidEnds(world);
  const lapsing = await registered(world, { maturity });
  const asked = await byRequest(world, maturity);
  const cut = await byConsent(world, maturity);
  const doomed = await insolvent(world, maturity);
  const late: Registered[] = [];
  for (let k = 0; k < 7; k++) late.push(await received(world, { maturity, face: SMALL }, payee, 1n));

  await advanceTo(suite, maturity);
  await world.issuance.connect(other.account).lapse(lapsing.instrument, await trailOf(world, lapsing.root));
  await paidByDebtor(world, asked, third);
  const lots = await presented(world, cut);
  const present = suite.presentation.connect(payee.account);
  await present.present(await Promise.all([...late.map(({ root }) => root), doomed.root].map(refOf)));
  for (const { root } of late) await suite.presentation.connect(bank.account).refusePayment(root, 9n);
  await advanceTo(suite, maturity + 5n * DAY);
  await present.dishonour(doomed.root);
  await suite.presentation.connect(second.account).dishonour(lots.silent);
  return { acceptor: bank.number, instrument: cut.instrument, ...lots };
}

/** Bills that their drawer takes back, before and after acceptance. */
async function unpaidEnds(world: World): Promise<void> {
  const { issuance, drawer } = world;
  for (const { instrument, root } of [await registered(world), await accepted(world, { face: SMALL }, 3n)]) {
    await issuance.connect(drawer.account).withdrawBill(instrument, await trailOf(world, root));
  }
}

/** Commercial paper whose parties ask and answer; some requests come to nothing, one stands to the end. */
async function byRequest(world: World, maturity: bigint): Promise<Registered> {
  const { suite, bills: ledger, issuance, drawer, payee, third, bank, pledgee, refOf, soon } = world;
  const number = await numberToday(world, "Commercial");
  const bill = await registered(world, { number, acceptor: third.number, maturity, face: SMALL });
  const { terms, root } = bill;
  const drawing = issuance.connect(drawer.account);
  await drawing.presentForAcceptance(terms, await trailOf(world, root), await soon());
  await ledger.connect(third.account).refuse(root);
  await drawing.presentForAcceptance(terms, await trailOf(world, root), await soon());
  await issuance.connect(third.account).accept(terms, await trailOf(world, root), 7n);
  await drawing.presentForReceipt(terms, await trailOf(world, root), await soon());
  await issuance.connect(payee.account).receiveBill(terms, await trailOf(world, root));

  await suite.guarantees.connect(payee.account).askGuarantee(await refOf(root), bank.number, false, await soon());
  await suite.guarantees.connect(bank.account).guarantee(await refOf(root), false);
  await suite.pledges.connect(payee.account).offerPledge(await refOf(root), pledgee.number, await soon());
  await suite.pledges.connect(pledgee.account).acceptPledge(await refOf(root));
  await suite.pledges.connect(pledgee.account).releasePledge(root);

  const standing = await registered(world, { face: SMALL });
  await drawing.presentForAcceptance(standing.terms, await trailOf(world, standing.root), await soon());
  const held = await received(world, { face: SMALL });
  const offer = await draftEndorsement(world, held.root, payee, world.second, 400n);
  await ledger.connect(payee.account).offerEndorsement(offer);
  return bill;
}

/** Names of lots by where they end, of the bill that is cut. */
const ENDS = { front: 20_000_000n, middle: 30_000_000n, offered: 40_000_000n, sold: 50_000_000n, kept: 60_000_000n };

/** Bank paper whose parties sign; cut into lots that are endorsed, offered, pledged, sold free of payment and marked. */
async function byConsent(world: World, maturity: bigint): Promise<Registered> {
  const { suite, bills: ledger, payee, second, bank, pledgee, other, refOf, soon } = world;
  await received(world, { notTransferable: true, face: SMALL });
  const bill = await received(world, { maturity }, payee, MARGIN);
  const { root, instrument } = bill;
  const own = ledger.connect(payee.account);
  const part = (end: bigint) => lotId(instrument, end);
  const before = await trailOf(world, root);
  await own.split(root, 5_000n);
  await own.merge(root, part(5_000n), before);

  await endorsed(world, root, payee, second, ENDS.front);
  await endorsed(world, part(ENDS.front), second, world.third, 10_000_000n, { notTransferable: true });
  await own.split(root, ENDS.middle - ENDS.front);
  await pledge(world, await refOf(part(ENDS.middle)), pledgee);

  const declined = await draftEndorsement(world, root, payee, second, ENDS.offered - ENDS.middle);
  await own.offerEndorsement(declined);
  await ledger.connect(second.account).refuse(root);
  const offered = await draftEndorsement(world, root, payee, second, ENDS.offered - ENDS.middle);
  await own.offerEndorsement(offered);
  await ledger.connect(second.account).acceptEndorsement(offered);

  await own.split(root, ENDS.sold - ENDS.offered);
  const terms = discountOf(await refOf(part(ENDS.sold)), other, { freeOfPayment: true });
  const deadline = await soon();
  // What was signed until the refusal is dead for every part.
  await advanceTo(suite, (await now(suite)) + 60n);
  const consent = await discountConsent(world, other, terms, { deadline });
  await suite.discounting.connect(payee.account).buyWithConsent(terms, deadline, fresh("discount"), consent);

  await own.split(root, ENDS.kept - ENDS.sold);
  await pledge(world, await refOf(part(ENDS.kept)), pledgee);
  const guaranteed = { ref: await refOf(root), forAcceptor: true, deadline: await soon() };
  const word = await guaranteeConsent(world, other, guaranteed);
  const desk = suite.guarantees.connect(bank.account);
  await desk.guaranteeWithConsent(guaranteed.ref, true, guaranteed.deadline, word);
  const expiring = await draftEndorsement(world, root, payee, second, 1_000n, { deadline: maturity });
  await own.offerEndorsement(expiring);
  return bill;
}

async function pledge({ suite, soon, payee }: World, ref: Ref, pledgee: TestMember): Promise<void> {
  const deadline = await soon();
  const consent = await pledgeConsent({ suite }, pledgee, { ref, deadline });
  await suite.pledges.connect(payee.account).pledgeWithConsent(ref, deadline, consent);
}

/** Commercial paper of an acceptor whom a court declares insolvent; and another of it that nobody answers for. */
async function insolvent(world: World, maturity: bigint): Promise<Registered> {
  const { suite, payee, refOf } = world;
  const acceptor = await admitMember(suite, MemberKind.Enterprise);
  const court = await admitMember(suite, MemberKind.Court);
  await mandate(suite, court);
  const made = async () => {
    const number = await numberToday(world, "Commercial");
    const bill = await registered(world, { number, acceptor: acceptor.number, maturity, face: SMALL });
    const [trail, deadline] = [await trailOf(world, bill.root), await world.soon()];
    const acceptance = { terms: bill.terms, trail, margin: 0n, deadline };
    const consent = await acceptanceConsent(world, acceptor, acceptance);
    const drawing = world.issuance.connect(world.drawer.account);
    await drawing.acceptWithConsent(bill.terms, trail, 0n, deadline, consent);
    const receipt = { terms: bill.terms, trail: await trailOf(world, bill.root), deadline };
    await drawing.receiveWithConsent(bill.terms, receipt.trail, deadline, await receiptConsent(world, payee, receipt));
    return bill;
  };
  const [early, doomed] = [await made(), await made()];
  const from = await now(suite);
  await suite.attestations.connect(court.account).attest(id("insolvent"), acceptor.number, 1n, from, from + DAY);
  await suite.presentation.connect(payee.account).dishonourInsolvent(await refOf(early.root));
  return doomed;
}

/** The acceptor of a bill of one lot pays it, and the bill is settled. */
async function paidByDebtor({ suite, payee, refOf }: World, { root }: Registered, debtor: TestMember): Promise<void> {
  await suite.presentation.connect(payee.account).present([await refOf(root)]);
  await conclude(suite, await pay(suite, debtor, [await refOf(root)]));
}

/** Lots of one bill are presented, each its own way, and answered, each its own way. */
async function presented(world: World, { instrument, root }: Registered) {
  const { suite, second, third, bank, pledgee, other, refOf } = world;
  const part = (end: bigint) => lotId(instrument, end);
  const [marked, front, middle] = [part(10_000_000n), part(ENDS.front), part(ENDS.middle)];
  const [silent, sold, kept] = [part(ENDS.offered), part(ENDS.sold), part(ENDS.kept)];
  const by = ({ account }: TestMember) => suite.presentation.connect(account);
  // The offer that stands on the root lot has expired, and stops nothing.
  await by(second).present([await refOf(front)]);
  await by(pledgee).presentPledged(await refOf(middle));
  await conclude(suite, await pay(suite, bank, [await refOf(front), await refOf(middle)]));
  await by(other).presentAutomatically([await refOf(marked), await refOf(root)]);
  await suite.settlement
    .connect(suite.agent.account)
    .reportRejected(await pay(suite, bank, [await refOf(marked)]), REASON);
  await by(third).withdrawPresentation(marked);
  await by(bank).refusePayment(root, 7n);
  await by(other).present([await refOf(sold)]);
  await pay(suite, bank, [await refOf(sold)]);
  await by(second).present([await refOf(silent)]);
  return { pledged: kept, dishonoured: root, paid: front, silent };
}

async function pay(suite: Suite, acceptor: TestMember, refs: Ref[]): Promise<string[]> {
  return instructionsOf({ suite }, await suite.presentation.connect(acceptor.account).pay(refs, fresh("run")));
}

async function conclude(suite: Suite, instructions: string[]): Promise<void> {
  const settlement = suite.settlement.connect(suite.agent.account);
  await settlement.reportAccepted(instructions);
  await settlement.reportFinal(instructions);
}
