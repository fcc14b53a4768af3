import type { Signer } from "ethers";
import { id } from "ethers";
import {
  deployConsortium,
  ethers,
  KIND,
  LIFE,
  LIFE_NAME,
  type Member,
  networkHelpers,
  proxyOf,
} from "../evidence/consortium.ts";

export { ethers, LIFE, LIFE_NAME, networkHelpers };

export const STATE = { None: 0n, Instructed: 1n, Accepted: 2n, Final: 3n, Rejected: 4n, Expired: 5n } as const;
export const CURRENCY = 156n;
export const OTHER_CURRENCY = 840n;
export const AMOUNT = 100_000n;
export const SUBJECT = id("a lot");
/** "AM04": insufficient funds. */
export const REASON = "0x414d3034";

export type Order = Record<"payer" | "payee" | "currency" | "amount", bigint> &
  Record<"subject" | "endToEndId", string>;

export const referenceOf = (words: string): string => id(words);

/** A payment of 1,000.00 yuan, or what `other` says. */
export function order(payer: Member, payee: Member, other: Partial<Order> = {}): Order {
  return {
    payer: payer.id,
    payee: payee.id,
    currency: CURRENCY,
    amount: AMOUNT,
    subject: SUBJECT,
    endToEndId: referenceOf("a payment"),
    ...other,
  };
}

/** Two agents with a currency each, two desks, a debtor, a holder, and short ways into every state. */
export async function settlementWorld() {
  const base = await deployConsortium();
  const { consortium, council, ruleBook, admit, epoch } = base;
  const agent = await admit(KIND.SettlementAgent);
  const otherAgent = await admit(KIND.SettlementAgent);
  const debtor = await admit(KIND.CoreEnterprise);
  const holder = await admit(KIND.Enterprise);

  const wiring = [consortium.target, ruleBook.target];
  const redeploy = () => ethers.deployContract("Settlement", wiring);
  const implementation = await redeploy();
  const proxy = await proxyOf(implementation, base.authority.target);
  const settlement = (await ethers.getContractAt("Settlement", proxy)).connect(council);
  await settlement.setAgent(CURRENCY, agent.id);
  await settlement.setAgent(OTHER_CURRENCY, otherAgent.id);
  const desk = await ethers.deployContract("MockSettlementDesk", [settlement.target]);
  const otherDesk = await ethers.deployContract("MockSettlementDesk", [settlement.target]);
  for (const listed of [desk, otherDesk]) await settlement.setDesk(listed, true);

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
  const rewritten = async (reference: string, other: Partial<Order>, by = desk) => {
    const asked = order(debtor, holder, { ...other, endToEndId: referenceOf(reference) });
    await by.instruct(asked, epoch);
    return settlement.instructionId(by, asked.subject, asked.endToEndId);
  };
  const instructed = (reference = "a payment", by = desk) => rewritten(reference, {}, by);
  const accepted = async (reference?: string, by = desk) => {
    const instruction = await instructed(reference, by);
    await reports.reportAccepted([instruction]);
    return instruction;
  };
  const after = async (instruction: Promise<string>, step: (ids: string[]) => Promise<unknown>): Promise<string> => {
    const done = await instruction;
    await step([done]);
    return done;
  };
  const lapsed = (reference?: string) => after(instructed(reference), () => networkHelpers.time.increase(LIFE + 1n));
  /** Brings an instruction into a state; Lapsed is Expired by the clock alone. */
  const stands = {
    None: async () => referenceOf("an instruction nobody gave"),
    Instructed: (reference?: string) => instructed(reference),
    Lapsed: lapsed,
    Accepted: (reference?: string) => accepted(reference),
    Final: (reference?: string) => after(accepted(reference), reports.reportFinal),
    Rejected: (reference?: string) => after(accepted(reference), reports.reportRejected),
    Expired: (reference?: string) => after(lapsed(reference), reports.expire),
  };
  /** An instruction on which a report can be made. */
  const ready = (report: "reportAccepted" | "reportFinal" | "reportRejected") =>
    report === "reportFinal" ? accepted("ready") : instructed("ready");
  /** A return of a payment by its payee. */
  const returned = async (by: Member, original: string, amount: bigint, reference = "return") => {
    await settlement.connect(by.account).returnPayment(original, amount, referenceOf(reference));
    return settlement.instructionId(ethers.ZeroAddress, original, referenceOf(reference));
  };

  return {
    ...base,
    ...{ agent, otherAgent, debtor, holder, settlement, implementation, redeploy, desk, otherDesk },
    ...{ reports, reporting, rewritten, instructed, accepted, stands, ready, returned },
  };
}
