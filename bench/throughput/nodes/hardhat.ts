import { startLocalChain } from "../../../scripts/deploy/chain/local.ts";
import type { BenchNode } from "./node.ts";

/** Hardhat's node: each transaction has a block of its own before the node answers. */
export function startHardhat(): Promise<BenchNode> {
  return startLocalChain();
}
