import { join } from "node:path";
import { z } from "zod";

/** The repository's root. */
export const ROOT = join(import.meta.dirname, "..", "..");

/** Where records and journals of deployments are kept. */
export const DEPLOYMENTS = join(ROOT, "deploy", "deployments");

/** Networks that deployments know; hardhat.config.ts has their accounts. */
export const networkName = z.enum(["local", "consortium"]);
export type NetworkName = z.output<typeof networkName>;

export type BuildProfile = "default" | "production";

interface Network {
  profile: BuildProfile;
  /** Where the node is when neither an option nor TRADELANE_RPC says so. */
  rpc?: string;
}

export const networks: Readonly<Record<NetworkName, Network>> = {
  local: { profile: "default", rpc: "http://127.0.0.1:8545" },
  consortium: { profile: "production" },
};

/** Chains that come and go; everybody knows the keys of their accounts. */
const DEVELOPMENT_CHAINS: readonly number[] = [1337, 31337];

export function isDevelopmentChain(chainId: number): boolean {
  return DEVELOPMENT_CHAINS.includes(chainId);
}

export function paramsFile(network: NetworkName): string {
  return join(ROOT, "deploy", "params", `${network}.json5`);
}
