import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { next, step, STEP } from "../lots/trail.ts";
import type { TestMember } from "./members.ts";
import type { Suite } from "./suite.ts";
import { DAY, domainOf, invoice, now, packConsent, type Trade } from "./trade.ts";

/** One assignment of a list in tests. */
export interface TestPassage {
  ref: { lot: bigint; trail: string };
  to: bigint;
  units: bigint;
  recourse: boolean;
  background: string;
}

/** What an item of a list is drafted from. */
export interface Draft {
  lot: bigint;
  to: TestMember;
  units: bigint;
  recourse?: boolean;
  background?: string;
}

/** What the holder and its receivers sign. */
export interface TestList {
  holder: TestMember;
  receivers: TestMember[];
  items: TestPassage[];
  deadline: bigint;
}

/** The typed data of a list as the suite's documentation gives it, written out independently of the contract. */
export const ASSIGNMENTS = {
  Assignments: [
    { name: "holder", type: "uint24" },
    { name: "items", type: "Assignment[]" },
    { name: "issuedAt", type: "uint40" },
    { name: "deadline", type: "uint40" },
  ],
  Assignment: [
    { name: "lot", type: "uint256" },
    { name: "trail", type: "bytes21" },
    { name: "to", type: "uint24" },
    { name: "units", type: "uint40" },
    { name: "recourse", type: "bool" },
    { name: "background", type: "bytes32" },
  ],
};

/** A list whose items name the trails that the ones before them leave; each on a fresh invoice unless told. */
export async function draftList(trade: Trade, holder: TestMember, drafts: readonly Draft[]): Promise<TestList> {
  const { suite } = trade;
  const left = new Map<bigint, { start: bigint; end: bigint; trail: string }>();
  const items: TestPassage[] = [];
  for (const { lot, to, units, recourse = false, background } of drafts) {
    if (!left.has(lot)) {
      const { start, end, trail } = await suite.receivables.lotAt(lot);
      left.set(lot, { start, end, trail });
    }
    const parent = left.get(lot)!;
    const tag = background ?? (await invoice(trade, to, holder, units));
    items.push({ ref: { lot, trail: parent.trail }, to: to.number, units, recourse, background: tag });
    const start = parent.start + units;
    const rest = { act: STEP.REMAINDER, from: holder.number, to: holder.number, start, end: parent.end };
    const trail = next(parent.trail, step({ ...rest, parentEnd: parent.end }));
    left.set(lot, { start, end: parent.end, trail });
  }
  return { holder, receivers: drafts.map(({ to }) => to), items, deadline: (await now(suite)) + DAY };
}

/** A member's signature over items of a list. */
export async function signItems(
  suite: Suite,
  signer: HardhatEthersSigner,
  list: TestList,
  items: readonly TestPassage[] = list.items,
  issuedAt?: bigint,
): Promise<string> {
  const at = issuedAt ?? (await now(suite));
  const domain = await domainOf(suite, "Tradelane Bulk Assignment", suite.bulkAssignment);
  const flat = items.map(({ ref, ...item }) => ({ ...ref, ...item }));
  const message = { holder: list.holder.number, items: flat, issuedAt: at, deadline: list.deadline };
  return packConsent(signer.address, at, await signer.signTypedData(domain, ASSIGNMENTS, message));
}

/** One consent for each run of items of one receiver. */
export async function acceptances(suite: Suite, list: TestList): Promise<{ count: number; consent: string }[]> {
  const runs: { receiver: TestMember; items: TestPassage[] }[] = [];
  list.items.forEach((item, i) => {
    const last = runs.at(-1);
    if (last !== undefined && last.receiver === list.receivers[i]) last.items.push(item);
    else runs.push({ receiver: list.receivers[i]!, items: [item] });
  });
  const given = [];
  for (const { receiver, items } of runs) {
    given.push({ count: items.length, consent: await signItems(suite, receiver.account, list, items) });
  }
  return given;
}
