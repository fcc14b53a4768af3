import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ZeroHash } from "ethers";
import type { DeploymentRecord } from "../../../scripts/deploy/record.ts";
import type { Suite } from "../../helpers/suite.ts";
import { addressesOf } from "./suite.ts";

/** A folder with the record of a test's suite, as `npm run deploy` writes it. */
export async function recordFolder(suite: Suite): Promise<string> {
  const { provider } = suite.ethers;
  const { chainId } = await provider.getNetwork();
  const genesis = await provider.getBlock(0);
  const hashes = { codeHash: ZeroHash, proxyCodeHash: ZeroHash };
  const proxied = Object.entries(await addressesOf(suite)).map(([contract, proxy]) => [
    contract,
    { proxy, implementation: proxy, ...hashes },
  ]);
  const plain = {
    accessManager: { proxy: await suite.manager.getAddress(), codeHash: ZeroHash },
    council: { proxy: await suite.council.getAddress(), codeHash: ZeroHash },
  };
  const record: DeploymentRecord = {
    chainId: Number(chainId),
    name: "local",
    version: "0.1.0",
    genesisHash: genesis!.hash!,
    deployedAtBlock: 0,
    gasPrice: "0",
    finality: { confirmations: 1 },
    deployer: suite.deployer.address,
    council: { accounts: [suite.councillors[0]!.address], threshold: 1 },
    paramsHash: ZeroHash,
    contracts: {
      ...plain,
      ...(Object.fromEntries(proxied) as Omit<DeploymentRecord["contracts"], keyof typeof plain>),
    },
  };
  const folder = mkdtempSync(join(tmpdir(), "deployments-"));
  writeFileSync(join(folder, `${chainId}.json`), JSON.stringify(record));
  return folder;
}
