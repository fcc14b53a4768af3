import { id } from "ethers";
import { network } from "hardhat";
import { deployCore, type Core } from "../helpers/core.ts";
import { decide } from "../helpers/council.ts";
import { admitMember, type TestMember } from "../helpers/members.ts";
import { HaltLevel, MemberKind } from "../helpers/terms.ts";

/** One chain for the tests of a file: each file has its own. */
export const { ethers, networkHelpers } = await network.create();

/** The core with an enterprise, a bank and a tax authority, all active. */
export interface World extends Core {
  enterprise: TestMember;
  bank: TestMember;
  taxAuthority: TestMember;
}

export async function world(): Promise<World> {
  const core = await deployCore(ethers);
  const enterprise = await admitMember(core, MemberKind.Enterprise);
  const bank = await admitMember(core, MemberKind.Bank);
  const taxAuthority = await admitMember(core, MemberKind.TaxAuthority);
  return { ...core, enterprise, bank, taxAuthority };
}

export const CASE = id("case 2026-1");

/** Halts a business by the council. */
export async function halt({ consortium, ...core }: Core, business: bigint, level: bigint, until: bigint, reason = 3n) {
  return decide(core, consortium.halt.populateTransaction(business, { level, until, reason, caseId: CASE }));
}

/** The moment of the latest block. */
export async function now(): Promise<bigint> {
  return BigInt(await networkHelpers.time.latest());
}

/** Sends the next transaction in a block of this moment. */
export async function nextAt(moment: bigint): Promise<void> {
  await networkHelpers.time.setNextBlockTimestamp(moment);
}

/** Mines a block at this moment, for views. */
export async function travelTo(moment: bigint): Promise<void> {
  await networkHelpers.time.increaseTo(moment);
}

/** A halt's order that the contract takes. */
export function order(until: bigint) {
  return { level: HaltLevel.Entry, until, reason: 3n, caseId: CASE };
}
