import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";
import { decide } from "../helpers/council.ts";
import type { TestMember } from "../helpers/members.ts";
import { eventsOf, fieldsOf, refuses } from "../helpers/refusal.ts";
import { YUAN } from "../helpers/rules.ts";
import { DAY, fresh, grantLine, LinePurpose, now } from "../helpers/trade.ts";
import { lotAt } from "../lots/ledger.ts";
import { consentToFinancing, type ForgedAgreement, type TestApplication, type TestOffer } from "./agreements.ts";
import { ledger } from "./world.ts";

/** States of a financing, as the documentation numbers them. */
export const FINANCING = {
  None: 0n,
  Applied: 1n,
  Offered: 2n,
  Agreed: 3n,
  Disbursing: 4n,
  Outstanding: 5n,
  Closed: 6n,
} as const;

/** Acts on a financing, as the documentation numbers them. */
export const ACT = {
  apply: 1n,
  offer: 2n,
  accept: 3n,
  acceptLoan: 4n,
  agree: 5n,
  disburse: 8n,
  lapse: 9n,
  payRetained: 14n,
  repay: 15n,
  releasePledge: 16n,
  releaseLine: 17n,
} as const;

export const KIND = { Sale: 0n, SaleWithRecourse: 1n, Pledge: 2n } as const;
export const KINDS = Object.entries(KIND) as [keyof typeof KIND, bigint][];

/** A financing that got so far in a test. */
export interface Deal {
  id: bigint;
  application: TestApplication;
  offer: TestOffer;
  /** The lot that is financed. */
  lot: bigint;
}

/** What differs from a sale of 800,000.00 of a whole lot of 1,000,000.00 at 6 %. */
export interface DealChange {
  kind?: bigint;
  units?: bigint;
  principal?: bigint;
  ratePpm?: bigint;
  lot?: bigint;
  applicant?: TestMember;
}

export const PRINCIPAL = 80_000_000n;
export const RATE = 60_000n;

/** A lot that its holder may finance at a bank with a line for its debtor, and short ways to do it. */
export async function financeable() {
  const world = await ledger();
  const { suite, trade, root, face, holders, obligor, desk } = world;
  const { financing, settlement, creditLines } = suite;
  const [seller] = holders as [TestMember];
  const [bank, otherBank] = trade.banks as [TestMember, TestMember];
  await grantLine(suite, bank, obligor, { purpose: LinePurpose.Financing });
  await decide(suite, financing.setDesk.populateTransaction(desk, true));

  const draftApplication = async (change: Partial<TestApplication> = {}, lot = root): Promise<TestApplication> => ({
    ref: { lot, trail: (await lotAt(world, lot)).trail },
    units: face,
    applicant: seller.number,
    bank: bank.number,
    kind: KIND.Sale,
    applicantReference: fresh("financing"),
    ...change,
  });
  const terms = async (change: Partial<TestOffer> = {}): Promise<TestOffer> => ({
    principal: PRINCIPAL,
    ratePpm: RATE,
    disburseBy: (await now(suite)) + 10n * DAY,
    ...change,
  });
  const idOf = ({ applicant, applicantReference }: TestApplication) =>
    financing.financingId(applicant, applicantReference);
  const soon = async () => (await now(suite)) + DAY;

  const consentTo = (
    signer: HardhatEthersSigner,
    application: TestApplication,
    offer: TestOffer,
    deadline: bigint,
    forged: ForgedAgreement = {},
  ) => consentToFinancing(suite, signer, application, offer, deadline, forged);

  const line = async (of: TestMember = bank) =>
    (await creditLines.lineAt(of.number, obligor.number, YUAN, LinePurpose.Financing)).used;
  const financed = async (id: bigint) => fieldsOf(await financing.financingAt(id));
  const stateOf = async (id: bigint) => (await financing.financingAt(id)).state;
  const owed = () => Promise.all([seller, bank].map(async ({ number }) => financing.obligationsOf(number)));
  /** All that an act on a financing could change. */
  const all = async (id: bigint, lot: bigint = root) => ({
    financing: await financed(id),
    request: fieldsOf(await financing.requestAt(id)),
    lot: await lotAt(world, lot),
    root: await lotAt(world, root),
    line: await line(),
    owed: await owed(),
  });
  /** Expects a refusal after which all is as before. */
  const refused = async (
    id: bigint,
    act: () => Promise<unknown>,
    by: Parameters<typeof refuses>[1],
    error: string,
    ...values: unknown[]
  ) => {
    const before = await all(id);
    await refuses(act(), by, error, ...values);
    expect(await all(id)).to.deep.equal(before);
  };

  /** Agreed at once: the applicant presents the bank's signature. */
  const agreed = async (change: DealChange = {}): Promise<Deal> => {
    const { applicant = seller, lot = root } = change;
    const held = await lotAt(world, lot);
    const units = change.units ?? held.end - held.start;
    const application = await draftApplication(
      { applicant: applicant.number, kind: change.kind ?? KIND.Sale, units },
      lot,
    );
    const offer = await terms({ principal: change.principal ?? PRINCIPAL, ratePpm: change.ratePpm ?? RATE });
    const deadline = await soon();
    const given = await consentTo(bank.account, application, offer, deadline);
    await financing.connect(applicant.account).agree(application, offer, deadline, given);
    return { id: await idOf(application), application, offer, lot: ((lot >> 40n) << 40n) | (held.start + units) };
  };

  const disburse = (id: bigint, reference = fresh("cash")) =>
    financing.connect(bank.account).disburse(id, fresh("registration"), reference);
  /** The instruction that an act gave. */
  const instructionOf = async (sent: ContractTransactionResponse): Promise<string> => {
    const instructed = (await eventsOf(sent, settlement)).find(([name]) => name === "PaymentInstructed")!;
    return instructed[1] as string;
  };
  const reporting = settlement.connect(suite.agent.account);
  const accepted = async (sent: ContractTransactionResponse): Promise<string> => {
    const instruction = await instructionOf(sent);
    await reporting.reportAccepted([instruction]);
    return instruction;
  };
  /** The agent accepts what an act instructed, and reports it final. */
  const paid = async (sent: ContractTransactionResponse) => reporting.reportFinal([await accepted(sent)]);
  const funded = async (change: DealChange = {}): Promise<Deal> => {
    const deal = await agreed(change);
    await paid(await disburse(deal.id));
    return deal;
  };
  const collected = (lot: bigint, amount: bigint, payee: TestMember = bank) =>
    financing.connect(desk).collected(lot, payee.number, amount);
  return {
    ...{ ...world, financing, settlement, seller, bank, otherBank, reporting },
    ...{ draftApplication, terms, idOf, soon, consentTo, line, financed, stateOf, owed, all, refused },
    ...{ agreed, disburse, instructionOf, accepted, paid, funded, collected },
  };
}

export type FinancingWorld = Awaited<ReturnType<typeof financeable>>;
