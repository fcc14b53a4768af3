import { getAddress, id } from "ethers";
import { decide } from "../helpers/council.ts";
import { REGION } from "../helpers/members.ts";
import type { Suite } from "../helpers/suite.ts";
import { ALL_REGIONS, Business, MemberKind, Rights } from "../helpers/terms.ts";
import type { Caller, Kind, Right } from "./rules.ts";

export const KINDS = Object.keys(MemberKind).filter((kind) => kind !== "None") as Kind[];
export const STATES = ["Applied", "Active", "Suspended", "Exiting", "Exited"] as const;
export type State = (typeof STATES)[number];
const RIGHTS: readonly Right[] = ["PREPARE", "ACT", "SIGN", "ADMINISTER"];

/** Whether a regulator's mandate covers the subject, and if not, what is amiss. */
export type Mandate = "covers" | "none" | "other business" | "other region" | "over";

/** Somebody who calls: an account of a member with exactly one right, a part of the suite, or a stranger. */
export interface Actor {
  name: string;
  address: string;
  member?: { kind: Kind; state: State; rights: readonly Right[]; mandate: Mandate };
  caller?: Caller;
}

/** An address of which nobody has the key. */
function addressOf(...of: string[]): string {
  return getAddress(id(of.join(" ")).slice(0, 42));
}

/** A member of each kind in each state, with an account for each right; and a regulator with each wrong mandate. */
export async function members(suite: Suite): Promise<Actor[]> {
  const actors: Actor[] = [];
  for (const kind of KINDS) {
    for (const state of STATES) actors.push(...(await member(suite, kind, state, "covers")));
  }
  for (const kind of ["CentralBank", "Court"] as const) {
    for (const mandate of ["none", "other business", "other region", "over"] as const) {
      actors.push(...(await member(suite, kind, "Active", mandate)));
    }
  }
  return actors;
}

async function member(suite: Suite, kind: Kind, state: State, mandate: Mandate): Promise<Actor[]> {
  const { consortium, ethers } = suite;
  const first = await ethers.getImpersonatedSigner(addressOf(kind, state, mandate));
  const number = (await consortium.memberCount()) + 1n;
  await consortium.connect(first).applyForMembership(id(first.address), MemberKind[kind], REGION);
  const described = `${kind}, ${state}${mandate === "covers" ? "" : `, mandate: ${mandate}`}`;
  const of = { kind, state, mandate };
  if (state === "Applied") {
    return [{ name: `${described}, all rights`, address: first.address, member: { ...of, rights: RIGHTS } }];
  }
  await decide(suite, consortium.admit.populateTransaction([number]));
  const accounts = RIGHTS.map((right) => ({
    name: `${described}, ${right}`,
    address: addressOf(kind, state, mandate, right),
    member: { ...of, rights: [right] },
  }));
  for (const [index, { address }] of accounts.entries()) {
    await consortium.connect(first).setAccount(address, Rights[RIGHTS[index]!]);
  }
  await give(suite, number, kind, mandate);
  await enter(suite, number, state, first);
  return accounts;
}

async function give(suite: Suite, number: bigint, kind: Kind, mandate: Mandate): Promise<void> {
  if (MemberKind[kind] < MemberKind.CentralBank || mandate === "none") return;
  const { consortium, ethers } = suite;
  const soon = BigInt((await ethers.provider.getBlock("latest"))!.timestamp) + 10n;
  const terms = {
    businesses: mandate === "other business" ? 1n << Business.TaxFilings : 1n,
    until: mandate === "over" ? soon : 2n ** 40n - 1n,
    regions: mandate === "other region" ? REGION + 1n : ALL_REGIONS,
  };
  await decide(suite, consortium.setMandate.populateTransaction(number, terms));
}

async function enter(
  suite: Suite,
  number: bigint,
  state: State,
  first: Awaited<ReturnType<Suite["ethers"]["getImpersonatedSigner"]>>,
): Promise<void> {
  const { consortium } = suite;
  if (state === "Suspended") await decide(suite, consortium.suspend.populateTransaction(number, 1n));
  if (state === "Exiting" || state === "Exited") await consortium.connect(first).startExit();
  if (state === "Exited") await consortium.completeExit(number);
}

/** Those who are no member: the suite's own contracts, its council, its deployer, a stranger. */
export async function others(suite: Suite): Promise<Actor[]> {
  const { manager, council, councillors, deployer, consortium, rules, attestations, evidence } = suite;
  const { receivables, creditLines, origination, servicing, bulkAssignment, redemption, settlement } = suite;
  const {
    financing,
    recourse,
    quotas,
    acceptors,
    bills,
    issuance,
    guarantees,
    pledges,
    discounting,
    presentation,
    billRecourse,
    rediscountWindow,
  } = suite;
  const contracts = { manager, council, consortium, rules, attestations, evidence, receivables, origination };
  const desks = {
    creditLines,
    servicing,
    bulkAssignment,
    redemption,
    settlement,
    financing,
    recourse,
    quotas,
    acceptors,
    bills,
    issuance,
    guarantees,
    pledges,
    discounting,
    presentation,
    billRecourse,
    rediscountWindow,
  };
  const addresses = await Promise.all(
    Object.entries({ ...contracts, ...desks }).map(async ([caller, contract]) => [caller, await contract.getAddress()]),
  );
  const people = [
    ["deployer", deployer.address],
    ["councillor", councillors[0]!.address],
  ];
  const named = [...addresses, ...people] as [Caller, string][];
  return [
    { name: "a stranger", address: addressOf("a stranger") },
    ...named.map(([caller, address]): Actor => ({ name: `the ${caller}`, address, caller })),
  ];
}
