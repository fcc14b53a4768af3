import { join } from "node:path";
import { getAddress } from "ethers";
import { describe } from "./describe.ts";
import { DeploymentError } from "./errors.ts";
import { accountsOf, ignite } from "./ignite.ts";
import { openJournal } from "./journal.ts";
import { withLock } from "./lock.ts";
import { DEPLOYMENTS, isDevelopmentChain, paramsFile, type BuildProfile, type NetworkName } from "./networks.ts";
import { readParams } from "./params/read.ts";
import type { Params } from "./params/schema.ts";
import type { Log } from "./progress.ts";
import { writeRecord, type DeploymentRecord } from "./record.ts";
import { openRuntime, type Runtime } from "./runtime.ts";

export interface DeploySuiteOptions {
  /** JSON-RPC of the node. */
  rpc: string;
  network: NetworkName;
  /** File with parameters, or the parameters; the network's own file unless told. */
  params?: string | Params;
  /** Where record and journal are kept; deploy/deployments unless told. */
  deployments?: string;
  /** How the contracts are built; as the network has it unless told. */
  profile?: BuildProfile;
  /** Told each step. */
  log?: Log;
}

/**
 * Deploys the suite: contracts, wiring, powers, the hand-over to the council. Goes on where an earlier run ended, and
 * does nothing when all is done. Writes the record `<chainId>.json`; beside the one of a development
 * chain of the same id that still runs, `<chainId>-<first block>.json`.
 * @throws DeploymentError
 * @example
 * const { contracts } = await deploySuite({ rpc: "http://127.0.0.1:8545", network: "local" });
 */
export async function deploySuite(options: DeploySuiteOptions): Promise<DeploymentRecord> {
  const { rpc, network, deployments = DEPLOYMENTS, log = () => undefined } = options;
  const params =
    typeof options.params === "object" ? options.params : readParams(options.params ?? paramsFile(network));
  const runtime = await openRuntime(network, rpc, options.profile);
  try {
    await refuseUnsafe(runtime, network, params);
    return await withLock(join(deployments, `${runtime.chainId}.lock`), log, async () => {
      const place = await openJournal(runtime, deployments, log);
      const addresses = await ignite(runtime, place.journal, params, log);
      const record = await describe(runtime, network, addresses, place.journal, params);
      writeRecord(place.record, record);
      return record;
    });
  } finally {
    await runtime.connection.close();
  }
}

/** Refuses what would leave a chain in hands that it does not belong in. */
async function refuseUnsafe(runtime: Runtime, network: NetworkName, { council }: Params): Promise<void> {
  const { chainId } = runtime;
  if (network === "local" && !isDevelopmentChain(chainId)) {
    throw new DeploymentError(
      "ChainNotForDevelopment",
      `Chain ${chainId} is no development chain, and the keys of the network "local" are known to everybody.`,
      { chainId, network },
      "Deploy with --network consortium and keys of your own.",
    );
  }
  const deployer = getAddress((await accountsOf(runtime))[0] ?? "");
  if (council.accounts.includes(deployer)) {
    throw new DeploymentError(
      "DeployerInCouncil",
      `The account that deploys, ${deployer}, is one of the council's.`,
      { deployer },
      "Deploy from an account that has no other use: it keeps no power afterwards.",
    );
  }
}
