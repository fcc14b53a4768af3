import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { openBillMarket } from "../../test/bills/issuing.ts";
import { deploySuite } from "../../test/helpers/suite.ts";
import { openTrade } from "../../test/helpers/trade.ts";
import type { Stage } from "./acts/act.ts";

/** A debtor and a bank, and so many suppliers, trade receivables; all members are known before anything is measured. */
const SUPPLIERS = 12;

export async function openStage(ethers: HardhatEthers): Promise<Stage> {
  const suite = await deploySuite(ethers);
  return { suite, trade: await openTrade(suite, SUPPLIERS), bills: await openBillMarket(suite) };
}
