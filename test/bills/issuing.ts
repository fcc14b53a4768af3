import { type contracts, makePackageNumber } from "@tradelane/sdk";
import { admitMember, mandate, type TestMember } from "../helpers/members.ts";
import { YUAN } from "../helpers/rules.ts";
import type { Suite } from "../helpers/suite.ts";
import { Business, MemberKind } from "../helpers/terms.ts";
import { DAY, domainOf, invoice, lotId, now, packConsent } from "../helpers/trade.ts";

/** States of a bill, as the documentation numbers them. */
export const BillState = { None: 0n, Issued: 1n, Accepted: 2n, Received: 3n, Settled: 4n, Terminated: 5n } as const;

/** Face of bills in tests: 1,000,000.00. */
export const FACE = 100_000_000n;

/** What a bill in tests says. */
export interface BillTerms {
  number: bigint;
  drawer: bigint;
  acceptor: bigint;
  payee: bigint;
  currency: bigint;
  face: bigint;
  maturity: bigint;
  splittable: boolean;
  notTransferable: boolean;
  background: string;
}

const TERMS = [
  { name: "number", type: "uint128" },
  { name: "drawer", type: "uint24" },
  { name: "acceptor", type: "uint24" },
  { name: "payee", type: "uint24" },
  { name: "currency", type: "uint16" },
  { name: "face", type: "uint40" },
  { name: "maturity", type: "uint40" },
  { name: "splittable", type: "bool" },
  { name: "notTransferable", type: "bool" },
  { name: "background", type: "bytes32" },
];
const SIGNED = [
  { name: "issuedAt", type: "uint40" },
  { name: "deadline", type: "uint40" },
];
const TRAIL = { name: "trail", type: "bytes21" };
export const ACCEPTANCE = { Acceptance: [...TERMS, TRAIL, { name: "margin", type: "uint40" }, ...SIGNED] };
export const RECEIPT = { Receipt: [...TERMS, TRAIL, ...SIGNED] };
export const ENDORSEMENT = {
  Endorsement: [
    { name: "lot", type: "uint256" },
    TRAIL,
    { name: "to", type: "uint24" },
    { name: "units", type: "uint40" },
    { name: "notTransferable", type: "bool" },
    { name: "background", type: "bytes32" },
    ...SIGNED,
  ],
};

/** Members who deal in bills, and the contracts of bills; the first acceptor is a bank, the second an enterprise. */
export interface BillMarket {
  suite: Suite;
  bills: contracts.Bills;
  issuance: contracts.Issuance;
  drawer: TestMember;
  /** The first is the payee, the others its suppliers. */
  traders: TestMember[];
  banks: TestMember[];
  central: TestMember;
}

/** Members who deal in bills: a core enterprise that draws, enterprises, and banks with ample figures. */
export async function openBillMarket(suite: Suite): Promise<BillMarket> {
  const central = await admitMember(suite, MemberKind.CentralBank);
  await mandate(suite, central, { businesses: 1n << Business.Bills });
  const drawer = await admitMember(suite, MemberKind.CoreEnterprise);
  const traders: TestMember[] = [];
  for (let i = 0; i < 3; i++) traders.push(await admitMember(suite, MemberKind.Enterprise));
  const banks: TestMember[] = [];
  for (let i = 0; i < 3; i++) banks.push(await admitMember(suite, MemberKind.Bank));
  for (const { number } of banks) await stateFigures({ suite, central }, number);
  return { suite, bills: suite.bills, issuance: suite.issuance, drawer, traders, banks, central };
}

/** Ample figures of a bank, as the central bank states them. */
export async function stateFigures(
  { suite, central }: Pick<BillMarket, "suite" | "central">,
  bank: bigint,
  totalAssets = 10_000n * FACE,
): Promise<void> {
  const asOf = await now(suite);
  await suite.acceptors.connect(central.account).setFigures(bank, totalAssets, totalAssets, asOf, asOf + 366n * DAY);
}

let serial = 0;

/** A sound package number of today, in Beijing, for bank paper unless told otherwise. */
export async function numberToday(
  { suite }: Pick<BillMarket, "suite">,
  type: Parameters<typeof makePackageNumber>[0]["type"] = "Bank",
): Promise<bigint> {
  const date = new Date(Number((await now(suite)) + 8n * 3_600n) * 1_000).toISOString().slice(0, 10);
  return makePackageNumber({ type, bank: "102100000012", date, serial: String(++serial) });
}

/** Terms of bank paper from the drawer to the first trader on a fresh invoice; 90 days unless told. */
export async function draftBill(market: BillMarket, change: Partial<BillTerms> = {}): Promise<BillTerms> {
  const { suite, drawer, traders, banks } = market;
  const background = change.background ?? (await document(market, traders[0]!, drawer, change.face ?? FACE));
  return {
    number: change.number ?? (await numberToday(market)),
    drawer: drawer.number,
    acceptor: banks[0]!.number,
    payee: traders[0]!.number,
    currency: YUAN,
    face: FACE,
    maturity: (await now(suite)) + 90n * DAY,
    splittable: true,
    notTransferable: false,
    background,
    ...change,
  };
}

/** An invoice that the seller wrote to the buyer and registered; its tag. */
export function document(
  { suite }: Pick<BillMarket, "suite">,
  seller: TestMember,
  buyer: TestMember,
  amount: bigint,
): Promise<string> {
  return invoice({ suite } as Parameters<typeof invoice>[0], seller, buyer, amount);
}

export interface Registered {
  terms: BillTerms;
  instrument: bigint;
  /** The root lot. */
  root: bigint;
}

export async function registered(market: BillMarket, change: Partial<BillTerms> = {}): Promise<Registered> {
  const terms = await draftBill(market, change);
  const register = market.issuance.connect(market.drawer.account).register;
  const instrument = await register.staticCall(terms);
  await register(terms);
  return { terms, instrument, root: lotId(instrument, terms.face) };
}

export async function trailOf({ bills }: Pick<BillMarket, "bills">, lot: bigint): Promise<string> {
  return (await bills.lotAt(lot)).trail;
}

/** A bill that the bank has accepted with the given margin, by consent. */
export async function accepted(
  market: BillMarket,
  change: Partial<BillTerms> = {},
  margin = 0n,
  acceptor = market.banks[0]!,
): Promise<Registered> {
  const bill = await registered(market, { acceptor: acceptor.number, ...change });
  const trail = await trailOf(market, bill.root);
  const deadline = (await now(market.suite)) + DAY;
  const consent = await acceptanceConsent(market, acceptor, { terms: bill.terms, trail, margin, deadline });
  await market.issuance.connect(market.drawer.account).acceptWithConsent(bill.terms, trail, margin, deadline, consent);
  return bill;
}

/** A bill in its payee's hand. */
export async function received(
  market: BillMarket,
  change: Partial<BillTerms> = {},
  payee = market.traders[0]!,
  margin = 0n,
): Promise<Registered> {
  const acceptor = [market.drawer, ...market.banks].find(({ number }) => number === change.acceptor);
  const bill = await accepted(market, change, margin, acceptor);
  const trail = await trailOf(market, bill.root);
  const deadline = (await now(market.suite)) + DAY;
  const consent = await receiptConsent(market, payee, { terms: bill.terms, trail, deadline });
  await market.issuance.connect(market.drawer.account).receiveWithConsent(bill.terms, trail, deadline, consent);
  return bill;
}

/** What is signed over a bill's terms, for a trail of its root lot. */
interface Given {
  terms: BillTerms;
  trail: string;
  deadline: bigint;
  issuedAt?: bigint;
}

export async function acceptanceConsent(
  { suite, issuance }: Pick<BillMarket, "suite" | "issuance">,
  signer: TestMember,
  { terms, ...given }: Given & { margin: bigint },
): Promise<string> {
  const issuedAt = given.issuedAt ?? (await now(suite));
  const domain = await domainOf(suite, "Tradelane Issuance", issuance);
  const message = { ...terms, ...given, issuedAt };
  const signature = await signer.account.signTypedData(domain, ACCEPTANCE, message);
  return packConsent(signer.account.address, issuedAt, signature);
}

export async function receiptConsent(
  { suite, issuance }: Pick<BillMarket, "suite" | "issuance">,
  signer: TestMember,
  { terms, ...given }: Given,
): Promise<string> {
  const issuedAt = given.issuedAt ?? (await now(suite));
  const domain = await domainOf(suite, "Tradelane Issuance", issuance);
  const signature = await signer.account.signTypedData(domain, RECEIPT, { ...terms, ...given, issuedAt });
  return packConsent(signer.account.address, issuedAt, signature);
}

/** An endorsement of a lot, or of its front part, in tests. */
export interface TestEndorsement {
  lot: bigint;
  to: bigint;
  units: bigint;
  deadline: bigint;
  notTransferable: boolean;
  background: string;
}

/** An endorsement on a fresh invoice that the endorsee wrote to the holder. */
export async function draftEndorsement(
  market: Pick<BillMarket, "suite">,
  lot: bigint,
  from: TestMember,
  to: TestMember,
  units: bigint,
  change: Partial<TestEndorsement> = {},
): Promise<TestEndorsement> {
  const background = change.background ?? (await document(market, to, from, units === 0n ? 1n : units));
  const deadline = (await now(market.suite)) + DAY;
  return { lot, to: to.number, units, deadline, notTransferable: false, background, ...change };
}

export async function endorsementConsent(
  market: Pick<BillMarket, "suite" | "bills">,
  signer: TestMember,
  endorsement: TestEndorsement,
  given: { issuedAt?: bigint; trail?: string } = {},
): Promise<string> {
  const { suite, bills } = market;
  const issuedAt = given.issuedAt ?? (await now(suite));
  const trail = given.trail ?? (await trailOf(market, endorsement.lot));
  const domain = await domainOf(suite, "Tradelane Bills", bills);
  const message = { ...endorsement, trail, issuedAt };
  const signature = await signer.account.signTypedData(domain, ENDORSEMENT, message);
  return packConsent(signer.account.address, issuedAt, signature);
}

/** Endorses units of a lot at once; the name of the endorsee's lot. */
export async function endorsed(
  market: BillMarket,
  lot: bigint,
  from: TestMember,
  to: TestMember,
  units: bigint,
  change: Partial<TestEndorsement> = {},
): Promise<bigint> {
  const endorsement = await draftEndorsement(market, lot, from, to, units, change);
  const { start, end } = await market.bills.lotAt(lot);
  const consent = await endorsementConsent(market, to, endorsement);
  await market.bills.connect(from.account).endorse(endorsement, consent);
  return start + units === end ? lot : lotId(lot >> 40n, start + units);
}
