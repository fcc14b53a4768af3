import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { deploySuite } from "../../test/helpers/suite.ts";
import { openTrade } from "../../test/helpers/trade.ts";
import type { Stage } from "./acts/act.ts";

/** The members that trade: a debtor, twelve suppliers and a bank, known to each other before anything is measured. */
const SUPPLIERS = 12;

export async function openStage(ethers: HardhatEthers): Promise<Stage> {
  const suite = await deploySuite(ethers);
  return { suite, trade: await openTrade(suite, SUPPLIERS) };
}
