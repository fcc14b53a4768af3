import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type Interface, id } from "ethers";
import { network } from "hardhat";
import type {} from "../../sdk/src/typechain/hardhat.d.ts";

export const { ethers, networkHelpers } = await network.create();

export const KIND = {
  Enterprise: 1n,
  CoreEnterprise: 2n,
  Bank: 3n,
  CentralBank: 4n,
  TaxAuthority: 5n,
  ForeignExchangeAuthority: 6n,
  Customs: 7n,
  SettlementAgent: 8n,
  Court: 9n,
  Auditor: 10n,
} as const;
export const RIGHTS = { PREPARE: 1n, ACT: 2n, SIGN: 4n, ADMINISTER: 8n, ALL: 15n } as const;
export const BUSINESS = { All: 0n, Evidence: 6n, Settlement: 7n } as const;
export const HALT = { Entry: 1n, All: 2n } as const;
/** What the rule book says at first of the life of an instruction and of announcements, seconds. */
export const LIFE = 3_600n;
export const LEAD = 86_400n;
export const LIFE_NAME = id("settlement.instructionLifeSeconds");

const ARTICLE = id("an article");

/** A member and its one account, which has all rights. */
export interface Member {
  id: bigint;
  account: HardhatEthersSigner;
}

/** The address of a proxy of `implementation`, initialized. */
export async function proxyOf(
  implementation: { getAddress(): Promise<string>; interface: Interface },
  ...initialization: unknown[]
): Promise<string> {
  const call = implementation.interface.encodeFunctionData("initialize", initialization);
  const proxy = await ethers.deployContract("ERC1967Proxy", [await implementation.getAddress(), call]);
  return proxy.getAddress();
}

/** A consortium without members and its rule book; one account stands for the council. */
export async function deployConsortium() {
  const signers = await ethers.getSigners();
  const council = signers[0]!;
  const authority = await ethers.deployContract("AccessManager", [council.address]);
  const consortium = await ethers.getContractAt(
    "Consortium",
    await proxyOf(await ethers.deployContract("Consortium"), authority.target),
  );
  const genesis = [
    { parameter: LIFE_NAME, value: LIFE, article: ARTICLE },
    { parameter: id("rules.announcementLeadSeconds"), value: LEAD, article: ARTICLE },
  ];
  const ruleBook = await ethers.getContractAt(
    "RuleBook",
    await proxyOf(await ethers.deployContract("RuleBook", [consortium.target]), authority.target, genesis),
  );
  await consortium.setRuleBook(ruleBook);

  /** Admits a member of a kind with the next account. */
  const admit = async (kind: bigint): Promise<Member> => {
    const number = (await consortium.memberCount()) + 1n;
    const account = signers[Number(number)]!;
    await consortium.connect(account).applyForMembership(id(`entity ${number.toString()}`), kind, 3100n);
    await consortium.admit([number]);
    return { id: number, account };
  };

  const halt = async (business: bigint, level: bigint) => {
    const until = BigInt(await networkHelpers.time.latest()) + 86_400n;
    const order = { level, until, reason: 7n, caseId: id("a case") };
    await consortium.halt(business, order);
    return order;
  };

  /** Announces another life of instructions as early as possible; answers with its epoch. */
  const announceLife = async (life: bigint): Promise<bigint> => {
    const from = BigInt(await networkHelpers.time.latest()) + LEAD + 60n;
    await ruleBook.announce(from, [{ parameter: LIFE_NAME, value: life, article: ARTICLE }]);
    return ruleBook.epochCount();
  };

  const outsider = signers.at(-1)!;
  return { authority, council, consortium, ruleBook, admit, halt, announceLife, outsider, epoch: 1n };
}
