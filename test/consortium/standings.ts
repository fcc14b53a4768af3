import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { toBeHex } from "ethers";
import { deployCore, type Core } from "../helpers/core.ts";
import { decide } from "../helpers/council.ts";
import { applyMember, type TestMember } from "../helpers/members.ts";
import { MemberKind, MemberState } from "../helpers/terms.ts";

/** A member of one kind in one state. */
export interface Stander extends TestMember {
  kind: bigint;
  state: bigint;
  /** A second account, which has no rights yet; only members that are admitted have it. */
  worker: HardhatEthersSigner | undefined;
}

export const KINDS = Object.values(MemberKind).filter((kind) => kind !== MemberKind.None);
export const STATES = Object.values(MemberState).filter((state) => state !== MemberState.None);

/** The core with a member of every kind in every state: more than one page of them. */
export async function everyStanding(ethers: HardhatEthers): Promise<{ core: Core; standers: Stander[] }> {
  const core = await deployCore(ethers);
  const { consortium } = core;
  const standers: Stander[] = [];
  for (const state of STATES) {
    for (const kind of KINDS) {
      const sender = await ethers.getImpersonatedSigner(address(0xa0000 + standers.length));
      standers.push({ ...(await applyMember(core, kind, 3100n, sender)), kind, state, worker: undefined });
    }
  }

  const admitted = standers.filter(({ state }) => state !== MemberState.Applied);
  await decide(core, consortium.admit.populateTransaction(admitted.map(({ number }) => number)));
  for (const member of admitted) {
    member.worker = await ethers.getImpersonatedSigner(address(0xb0000 + Number(member.number)));
    await consortium.connect(member.account).setAccount(member.worker, 1n);
    if (member.state === MemberState.Suspended) {
      await decide(core, consortium.suspend.populateTransaction(member.number, 1n));
    }
    if (member.state >= MemberState.Exiting) await consortium.connect(member.account).startExit();
    if (member.state === MemberState.Exited) await consortium.completeExit(member.number);
  }
  return { core, standers };
}

function address(number: number): string {
  return toBeHex(number, 20);
}
