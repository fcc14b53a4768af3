import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { concat, id, toBeHex, ZeroHash } from "ethers";
import { admitMember, type TestMember } from "./members.ts";
import { YUAN } from "./rules.ts";
import type { Suite } from "./suite.ts";
import { MemberKind } from "./terms.ts";

/** What a receivable in tests is about. */
export interface TestTerms {
  debtor: bigint;
  creditor: bigint;
  grantor: bigint;
  currency: bigint;
  face: bigint;
  maturity: bigint;
  assignable: boolean;
  debtorReference: string;
  background: string;
}

/** An assignment of a lot, or of its front part, in tests. */
export interface TestTransfer {
  lot: bigint;
  to: bigint;
  units: bigint;
  deadline: bigint;
  recourse: boolean;
  background: string;
}

export const DAY = 86_400n;
/** Face of receivables in tests: 1,000,000.00. */
export const FACE = 100_000_000n;

/** The members that trade in tests: a core enterprise, suppliers down the chain, and banks. */
export interface Trade {
  suite: Suite;
  debtor: TestMember;
  suppliers: TestMember[];
  banks: TestMember[];
}

/** Banks grant the debtor ample lines, unless told otherwise. */
export async function openTrade(suite: Suite, suppliers = 4, banks = 1, lines = true): Promise<Trade> {
  const debtor = await admitMember(suite, MemberKind.CoreEnterprise);
  const chain: TestMember[] = [];
  for (let i = 0; i < suppliers; i++) chain.push(await admitMember(suite, MemberKind.Enterprise));
  const lenders: TestMember[] = [];
  for (let i = 0; i < banks; i++) lenders.push(await admitMember(suite, MemberKind.Bank));
  if (lines) for (const bank of lenders) await grantLine(suite, bank, debtor);
  return { suite, debtor, suppliers: chain, banks: lenders };
}

/** What a credit line is for. */
export const LinePurpose = { Confirmation: 0n, Financing: 1n } as const;

/** What a line is granted for, up to what, until when. */
export interface LineTerms {
  purpose?: bigint;
  limit?: bigint;
  currency?: bigint;
  until?: bigint;
}

/** A bank's line for a debtor, ample unless told otherwise. */
export async function grantLine(
  suite: Suite,
  bank: TestMember,
  debtor: TestMember,
  { purpose = LinePurpose.Confirmation, limit = 1_000n * FACE, currency = YUAN, until = 0n }: LineTerms = {},
): Promise<void> {
  const last = until === 0n ? (await now(suite)) + 3_650n * DAY : until;
  await suite.creditLines.connect(bank.account).grant(debtor.number, currency, purpose, limit, last);
}

/** What is used of the line that terms name. */
export async function usedOf(
  { creditLines }: Suite,
  { grantor, debtor, currency }: Pick<TestTerms, "grantor" | "debtor" | "currency">,
): Promise<bigint> {
  return (await creditLines.lineAt(grantor, debtor, currency, LinePurpose.Confirmation)).used;
}

let serial = 0;

/** A fresh hash. */
export function fresh(name: string): string {
  return id(`${name} ${(++serial).toString()}`);
}

export async function now({ ethers }: Suite): Promise<bigint> {
  return BigInt((await ethers.provider.getBlock("latest"))!.timestamp);
}

/** Registers an invoice by its seller and returns its tag. */
export async function invoice(
  { suite }: Trade,
  seller: TestMember,
  buyer: TestMember,
  amount: bigint = FACE,
  currency: bigint = YUAN,
): Promise<string> {
  const tag = fresh("tag");
  await suite.evidence.connect(seller.account).register({
    tag,
    seller: seller.number,
    buyer: buyer.number,
    currency,
    kind: 1n,
    amount,
    root: fresh("root"),
    fingerprint: 7n,
  });
  return tag;
}

/** Terms between debtor and first supplier on a fresh invoice; 90 days unless told. */
export async function draftTerms(trade: Trade, change: Partial<TestTerms> = {}): Promise<TestTerms> {
  const { debtor, suppliers, banks, suite } = trade;
  const background = change.background ?? (await invoice(trade, suppliers[0]!, debtor));
  return {
    debtor: debtor.number,
    creditor: suppliers[0]!.number,
    grantor: banks[0]!.number,
    currency: YUAN,
    face: FACE,
    maturity: (await now(suite)) + 90n * DAY,
    assignable: true,
    debtorReference: fresh("reference"),
    background,
    ...change,
  };
}

/** A lot's name. */
export function lotId(instrument: bigint, end: bigint): bigint {
  return (instrument << 40n) | end;
}

export interface Issued {
  instrument: bigint;
  /** The root lot. */
  lot: bigint;
  terms: TestTerms;
  /** The root lot's first step, for cancellation and paths. */
  issue: { step: bigint; background: string };
}

/** A confirmed receivable with its root lot at the first supplier. */
export async function confirmed(trade: Trade, change: Partial<TestTerms> = {}): Promise<Issued> {
  const { suite, debtor, suppliers } = trade;
  const terms = await draftTerms(trade, change);
  const deadline = (await now(suite)) + DAY;
  await suite.origination.connect(suppliers[0]!.account).submit(terms, deadline);
  const sent = await suite.origination.connect(debtor.account).confirm(terms);
  const receipt = (await sent.wait())!;
  const issued = await suite.receivables.queryFilter(
    suite.receivables.filters.LotIssued(),
    receipt.blockNumber,
    receipt.blockNumber,
  );
  const { instrument, step, background } = issued[0]!.args;
  return { instrument, lot: lotId(instrument, terms.face), terms, issue: { step, background } };
}

/** An assignment of `units` of a lot to `to` on a fresh invoice that `to` wrote to the lot's holder. */
export async function draftTransfer(
  trade: Trade,
  lot: bigint,
  from: TestMember,
  to: TestMember,
  units: bigint,
  change: Partial<TestTransfer> = {},
): Promise<TestTransfer> {
  const background = change.background ?? (await invoice(trade, to, from, units === 0n ? 1n : units));
  const deadline = (await now(trade.suite)) + DAY;
  return { lot, to: to.number, units, deadline, recourse: false, background, ...change };
}

/** Packs a consent: signer, issue time, signature. */
export function packConsent(signer: string, issuedAt: bigint, signature: string): string {
  return concat([signer, toBeHex(issuedAt, 5), signature]);
}

/** The typed data of an assignment as the suite's documentation gives it, written out independently of the contract. */
export const ASSIGNMENT = {
  Assignment: [
    { name: "lot", type: "uint256" },
    { name: "trail", type: "bytes21" },
    { name: "to", type: "uint24" },
    { name: "units", type: "uint40" },
    { name: "recourse", type: "bool" },
    { name: "background", type: "bytes32" },
    { name: "issuedAt", type: "uint40" },
    { name: "deadline", type: "uint40" },
  ],
};

/** The EIP-712 domain of a contract of the suite. */
export async function domainOf(suite: Suite, name: string, contract: { getAddress(): Promise<string> }) {
  const { chainId } = await suite.ethers.provider.getNetwork();
  return { name, version: "1", chainId, verifyingContract: await contract.getAddress() };
}

/** The receiver's consent to an assignment of a lot in its present state, or in the state of `trail`. */
export async function consentToAssignment(
  suite: Suite,
  signer: HardhatEthersSigner,
  transfer: TestTransfer,
  options: { issuedAt?: bigint; trail?: string } = {},
): Promise<string> {
  const issuedAt = options.issuedAt ?? (await now(suite));
  const trail = options.trail ?? (await suite.receivables.lotAt(transfer.lot)).trail;
  const domain = await domainOf(suite, "Tradelane Receivables", suite.receivables);
  const signature = await signer.signTypedData(domain, ASSIGNMENT, { ...transfer, trail, issuedAt });
  return packConsent(signer.address, issuedAt, signature);
}

/** Assigns at once and returns the name of the lot that moved. */
export async function assigned(
  trade: Trade,
  lot: bigint,
  from: TestMember,
  to: TestMember,
  units: bigint,
  change: Partial<TestTransfer> = {},
): Promise<bigint> {
  const { suite } = trade;
  const transfer = await draftTransfer(trade, lot, from, to, units, change);
  const { start } = await suite.receivables.lotAt(lot);
  const consent = await consentToAssignment(suite, to.account, transfer);
  await suite.receivables.connect(from.account).assign(transfer, consent);
  return lotId(lot >> 40n, start + units);
}

/** The trail of nothing. */
export const NO_TRAIL = ZeroHash.slice(0, 44);
