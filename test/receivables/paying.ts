import { concat, id, toBeHex, zeroPadValue } from "ethers";
import type { TestMember } from "../helpers/members.ts";
import { FACE, fresh } from "../helpers/trade.ts";
import { lotAt, pass, split } from "../lots/ledger.ts";
import { ledger, time } from "./world.ts";

/** States of a payment instruction, as the documentation numbers them. */
export const PAYMENT = { Instructed: 1n, Accepted: 2n, Final: 3n, Rejected: 4n, Expired: 5n } as const;

/** "AC04": the account is closed. */
export const REASON = "0x41433034";

/** What a payment for a lot is, as the documentation numbers it. */
export const LEG = { Whole: 1n, ToHolder: 2n, ToPledgee: 3n } as const;

/** What an instruction names as its subject: kind 8 | member 24 | amount 40 | lot 136, written out independently. */
export function subjectOf(payment: { kind: bigint; member: bigint; amount: bigint; lot: bigint }): string {
  const { kind, member, amount, lot } = payment;
  return zeroPadValue(concat([toBeHex(kind, 1), toBeHex(member, 3), toBeHex(amount, 5), toBeHex(lot, 17)]), 32);
}

/** A receivable of three lots on its day of maturity, and short ways to pay it. */
export async function due() {
  const world = await ledger();
  const { suite, holders, root, obligor } = world;
  const [first, second] = holders;
  const front = await pass(world, root, first!, second!, 10_000n);
  const { child: middle } = await split(world, first!, root, 20_000n);
  await time.increaseTo(world.maturity);
  const { redemption, settlement } = suite;
  const reporting = settlement.connect(suite.agent.account);

  const refs = async (lots: bigint[]) =>
    Promise.all(lots.map(async (lot) => ({ lot, trail: (await lotAt(world, lot)).trail })));
  const pay = async (lots: bigint[], reference = id("run"), by: TestMember = obligor) =>
    redemption.connect(by.account).pay(await refs(lots), reference);
  /** The instruction that pays a lot in one piece in a run. */
  const instructionOf = async (lot: bigint, reference = id("run")) => {
    const { holder, start, end } = await lotAt(world, lot);
    const subject = subjectOf({ kind: LEG.Whole, member: holder, amount: end - start, lot });
    return settlement.instructionId(redemption, subject, reference);
  };
  /** Pays lots and has the agent accept. */
  const accepted = async (lots: bigint[]): Promise<string[]> => {
    const reference = fresh("run");
    await pay(lots, reference);
    const instructions = await Promise.all(lots.map((lot) => instructionOf(lot, reference)));
    await reporting.reportAccepted(instructions);
    return instructions;
  };
  return {
    ...{ ...world, front, middle, first: first!, second: second!, redemption, settlement, reporting },
    ...{ pay, refs, instructionOf, accepted, all: [front, middle, root], rest: FACE - 30_000n },
  };
}
