import { HardhatArtifactResolver } from "@nomicfoundation/hardhat-ignition/helpers";
import {
  deploy,
  DeploymentResultType,
  listTransactions,
  wipe,
  type DeploymentResult,
  type SuccessfulDeploymentResult,
} from "@nomicfoundation/ignition-core";
import { tradelane } from "../../deploy/modules/tradelane.ts";
import { DeploymentError } from "./errors.ts";
import { moduleParameters } from "./parameters.ts";
import type { Params } from "./params/schema.ts";
import { progress, type Log } from "./progress.ts";
import type { Runtime } from "./runtime.ts";

/** A consortium's chain is final at one block and takes no fee; a second transaction with the same number helps nobody. */
const CONFIG = {
  requiredConfirmations: 1,
  blockPollingInterval: 250,
  disableFeeBumping: true,
  timeBeforeBumpingFees: 600_000,
};
const FREE = { gasPrice: 0n, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n, disableFeeBumping: true };

/** Addresses by the names that the modules give: `Consortium#ConsortiumProxy` and so on. */
export type Addresses = Readonly<Record<string, string>>;

/**
 * Runs the modules against a chain and goes on where an earlier run ended.
 * @param journal the folder where Ignition keeps what it has done
 * @throws DeploymentError `DeploymentDiffers`, `DeploymentFailed`
 */
export async function ignite(runtime: Runtime, journal: string, params: Params, log: Log): Promise<Addresses> {
  const artifactResolver = new HardhatArtifactResolver(runtime.artifacts);
  const accounts = await accountsOf(runtime);
  const go = () =>
    deploy({
      config: CONFIG,
      ...FREE,
      artifactResolver,
      provider: runtime.connection.provider,
      executionEventListener: progress(tradelane, log),
      deploymentDir: journal,
      ignitionModule: tradelane,
      deploymentParameters: moduleParameters(params),
      accounts,
    });
  const result = await goOn(go, (step) => wipe(journal, artifactResolver, step));
  if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT) throw failure(result, journal);
  return addresses(result);
}

const BEGUN = /Unable to find network interaction for (\S+) when/;

/**
 * Ignition gives up on a journal in which a crash left a step begun for which no transaction was made yet. Such a step
 * is forgotten and begins anew; each round forgets one, so it ends.
 */
async function goOn(go: () => Promise<DeploymentResult>, forget: (step: string) => Promise<void>) {
  for (;;) {
    try {
      return await go();
    } catch (error) {
      const [, step] = BEGUN.exec(error instanceof Error ? error.message : "") ?? [];
      if (step === undefined) throw error;
      await forget(step);
    }
  }
}

/** The accounts that the network has keys for. The first deploys. */
export async function accountsOf({ connection }: Runtime): Promise<string[]> {
  const accounts = (await connection.provider.request({ method: "eth_accounts" })) as string[];
  if (accounts.length > 0) return accounts;
  throw new DeploymentError(
    "AccountMissing",
    `The network ${connection.networkName} has no account to deploy with.`,
    { network: connection.networkName },
    "Set TRADELANE_KEYS to the deployer's private key, or use a node that keeps one.",
  );
}

/** The first transaction that a deployment sent. */
export async function firstTransaction({ artifacts }: Runtime, journal: string): Promise<string> {
  const [first] = await listTransactions(journal, new HardhatArtifactResolver(artifacts));
  if (first === undefined) throw new Error(`the journal in ${journal} has no transaction`);
  return first.txHash;
}

function addresses({ contracts }: SuccessfulDeploymentResult): Addresses {
  return Object.fromEntries(Object.values(contracts).map(({ id, address }) => [id, address]));
}

function failure(result: Exclude<DeploymentResult, SuccessfulDeploymentResult>, journal: string): DeploymentError {
  if (result.type === DeploymentResultType.RECONCILIATION_ERROR) {
    const [step = "", problems = []] = Object.entries(result.errors)[0] ?? [];
    const problem = problems.join("; ");
    return new DeploymentError(
      "DeploymentDiffers",
      `This chain has another build or other parameters: ${step}: ${problem}`,
      { step, problem, journal },
      "What is deployed changes only through the council. For a fresh deployment use a fresh chain.",
    );
  }
  const problem = problemOf(result);
  return new DeploymentError(
    "DeploymentFailed",
    `The deployment stopped: ${problem}`,
    { problem, journal },
    "Nothing is lost: mend the cause and run it again.",
  );
}

function problemOf(result: Exclude<DeploymentResult, SuccessfulDeploymentResult>): string {
  switch (result.type) {
    case DeploymentResultType.EXECUTION_ERROR:
      return [
        ...result.failed.map(({ futureId, error }) => `${futureId}: ${error}`),
        ...result.timedOut.map(({ futureId }) => `${futureId} is not in a block yet`),
        ...result.held.map(({ futureId, reason }) => `${futureId}: ${reason}`),
      ].join("; ");
    case DeploymentResultType.PREVIOUS_RUN_ERROR:
    case DeploymentResultType.VALIDATION_ERROR:
    case DeploymentResultType.RECONCILIATION_ERROR:
      return Object.entries(result.errors)
        .map(([step, problems]) => `${step}: ${problems.join(", ")}`)
        .join("; ");
  }
}
