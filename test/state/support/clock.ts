import type { Suite } from "../../helpers/suite.ts";

/** The chain goes on to a moment, UTC seconds. */
export async function advanceTo({ ethers }: Suite, moment: bigint): Promise<void> {
  await ethers.provider.send("evm_setNextBlockTimestamp", [Number(moment)]);
  await ethers.provider.send("evm_mine", []);
}
