import { artifacts } from "hardhat";
import { Interface } from "ethers";
import { powers, powersOf, type GovernedContract, type Role } from "./powers.ts";

/** What one role may call on one contract. */
export interface Power {
  contract: GovernedContract;
  role: Role;
  functions: readonly string[];
  selectors: string[];
}

/** The table of powers with its functions' selectors, from the build. */
export async function resolvePowers(): Promise<Power[]> {
  const contracts = Object.keys(powers) as GovernedContract[];
  return (await Promise.all(contracts.map(resolvePowersOf))).flat();
}

async function resolvePowersOf(contract: GovernedContract): Promise<Power[]> {
  const abi = new Interface((await artifacts.readArtifact(contract)).abi);
  return powersOf(contract).map(([role, functions]) => {
    const selectors = functions.map((name) => {
      const fragment = abi.getFunction(name);
      if (fragment === null) throw new Error(`deploy/powers.ts names ${contract}.${name}, which does not exist`);
      return fragment.selector;
    });
    return { contract, role, functions, selectors };
  });
}
