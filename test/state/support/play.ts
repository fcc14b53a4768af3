import { readEvents, type SuiteAddresses, type SuiteEvent } from "@tradelane/sdk/events";
import { emptyState, fold, type SuiteState } from "@tradelane/sdk/state";
import { admitMember, mandate, type TestMember } from "../../helpers/members.ts";
import type { Suite } from "../../helpers/suite.ts";
import { MemberKind } from "../../helpers/terms.ts";
import type { TestTerms, TestTransfer, Trade } from "../../helpers/trade.ts";
import { Random } from "./random.ts";
import { addressesOf } from "./suite.ts";

/** What a random act may look at. What it sends and the chain refuses did not happen. */
export interface Stage {
  readonly trade: Trade;
  readonly suite: Suite;
  readonly random: Random;
  /** What has happened so far, by the events. */
  readonly state: SuiteState;
  readonly members: readonly TestMember[];
  /** A central bank with a mandate. */
  readonly regulator: TestMember;
  memberOf(number: bigint): TestMember | undefined;
  /** What only those who asked know: the terms behind requests, by reference, and behind offers, by lot. */
  readonly asked: Map<string, TestTerms>;
  readonly offered: Map<bigint, TestTransfer>;
}

export type RandomAct = (stage: Stage) => Promise<unknown>;

export interface Played {
  /** The last block. */
  readonly block: number;
  readonly events: readonly SuiteEvent[];
  readonly addresses: SuiteAddresses;
  /** How often each act was done, and how often the chain refused it. */
  readonly counts: ReadonlyMap<string, { done: number; refused: number }>;
}

/** An act that has nothing to act upon. */
export class NothingToDo extends Error {}

/** Takes what is there, or gives the act up. */
export function needed<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new NothingToDo();
  return thing;
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && /reverted with (custom error|panic)/.test(error.message);
}

/** Does so many acts of a repertoire by chance, each as often as its weight. */
export async function play(
  trade: Trade,
  repertoire: Readonly<Record<string, readonly [weight: number, act: RandomAct]>>,
  acts: number,
  seed: number,
): Promise<Played> {
  const { suite } = trade;
  const { provider } = suite.ethers;
  const addresses = await addressesOf(suite);
  const events: SuiteEvent[] = [];
  const regulator = await admitMember(suite, MemberKind.CentralBank);
  await mandate(suite, regulator);
  const members = [trade.debtor, ...trade.suppliers, ...trade.banks];
  const memberOf = (number: bigint) => members.find((member) => member.number === number);
  const stage: Stage = {
    trade,
    suite,
    random: new Random(seed),
    state: emptyState(),
    members,
    regulator,
    memberOf,
    asked: new Map(),
    offered: new Map(),
  };
  let next = 0;
  const catchUp = async () => {
    const toBlock = await provider.getBlockNumber();
    if (toBlock < next) return;
    for await (const range of readEvents(provider, addresses, next, toBlock)) {
      for (const event of range.events) {
        events.push(event);
        fold(stage.state, event);
      }
    }
    next = toBlock + 1;
  };
  const hat = Object.entries(repertoire).flatMap(([name, [weight]]) => Array.from({ length: weight }, () => name));
  const counts = new Map(Object.keys(repertoire).map((name) => [name, { done: 0, refused: 0 }]));
  for (let i = 0; i < acts;) {
    await catchUp();
    const name = stage.random.pick(hat)!;
    const count = counts.get(name)!;
    try {
      await repertoire[name]![1](stage);
      count.done++;
      i++;
    } catch (error) {
      if (error instanceof NothingToDo) continue;
      if (!isRefusal(error)) throw error;
      count.refused++;
      i++;
    }
  }
  await catchUp();
  return { block: next - 1, events, addresses, counts };
}
