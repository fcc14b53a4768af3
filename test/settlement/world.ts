import { id, type Signer, ZeroAddress } from "ethers";
import { network } from "hardhat";
import type { contracts } from "@tradelane/sdk";
import { deployCore } from "../helpers/core.ts";
import { decide, govern, type Prepared } from "../helpers/council.ts";
import { admitMember, type TestMember } from "../helpers/members.ts";
import { deployProxied } from "../helpers/proxy.ts";
import { change, LEAD, YUAN } from "../helpers/rules.ts";
import { MemberKind } from "../helpers/terms.ts";

export const { ethers, networkHelpers } = await network.create();

export const STATE = { None: 0n, Instructed: 1n, Accepted: 2n, Final: 3n, Rejected: 4n, Expired: 5n } as const;
export const DOLLAR = 840n;
export const AMOUNT = 100_000n;
export const SUBJECT = id("a lot");
/** "AM04": insufficient funds. */
export const REASON = "0x414d3034";

const LIFE_NAME = "settlement.instructionLifeSeconds";

export interface Order {
  payer: bigint;
  payee: bigint;
  currency: bigint;
  amount: bigint;
  subject: string;
  endToEndId: string;
}

export const referenceOf = (words: string): string => id(words);

/** A payment of 1,000.00 yuan, or what `other` says. */
export function order(payer: TestMember, payee: TestMember, other: Partial<Order> = {}): Order {
  return {
    payer: payer.number,
    payee: payee.number,
    currency: YUAN,
    amount: AMOUNT,
    subject: SUBJECT,
    endToEndId: referenceOf("a payment"),
    ...other,
  };
}

/** Two agents with a currency each, two desks, a debtor, a holder, and short ways into every state. */
export async function settlementWorld() {
  const core = await deployCore(ethers);
  const { consortium, manager, rules, signers } = core;
  const agent = await admitMember(core, MemberKind.SettlementAgent);
  const otherAgent = await admitMember(core, MemberKind.SettlementAgent);
  const debtor = await admitMember(core, MemberKind.CoreEnterprise);
  const holder = await admitMember(core, MemberKind.Enterprise);
  const epoch = await consortium.ruleEpoch();
  const life = await rules.valueAt(id(LIFE_NAME), epoch);

  const wiring = [consortium, rules];
  const settlement = await deployProxied<contracts.Settlement>(ethers, "Settlement", wiring, [manager]);
  await govern(core, "Settlement", settlement);
  /** A new implementation, not behind a proxy. */
  const implementation = () => ethers.deployContract("Settlement", wiring);
  /** Has the council decide a call. */
  const council = (call: Prepared) => decide(core, call);
  await council(settlement.setAgent.populateTransaction(YUAN, agent.number));
  await council(settlement.setAgent.populateTransaction(DOLLAR, otherAgent.number));

  const newDesk = async () =>
    (await ethers.deployContract("MockSettlementDesk", [settlement])) as unknown as contracts.MockSettlementDesk;
  const [desk, otherDesk] = [await newDesk(), await newDesk()];
  for (const listed of [desk, otherDesk]) await council(settlement.setDesk.populateTransaction(listed, true));

  /** The reports of an account, and expiry by it. */
  const reporting = (account: Signer) => {
    const caller = settlement.connect(account);
    return {
      reportAccepted: (ids: string[]) => caller.reportAccepted(ids),
      reportFinal: (ids: string[]) => caller.reportFinal(ids),
      reportRejected: (ids: string[]) => caller.reportRejected(ids, REASON),
      expire: (ids: string[]) => caller.expire(ids),
    };
  };
  const reports = reporting(agent.account);

  /** An instruction that differs from the usual one. */
  const rewritten = async (reference: string, other: Partial<Order>, by = desk): Promise<string> => {
    const asked = order(debtor, holder, { ...other, endToEndId: referenceOf(reference) });
    await by.instruct(asked, epoch);
    return settlement.instructionId(by, asked.subject, asked.endToEndId);
  };
  const instructed = (reference = "a payment", by = desk) => rewritten(reference, {}, by);
  /** The instruction after a further step. */
  const then = async (before: Promise<string>, step: (ids: string[]) => Promise<unknown>): Promise<string> => {
    const instruction = await before;
    await step([instruction]);
    return instruction;
  };
  const accepted = (reference?: string, by = desk) => then(instructed(reference, by), reports.reportAccepted);
  const lapsed = (reference?: string) => then(instructed(reference), () => networkHelpers.time.increase(life + 1n));
  /** Brings an instruction into a state; Lapsed is Expired by the clock alone. */
  const stands = {
    None: () => Promise.resolve(referenceOf("an instruction nobody gave")),
    Instructed: (reference?: string) => instructed(reference),
    Lapsed: lapsed,
    Accepted: (reference?: string) => accepted(reference),
    Final: (reference?: string) => then(accepted(reference), reports.reportFinal),
    Rejected: (reference?: string) => then(accepted(reference), reports.reportRejected),
    Expired: (reference?: string) => then(lapsed(reference), reports.expire),
  };
  /** A return of a payment by its payee. */
  const returned = async (by: TestMember, original: string, amount: bigint, reference = "return") => {
    await settlement.connect(by.account).returnPayment(original, amount, referenceOf(reference));
    return settlement.instructionId(ZeroAddress, original, referenceOf(reference));
  };

  /** Announces another life of instructions as early as possible; answers with its epoch. */
  const announceLife = async (seconds: bigint): Promise<bigint> => {
    const from = BigInt(await networkHelpers.time.latest()) + LEAD + 60n;
    await council(rules.announce.populateTransaction(from, [change(LIFE_NAME, seconds)]));
    return rules.epochCount();
  };

  return {
    ...{ core, consortium, rules, settlement, implementation, council, epoch, life },
    ...{ agent, otherAgent, debtor, holder, outsider: signers.at(-1)!, desk, otherDesk },
    ...{ reports, reporting, rewritten, instructed, accepted, stands, returned, announceLife },
  };
}
