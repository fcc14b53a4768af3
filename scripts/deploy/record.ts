import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { DeploymentError } from "./errors.ts";
import { networkName } from "./networks.ts";
import { recordFile } from "./place.ts";
import { replaceFile } from "./replace-file.ts";

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

/** `proxy`: the address to call. */
const plainContract = z.object({ proxy: address, codeHash: hash });
/** `codeHash` is the implementation's; it holds the addresses the contract is wired to, so it differs by deployment. */
const proxiedContract = plainContract.extend({ implementation: address, proxyCodeHash: hash });

/** What is kept of a deployment: where everything is, and what `deploy:check` compares the chain with. */
export const deploymentRecord = z.object({
  chainId: z.int().positive(),
  /** The network that was deployed to. */
  name: networkName,
  /** The suite's version. */
  version: z.string(),
  genesisHash: hash,
  deployedAtBlock: z.int().nonnegative(),
  gasPrice: z.literal("0"),
  finality: z.object({ confirmations: z.int().min(1) }),
  /** The account that deployed; it has no power. */
  deployer: address,
  council: z.object({ accounts: z.array(address).min(1), threshold: z.int().min(1) }),
  /** Hash of the parameters as they were understood. */
  paramsHash: hash,
  contracts: z.object({
    accessManager: plainContract,
    council: plainContract,
    consortium: proxiedContract,
    ruleBook: proxiedContract,
    attestations: proxiedContract,
    evidence: proxiedContract,
    settlement: proxiedContract,
    receivables: proxiedContract,
    creditLines: proxiedContract,
    origination: proxiedContract,
    servicing: proxiedContract,
    bulkAssignment: proxiedContract,
    redemption: proxiedContract,
    financing: proxiedContract,
    recourse: proxiedContract,
    quotas: proxiedContract,
    acceptors: proxiedContract,
    bills: proxiedContract,
    issuance: proxiedContract,
    guarantees: proxiedContract,
    pledges: proxiedContract,
    discounting: proxiedContract,
    presentation: proxiedContract,
    billRecourse: proxiedContract,
    rediscountWindow: proxiedContract,
  }),
});

/** What tells a chain from all others. */
export type ChainName = Pick<DeploymentRecord, "chainId" | "genesisHash">;

export type DeploymentRecord = z.output<typeof deploymentRecord>;

/** Reads a chain's record. @throws DeploymentError `RecordMissing`, `RecordInvalid` */
export function readRecord(deployments: string, { chainId, genesisHash }: ChainName): DeploymentRecord {
  const file = recordFile(deployments, chainId, genesisHash);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new DeploymentError(
      "RecordMissing",
      `There is no record of chain ${chainId} in ${file}.`,
      { chainId, file },
      "Deploy first with `npm run deploy`.",
      cause,
    );
  }
  const parsed = deploymentRecord.safeParse(content);
  if (parsed.success) return parsed.data;
  const problem = z.prettifyError(parsed.error);
  throw new DeploymentError(
    "RecordInvalid",
    `The record ${file} cannot be read: ${problem}`,
    { chainId, file, problem },
    "Run `npm run deploy` again: it writes the record anew from its journal.",
  );
}

/** Writes a record, all of it or nothing. */
export function writeRecord(file: string, record: DeploymentRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, `${JSON.stringify(record, null, 2)}\n`);
}
