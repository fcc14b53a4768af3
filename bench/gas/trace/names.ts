import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { dataSlice, id, toBeHex, type BaseContract } from "ethers";
import type { Suite } from "../../../test/helpers/suite.ts";

/** Where a proxy keeps whose code it runs (ERC-1967). */
const IMPLEMENTATION = toBeHex(BigInt(id("eip1967.proxy.implementation")) - 1n, 32);

/** A contract's code: which contract it is of, and whether it is the proxy before it. */
export interface Code {
  readonly contract: string;
  readonly proxy: boolean;
}

/** The codes of the suite by address, in lower case. */
export async function codesOf(ethers: HardhatEthers, suite: Suite): Promise<Map<string, Code>> {
  const codes = new Map<string, Code>();
  const parts: Record<string, BaseContract> = {
    Consortium: suite.consortium,
    RuleBook: suite.rules,
    Attestations: suite.attestations,
    Evidence: suite.evidence,
    Receivables: suite.receivables,
    Origination: suite.origination,
    Servicing: suite.servicing,
    Settlement: suite.settlement,
    Redemption: suite.redemption,
  };
  for (const [contract, part] of Object.entries(parts)) {
    const proxy = await part.getAddress();
    const word = await ethers.provider.getStorage(proxy, IMPLEMENTATION);
    codes.set(proxy.toLowerCase(), { contract, proxy: true });
    codes.set(dataSlice(word, 12), { contract, proxy: false });
  }
  return codes;
}
