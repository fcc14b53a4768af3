import type { ContractTransactionResponse } from "ethers";
import { deployCore, type Core } from "../helpers/core.ts";
import type { Prepared } from "../helpers/council.ts";
import { applyMember, type TestMember } from "../helpers/members.ts";
import { MemberKind } from "../helpers/terms.ts";
import { ethers, networkHelpers } from "../consortium/world.ts";

export { ethers, networkHelpers, nextAt, now, travelTo } from "../consortium/world.ts";

export const DELAYS = { ADMISSION: 3_600, WIRING: 7_200, UPGRADES: 86_400, ADMIN: 172_800 } as const;

/** AccessManager takes what was scheduled for a week after it is ready. */
export const EXPIRATION = 604_800n;

/** A council of three that decides by two; emergencies have no delay. Two applicants wait. */
export interface CouncilWorld extends Core {
  applicant: TestMember;
  other: TestMember;
}

export async function councilWorld(): Promise<CouncilWorld> {
  const core = await deployCore(ethers, { councillors: 3, threshold: 2, delays: DELAYS });
  const applicant = await applyMember(core, MemberKind.Bank);
  const other = await applyMember(core, MemberKind.Court);
  return { ...core, applicant, other };
}

export async function load(): Promise<CouncilWorld> {
  return networkHelpers.loadFixture(councilWorld);
}

export interface Call {
  target: string;
  data: string;
}

/** A call as a proposal holds it. */
export async function callOf(prepared: Prepared): Promise<Call> {
  const { to, data } = await prepared;
  return { target: to, data };
}

/** The first councillor proposes. */
export async function propose(
  { council, councillors }: CouncilWorld,
  call: Call,
): Promise<ContractTransactionResponse> {
  return council.connect(councillors[0]).propose(call.target, call.data);
}

/** The second councillor approves, which is enough. */
export async function approve({ council, councillors }: CouncilWorld, id = 1n): Promise<ContractTransactionResponse> {
  return council.connect(councillors[1]).approve(id);
}
