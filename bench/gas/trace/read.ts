import type { NetworkConnection } from "hardhat/types/network";
import { getBytes } from "ethers";
import type { Sent } from "../measure.ts";
import type { Traced } from "./profile.ts";
import { walk, type TraceStep } from "./walk.ts";

/** Has the chain run a transaction again and tell each step. */
export async function trace({ provider, ethers }: NetworkConnection, { call, hash, gas }: Sent): Promise<Traced> {
  const transaction = await ethers.provider.getTransaction(hash);
  if (typeof transaction?.to !== "string") throw new Error(`${call} called no contract`);
  const options = { disableStorage: true, disableMemory: true, enableMemory: false };
  const told = (await provider.request({ method: "debug_traceTransaction", params: [hash, options] })) as {
    structLogs: TraceStep[];
  };
  const spent = walk(told.structLogs, transaction.to);
  return { call, gasUsed: gas, calldata: getBytes(transaction.data), spent };
}
