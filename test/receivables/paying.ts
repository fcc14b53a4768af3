import { id } from "ethers";
import type { TestMember } from "../helpers/members.ts";
import { FACE, fresh } from "../helpers/trade.ts";
import { lotAt, pass, split } from "../lots/ledger.ts";
import { ledger, time } from "./world.ts";

/** States of a payment instruction, as the documentation numbers them. */
export const PAYMENT = { Instructed: 1n, Accepted: 2n, Final: 3n, Rejected: 4n, Expired: 5n } as const;

/** "AC04": the account is closed. */
export const REASON = "0x41433034";

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
  /** The instruction that pays a lot in a run. */
  const instructionOf = (lot: bigint, reference = id("run")) =>
    redemption
      .getAddress()
      .then((desk) => settlement.instructionId(desk, `0x${lot.toString(16).padStart(64, "0")}`, reference));
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
