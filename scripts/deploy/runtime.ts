import { join } from "node:path";
import { createHardhatRuntimeEnvironment, importUserConfig } from "hardhat/hre";
import type { ArtifactManager } from "hardhat/types/artifacts";
import type { NetworkConnection } from "hardhat/types/network";
import { networks, ROOT, type BuildProfile, type NetworkName } from "./networks.ts";
import { nodeUnreachable } from "./node.ts";

/** A chain to act on and the contracts as they are built for it. */
export interface Runtime {
  connection: NetworkConnection;
  artifacts: ArtifactManager;
  chainId: number;
  /** The node's JSON-RPC. */
  rpc: string;
}

// The tests keep the artifacts of the default profile, so those of production have a place of their own.
const PRODUCTION = { artifacts: ".tradelane/production/artifacts", cache: ".tradelane/production/cache" };

/**
 * Connects to a node and, for production, builds the contracts with the optimiser's full work (about a minute, once).
 * @throws DeploymentError `NodeUnreachable`
 */
export async function openRuntime(
  network: NetworkName,
  rpc: string,
  profile: BuildProfile = networks[network].profile,
): Promise<Runtime> {
  const file = join(ROOT, "hardhat.config.ts");
  const config = await importUserConfig(file);
  const adapted = profile === "default" ? config : { ...config, ...forProduction(config.paths) };
  const hre = await createHardhatRuntimeEnvironment(adapted, { config: file }, ROOT);
  const connection = await hre.network.create({ network, override: { url: rpc } });
  const chainId = await askChainId(connection, rpc);
  if (profile !== "default") {
    await hre.tasks.getTask("build").run({ quiet: true, noTests: true, defaultBuildProfile: profile });
  }
  return { connection, artifacts: hre.artifacts, chainId, rpc };
}

function forProduction(paths: object | undefined) {
  return { paths: { ...paths, ...PRODUCTION }, typechain: { dontOverrideCompile: true } };
}

async function askChainId({ provider }: NetworkConnection, rpc: string): Promise<number> {
  try {
    return Number(await provider.request({ method: "eth_chainId" }));
  } catch (cause) {
    throw nodeUnreachable(rpc, cause);
  }
}
