import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sdkError } from "../errors/tradelane-error.js";
import { parseDeployment, type Deployment } from "./record.js";

/** Where deployment scripts write records, seen from the repository's root. */
export const DEPLOYMENTS_FOLDER = "deploy/deployments";

/**
 * Looks a deployment up by chain id: `<folder>/<chainId>.json`. A development chain that was deployed while another one
 * of its id ran has its own record, `<chainId>-<first digits of its first block's hash>.json`.
 *
 * @param genesisHash of the chain's first block
 * @throws DeploymentMissing, DeploymentInvalid
 * @example
 * const deployment = await readDeployment(31337);
 */
export async function readDeployment(
  chainId: number,
  folder: string = DEPLOYMENTS_FOLDER,
  genesisHash?: string,
): Promise<Deployment> {
  const usual = join(folder, `${chainId}.json`);
  const own = genesisHash === undefined ? undefined : join(folder, `${chainId}-${genesisHash.slice(2, 10)}.json`);
  const file = own !== undefined && (await isThere(own)) ? own : usual;
  const deployment = parseDeployment(await readJson(file, chainId, folder), file);
  if (deployment.chainId !== chainId)
    throw sdkError("DeploymentInvalid", { place: file, problem: `it is of chain ${deployment.chainId}` });
  return deployment;
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function readJson(file: string, chainId: number, folder: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    throw sdkError("DeploymentMissing", { chainId, place: folder }, cause);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw sdkError("DeploymentInvalid", { place: file, problem: "it is no JSON" }, cause);
  }
}
