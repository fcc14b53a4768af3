import { id } from "ethers";
import { network } from "hardhat";
import type { contracts } from "@tradelane/sdk";
import { deployCore } from "../helpers/core.ts";
import { decide, govern, type Prepared } from "../helpers/council.ts";
import { admitMember, type TestMember } from "../helpers/members.ts";
import { deployProxied } from "../helpers/proxy.ts";
import { YUAN } from "../helpers/rules.ts";
import { MemberKind } from "../helpers/terms.ts";

export const { ethers, networkHelpers } = await network.create();

export const DOCUMENT = {
  None: 0n,
  Invoice: 1n,
  Contract: 2n,
  DeliveryNote: 3n,
  Declaration: 4n,
  CreditNote: 5n,
} as const;

export interface Registration {
  tag: string;
  seller: bigint;
  buyer: bigint;
  currency: bigint;
  kind: bigint;
  amount: bigint;
  root: string;
  fingerprint: bigint;
}

export const tagOf = (words: string): string => id(words);

/** An invoice of 1,000.00 yuan, or what `other` says. */
export function invoice(seller: TestMember, buyer: TestMember, other: Partial<Registration> = {}): Registration {
  return {
    tag: tagOf("an invoice"),
    seller: seller.number,
    buyer: buyer.number,
    currency: YUAN,
    kind: DOCUMENT.Invoice,
    amount: 100_000n,
    root: tagOf("root of an invoice"),
    fingerprint: 4_711n,
    ...other,
  };
}

/** Traders, banks, a desk, and one document already registered. */
export async function evidenceWorld() {
  const core = await deployCore(ethers);
  const { consortium, manager, signers } = core;
  const supplier = await admitMember(core, MemberKind.Enterprise);
  const customer = await admitMember(core, MemberKind.CoreEnterprise);
  const stranger = await admitMember(core, MemberKind.Enterprise);
  const bank = await admitMember(core, MemberKind.Bank);
  const otherBank = await admitMember(core, MemberKind.Bank);
  const epoch = await consortium.ruleEpoch();

  const evidence = await deployProxied<contracts.Evidence>(ethers, "Evidence", [consortium], [manager]);
  await govern(core, "Evidence", evidence);
  /** A new implementation, not behind a proxy. */
  const implementation = () => ethers.deployContract("Evidence", [consortium]);
  /** Has the council decide a call. */
  const council = (call: Prepared) => decide(core, call);

  const outsider = signers.at(-1)!;
  const desk = signers.at(-2)!;
  await council(evidence.setDesk.populateTransaction(desk, true));

  const registered = invoice(supplier, customer, { tag: tagOf("registered") });
  await evidence.connect(supplier.account).register(registered);
  /** Uses the registered document up by an amount. */
  const consume = (amount: bigint) => {
    const { tag, buyer, seller, currency } = registered;
    return evidence.connect(desk).consume(tag, buyer, seller, currency, amount);
  };

  return {
    ...{ core, consortium, evidence, implementation, council, epoch },
    ...{ supplier, customer, stranger, bank, otherBank, outsider, desk, registered, consume },
  };
}
