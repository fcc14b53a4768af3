import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { id } from "ethers";
import type { Core } from "./core.ts";
import { decide } from "./council.ts";
import { ALL_REGIONS, Rights } from "./terms.ts";

/** A region that mandates in tests name: Shanghai, GB/T 2260. */
export const REGION = 3100n;

export interface TestMember {
  number: bigint;
  entity: string;
  /** The account the member applied with; it has all rights. */
  account: HardhatEthersSigner;
}

/** Applies for a membership. Member n applies with the chain's account 9 + n, unless another is given. */
export async function applyMember(
  { consortium, signers }: Core,
  kind: bigint,
  region: bigint = REGION,
  sender?: HardhatEthersSigner,
): Promise<TestMember> {
  const number = (await consortium.memberCount()) + 1n;
  const account = sender ?? signers[9 + Number(number)]!;
  const entity = id(`legal entity ${number.toString()}`);
  await consortium.connect(account).applyForMembership(entity, kind, region);
  return { number, entity, account };
}

/** Applies and is admitted. */
export async function admitMember(core: Core, kind: bigint, region: bigint = REGION): Promise<TestMember> {
  const member = await applyMember(core, kind, region);
  await decide(core, core.consortium.admit.populateTransaction([member.number]));
  return member;
}

/** A regulator's mandate; all businesses and regions for ever unless told. */
export interface TestMandate {
  businesses?: bigint;
  until?: bigint;
  regions?: bigint;
}

export async function mandate(
  { consortium, ...core }: Core,
  member: TestMember,
  terms: TestMandate = {},
): Promise<void> {
  const { businesses = 1n, until = 2n ** 40n - 1n, regions = ALL_REGIONS } = terms;
  await decide(core, consortium.setMandate.populateTransaction(member.number, { businesses, until, regions }));
}

/** A further account of a member, taken from the end of the chain's accounts. */
export async function addAccount(
  { consortium, signers }: Core,
  member: TestMember,
  rights: bigint = Rights.ALL,
  index = 1,
): Promise<HardhatEthersSigner> {
  const account = signers.at(-index)!;
  await consortium.connect(member.account).setAccount(account, rights);
  return account;
}

/** Brings an active member into another state by the acts that lead there. */
export async function suspend(core: Core, member: TestMember, reason = 7n): Promise<void> {
  await decide(core, core.consortium.suspend.populateTransaction(member.number, reason));
}
