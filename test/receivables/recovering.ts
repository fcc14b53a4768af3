import type { TestMember } from "../helpers/members.ts";
import { fresh } from "../helpers/trade.ts";
import { lotAt, pass } from "../lots/ledger.ts";
import { pathOf, type Path } from "../lots/path.ts";
import { payable } from "./parting.ts";
import { time } from "./world.ts";

/** Long enough for the day of maturity and the grace to be over. */
const GRACE = 3n * 86_400n;

/**
 * A receivable whose root lot went from the first supplier to the fourth, with recourse but for the first step: the
 * second and the third are liable to the fourth.
 */
export async function passedOn() {
  const world = await recoverable();
  const [first, second, third, fourth] = world.holders as [TestMember, TestMember, TestMember, TestMember];
  const { root, face } = world;
  await pass(world, root, first, second, face);
  await pass(world, root, second, third, face, { recourse: true });
  await pass(world, root, third, fourth, face, { recourse: true });
  return { ...world, first, second, third, fourth };
}

/** The same, and overdue. */
export async function overdue() {
  const world = await passedOn();
  await world.flagOverdue();
  return world;
}

export async function recoverable() {
  const world = await payable();
  const { suite, instrument, maturity, reporting } = world;
  const { recourse, settlement, servicing } = suite;
  const refOf = async (lot: bigint) => ({ lot, trail: (await lotAt(world, lot)).trail });
  const flagOverdue = async () => {
    await time.increaseTo(maturity + GRACE);
    await servicing.connect(world.holders[0]!.account).flagOverdue(instrument);
  };
  const demand = async (lot: bigint, by: TestMember, of: TestMember, path?: Path) =>
    recourse.connect(by.account).demand(await refOf(lot), path ?? (await pathOf(world, lot)), of.number);
  const payFor = async (lot: bigint, by: TestMember, path?: Path, run = fresh("recourse")) =>
    recourse.connect(by.account).pay(await refOf(lot), path ?? (await pathOf(world, lot)), run);
  /** What an act instructed, accepted by the agent. */
  const onItsWay = async (sent: Awaited<ReturnType<typeof payFor>>): Promise<string> => {
    const instruction = await world.instructionOf(sent);
    await reporting.reportAccepted([instruction]);
    return instruction;
  };
  const recovered = async (lot: bigint, by: TestMember) =>
    reporting.reportFinal([await onItsWay(await payFor(lot, by))]);
  const liableOn = async (lot: bigint, path?: Path): Promise<[bigint, bigint][]> => {
    const { liable, amounts } = await recourse.liableOn(lot, path ?? (await pathOf(world, lot)));
    return liable.map((member, k) => [member, amounts[k]!]);
  };
  return { ...world, recourse, settlement, refOf, flagOverdue, demand, payFor, onItsWay, recovered, liableOn };
}
