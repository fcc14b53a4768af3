import { network } from "hardhat";
import { deploySuite } from "../helpers/suite.ts";
import { openBillMarket, type BillMarket } from "./issuing.ts";

const { ethers, networkHelpers } = await network.create();

export { ethers };
export const { time } = networkHelpers;

/** The state that a fixture leaves, made once. */
export function load<T>(fixture: () => Promise<T>): Promise<T> {
  return networkHelpers.loadFixture(fixture);
}

/** Members who deal in bills, and nothing drawn yet. */
export async function billMarket(): Promise<BillMarket> {
  return openBillMarket(await deploySuite(ethers));
}

/** The chain as it is now, to come back to any number of times. */
export async function snapshot(): Promise<{ restore: () => Promise<void> }> {
  return networkHelpers.takeSnapshot();
}
