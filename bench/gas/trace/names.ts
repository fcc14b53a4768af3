import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { dataSlice, id, toBeHex, ZeroHash, type BaseContract } from "ethers";
import type { Suite } from "../../../test/helpers/suite.ts";

/** Where a proxy keeps whose code it runs (ERC-1967). */
const IMPLEMENTATION = toBeHex(BigInt(id("eip1967.proxy.implementation")) - 1n, 32);

/** Fields of the suite that are not called as their contract is. */
const CONTRACTS: Readonly<Record<string, string>> = { rules: "RuleBook" };

/** A contract's code: which contract it is of, and whether it is the proxy before it. */
export interface Code {
  readonly contract: string;
  readonly proxy: boolean;
}

/** The codes of the suite's proxied contracts by address, in lower case. */
export async function codesOf(ethers: HardhatEthers, suite: Suite): Promise<Map<string, Code>> {
  const codes = new Map<string, Code>();
  for (const [field, part] of Object.entries(suite) as [string, unknown][]) {
    if (!isContract(part)) continue;
    const proxy = await part.getAddress();
    const word = await ethers.provider.getStorage(proxy, IMPLEMENTATION);
    if (word === ZeroHash) continue;
    const contract = CONTRACTS[field] ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    codes.set(proxy.toLowerCase(), { contract, proxy: true });
    codes.set(dataSlice(word, 12), { contract, proxy: false });
  }
  return codes;
}

/** By its shape: Hardhat and the bench need not load the same build of ethers. */
function isContract(part: unknown): part is BaseContract {
  return typeof part === "object" && part !== null && "interface" in part && "getAddress" in part;
}
