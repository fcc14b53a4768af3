import type { ContractTransactionResponse } from "ethers";
import type { TestMember } from "../helpers/members.ts";
import { eventsOf } from "../helpers/refusal.ts";
import { YUAN } from "../helpers/rules.ts";
import { consentToAssignment, draftTransfer, fresh, usedOf } from "../helpers/trade.ts";
import { lotAt, pass, split, type LotsWorld } from "../lots/ledger.ts";
import { row } from "../lots/rows.ts";
import { financeable, KIND, PRINCIPAL } from "./financing.ts";
import { time } from "./world.ts";

/** "AC04": the account is closed. */
const REASON = "0x41433034";

/** A payment for a lot as the desk told it. */
export interface Leg {
  lot: bigint;
  payee: bigint;
  instruction: string;
  amount: bigint;
}

/** What the members of a receivable of 1,000,000.00 do with payments for its lots. */
export async function payable() {
  const deals = await financeable();
  const { trade } = deals;
  const draft: LotsWorld["draft"] = (lot, from, to, units, change) =>
    draftTransfer(trade, lot, from, to, units, change);
  const consent: LotsWorld["consent"] = (signer, transfer, options) =>
    consentToAssignment(deals.suite, signer, transfer, options);
  const world = { ...deals, draft, consent };
  const { suite, lots, desk, instrument, obligor, grantor, reporting } = world;
  const { redemption } = suite;
  const refs = async (names: bigint[]) =>
    Promise.all(names.map(async (lot) => ({ lot, trail: (await lotAt(world, lot)).trail })));
  const payPart = async (level: bigint, names: bigint[], run = fresh("run"), by: TestMember = obligor) =>
    redemption.connect(by.account).payPart(instrument, level, await refs(names), run);
  const pay = async (names: bigint[], run = fresh("run")) =>
    redemption.connect(obligor.account).pay(await refs(names), run);

  const legs = async (sent: ContractTransactionResponse): Promise<Leg[]> =>
    (await eventsOf(sent, redemption))
      .filter(([name]) => name === "RedemptionInstructed")
      .map((event) => {
        const [, lot, , payee, instruction, amount] = event as [string, bigint, bigint, bigint, string, bigint];
        return { lot, payee, instruction, amount };
      });
  /** The agent accepts all that an act instructed. */
  const taken = async (sent: ContractTransactionResponse): Promise<Leg[]> => {
    const all = await legs(sent);
    if (all.length > 0) await reporting.reportAccepted(all.map(({ instruction }) => instruction));
    return all;
  };
  const final = (...of: Leg[]) => reporting.reportFinal(of.map(({ instruction }) => instruction));
  const rejected = (...of: Leg[]) =>
    reporting.reportRejected(
      of.map(({ instruction }) => instruction),
      REASON,
    );
  /** Accepted and final at once. */
  const settled = async (sent: ContractTransactionResponse): Promise<Leg[]> => {
    const all = await taken(sent);
    if (all.length > 0) await final(...all);
    return all;
  };

  const freeze = async (lot: bigint) => {
    const { trail } = await lotAt(world, lot);
    return lots.connect(desk).encumber(row({ sets: 8n }), { lot, trail });
  };
  const thaw = (lot: bigint) => lots.connect(desk).release(lot, 8n);
  const stateNow = async () => (await lots.instrumentAt(instrument)).state;
  const roundNow = async () => [...(await redemption.roundOf(instrument))];
  const confirmedUsed = () => usedOf(suite, { grantor: grantor.number, debtor: obligor.number, currency: YUAN });
  return {
    ...{ ...world, redemption, refs, payPart, pay, legs, taken, final, rejected, settled },
    ...{ freeze, thaw, stateNow, roundNow, confirmedUsed },
  };
}

export type Payable = Awaited<ReturnType<typeof payable>>;

export const FRONT = 10_000_001n;
export const MIDDLE = 20_000_003n;

/** A receivable of three uneven lots on its day of maturity: the second supplier has the front, the first the rest. */
export async function parted() {
  const world = await payable();
  const [first, second, third] = world.holders as [TestMember, TestMember, TestMember];
  const front = await pass(world, world.root, first, second, FRONT);
  const { child: middle } = await split(world, first, world.root, MIDDLE);
  await time.increaseTo(world.maturity);
  return { ...world, first, second, third, front, middle, all: [front, middle, world.root] };
}

/** A receivable on its day of maturity, all of it pledged to a bank for 800,000.00. */
export async function pledged() {
  const world = await payable();
  const deal = await world.funded({ kind: KIND.Pledge });
  await time.increaseTo(world.maturity);
  return { ...world, deal, claim: PRINCIPAL, rest: world.face - PRINCIPAL };
}

/** The share of a part [start, end) of a whole of which `level` of `face` is paid. */
export function shareOf(start: bigint, end: bigint, level: bigint, face: bigint): bigint {
  return (level * end) / face - (level * start) / face;
}
