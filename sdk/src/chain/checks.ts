import { keccak256, type Provider } from "ethers";
import { CONTRACT_NAMES, type ContractName, type Deployment } from "../deployments/record.js";
import { sdkError } from "../errors/tradelane-error.js";
import { genesisOf, type Node } from "./provider.js";

/** ERC-1967: where a proxy keeps the address of its implementation. */
const IMPLEMENTATION_SLOT = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";

/**
 * Checks that the node is of the deployment's chain and that the deployment's contracts stand on it.
 *
 * @throws ChainWrong, ChainRestarted, ContractsOtherVersion
 */
export async function checkDeployment(node: Node, deployment: Deployment): Promise<void> {
  const { provider, chainId } = node;
  if (chainId !== deployment.chainId) throw sdkError("ChainWrong", { expected: deployment.chainId, actual: chainId });
  const { genesisHash } = deployment;
  if (genesisHash !== undefined) {
    const actual = await genesisOf(node);
    if (actual.toLowerCase() !== genesisHash.toLowerCase())
      throw sdkError("ChainRestarted", { chainId, expected: genesisHash, actual });
  }
  await Promise.all(CONTRACT_NAMES.map((name) => checkContract(provider, name, deployment)));
}

async function checkContract(provider: Provider, contract: ContractName, deployment: Deployment): Promise<void> {
  const { proxy, implementation, codeHash } = deployment.contracts[contract];
  const otherVersion = (problem: string) => sdkError("ContractsOtherVersion", { contract, address: proxy, problem });
  const code = await provider.getCode(proxy);
  if (code === "0x") throw otherVersion("there is no code");
  let judged = code;
  if (implementation !== undefined) {
    const slot = await provider.getStorage(proxy, IMPLEMENTATION_SLOT);
    const actual = `0x${slot.slice(-40)}`;
    if (actual.toLowerCase() !== implementation.toLowerCase())
      throw otherVersion(`its implementation is ${actual}, not ${implementation}`);
    if (codeHash !== undefined) judged = await provider.getCode(implementation);
  }
  if (codeHash !== undefined && keccak256(judged) !== codeHash.toLowerCase())
    throw otherVersion(`its code has the hash ${keccak256(judged)}, not ${codeHash}`);
}
