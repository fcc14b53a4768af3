import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { readEvents, type SuiteEvent } from "@tradelane/sdk/events";
import { DifferenceFound, LAWS, type Difference, type SuiteState } from "@tradelane/sdk/state";
import { deploySuite } from "../../helpers/suite.ts";
import { openTrade } from "../../helpers/trade.ts";
import { tellStory, type Told } from "./acts/story.ts";
import { addressesOf } from "./suite.ts";

export type LawName = keyof typeof LAWS;

/** The story in which everything happens, and its events. */
export async function storyOf(ethers: HardhatEthers): Promise<{ told: Told; events: SuiteEvent[] }> {
  const suite = await deploySuite(ethers);
  const told = await tellStory(await openTrade(suite));
  const events: SuiteEvent[] = [];
  const head = await ethers.provider.getBlockNumber();
  for await (const range of readEvents(ethers.provider, await addressesOf(suite), 0, head))
    events.push(...range.events);
  return { told, events };
}

/** What a law finds wrong with a state. */
export function broken(law: LawName, state: SuiteState): Difference | undefined {
  try {
    LAWS[law](state);
  } catch (error) {
    if (error instanceof DifferenceFound) return error.difference;
    throw error;
  }
  return undefined;
}
