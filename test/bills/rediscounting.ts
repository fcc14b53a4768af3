import { id } from "ethers";
import { admitMember, mandate, REGION, type TestMember } from "../helpers/members.ts";
import { decide } from "../helpers/council.ts";
import { ALL_DUTIES, ALL_POWERS, Flag } from "../helpers/suite.ts";
import { MemberKind } from "../helpers/terms.ts";
import { row } from "../lots/rows.ts";
import { DAY, fresh, now } from "../helpers/trade.ts";
import { pathOf } from "../lots/path.ts";
import { discountable } from "./discounting.ts";
import { received, registered, type BillTerms } from "./issuing.ts";
import { branch, HEAD, institution, Label, SHENZHEN } from "./quotas.ts";
import type { Ref } from "./securing.ts";
import { time } from "./world.ts";

export { Label };

/** Checks and states, as the documentation numbers them. */
export const Check = {
  Passed: 0n,
  NotHeld: 1n,
  NotReceived: 2n,
  Due: 3n,
  Encumbered: 4n,
  Changed: 5n,
  NotDiscounted: 6n,
  TermOutside: 7n,
  WindowOutside: 8n,
  LabelNotProven: 9n,
} as const;
export const State = {
  None: 0n,
  Submitted: 1n,
  Approved: 2n,
  Outstanding: 3n,
  Redeeming: 4n,
  Dishonoured: 5n,
  Redeemed: 6n,
  Collected: 7n,
} as const;

export interface TestRediscount {
  centralBank: bigint;
  label: bigint;
  redeemFrom: bigint;
  redeemUntil: bigint;
}

/** Interest counted independently of the contract: half up, by a month of thirty days. */
export function rediscountInterest(value: bigint, ppm: bigint, days: bigint): bigint {
  const divisor = 30_000_000n;
  return (2n * value * ppm * days + divisor) / (2n * divisor);
}

/**
 * A bank with a settlement account and a quota that discounted the rest of a bill, and a bank of another region with
 * both that discounted its front.
 */
export async function window(change: Partial<BillTerms> = {}) {
  const world = await discountable(change);
  const { suite, bills, banks, root, front, payee, second, value, maturity, central } = world;
  const { quotas, rediscountWindow, settlement } = suite;
  await mandate(suite, central);
  const bank = banks[1]!;
  const distant = await admitMember(suite, MemberKind.Bank, SHENZHEN);
  const attestations = suite.attestations.connect(central.account);
  const attest = async (attribute: string, of: TestMember, until = maturity + 30n * DAY) =>
    attestations.attest(id(attribute), of.number, 1n, (await now(suite)) + 1n, until);
  const office = quotas.connect(central.account);
  const allot = async (limit: bigint, label: bigint = Label.None) => {
    await office.allotHead(label, 2n * limit);
    await office.allotBranch(REGION, label, limit);
    await office.allotBranch(SHENZHEN, label, limit);
    await office.allotInstitution(bank.number, label, limit);
    await office.allotInstitution(distant.number, label, limit);
  };
  await allot(value);
  for (const member of [bank, distant]) await attest("settlement-account", member);
  await world.final(await world.agreed(await world.termsOf()));
  const terms = await world.termsOf({ buyer: distant.number }, front);
  await world.final(await world.agreed(terms, distant, second));

  const outright = { centralBank: central.number, label: Label.None, redeemFrom: 0n, redeemUntil: 0n };
  const repurchase = { ...outright, redeemFrom: maturity - 50n * DAY, redeemUntil: maturity - 40n * DAY };
  const billOf = async (lot = root) => ({ ref: await world.refOf(lot), path: await pathOf({ lots: bills }, lot) });
  const apply = async (given: TestRediscount = outright, by = bank, lots = [root], run = fresh("run")) => {
    const named = await Promise.all(lots.map(billOf));
    const deadline = (await now(suite)) + DAY;
    return rediscountWindow.connect(by.account).applyFor(given, named, deadline, run);
  };
  const approve = async (
    given: TestRediscount = outright,
    of = bank,
    lots = [root],
    run = fresh("run"),
    by = central,
  ) => {
    const refs: Ref[] = await Promise.all(lots.map(world.refOf));
    return rediscountWindow.connect(by.account).approve(of.number, given, refs, run);
  };
  const settled = async (given: TestRediscount = outright) => {
    await apply(given);
    return world.final(await approve(given));
  };
  const judged = async (given: TestRediscount = outright, of = bank, lot = root) =>
    (await rediscountWindow.check(of.number, given, [await billOf(lot)]))[0];
  const setMandate = (highest: bigint, until: bigint) =>
    rediscountWindow.connect(central.account).setMandate(highest, until);
  const redeem = (by = bank, lot = root) => rediscountWindow.connect(by.account).redeem(lot, fresh("redemption"));
  const retain = (by = central, lot = root) => rediscountWindow.connect(by.account).retain(lot);
  const recordCollection = (lot = root) => rediscountWindow.connect(payee.account).recordCollection(lot);
  const recordDishonour = (lot = root) => rediscountWindow.connect(payee.account).recordDishonour(lot);
  const stateOf = async (lot = root) => (await rediscountWindow.rediscountOf(lot)).state;
  /** What is reserved and used: of the bank, its branch and the head. */
  const quotaOf = async (label: bigint = Label.None): Promise<[bigint, bigint]> => {
    const nodes = await Promise.all(
      [institution(bank), branch(REGION), HEAD].map((node) => quotas.quotaAt(node, label)),
    );
    const [own, ...above] = nodes.map(({ reserved, used }) => [reserved, used] as [bigint, bigint]);
    for (const sum of above) if (sum.join() !== own!.join()) throw new Error(`not the sum: ${above.join(" ")}`);
    return own!;
  };
  /** At maturity the central bank presents, and the acceptor answers. */
  const presented = async () => {
    await time.increaseTo(maturity);
    await suite.presentation.connect(central.account).present([await world.refOf()]);
  };
  const paid = async () => {
    await presented();
    const sent = await suite.presentation.connect(world.acceptor.account).pay([await world.refOf()], fresh("pay"));
    return world.final(sent);
  };
  const refused = async () => {
    await presented();
    return suite.presentation.connect(world.acceptor.account).refusePayment(root, 1n);
  };
  /** A bill of the same members that nobody has accepted, and one that its payee holds still. */
  const issued = async () => (await registered(world)).root;
  const receivedOnly = async () => (await received(world)).root;
  /** The front of the distant bank's lot, sold on to the bank. */
  const cutOff = async () => {
    await bills.connect(distant.account).withdraw(front);
    await time.increase(1);
    await world.final(await world.agreed(await world.termsOf({ buyer: bank.number }, front), bank, distant));
    return front;
  };
  /** What a court would lay on the lot. */
  const freeze = async () => {
    const desk = suite.signers.at(-4)!;
    await decide(suite, bills.setDesk.populateTransaction(desk, ALL_POWERS, ALL_DUTIES));
    const frozen = row({ sets: Flag.FROZEN_BY_COURT });
    await bills.connect(desk).encumber(frozen, await world.refOf());
  };
  return {
    ...{ issued, receivedOnly, cutOff, freeze },
    ...{ ...world, rediscountWindow, settlement, bank, distant, attestations, attest, office, allot, outright },
    ...{ repurchase, billOf, apply, approve, settled, judged, setMandate, redeem, retain, recordCollection },
    ...{ recordDishonour, stateOf, quotaOf, paid, refused },
  };
}
