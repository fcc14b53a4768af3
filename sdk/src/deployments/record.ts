import { getAddress } from "ethers";
import { z } from "zod";
import { sdkError } from "../errors/tradelane-error.js";

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "an address has 40 hex digits")
  .transform((text) => getAddress(text.toLowerCase()));

const hash = z.string().regex(/^0x[0-9a-fA-F]{64}$/);

const placed = z.object({
  proxy: address,
  implementation: address.optional(),
  /** keccak256 of the implementation's code, or of the contract's own where there is no proxy. */
  codeHash: hash.optional(),
});

/** The contracts a deployment consists of, in the order in which they depend on each other. */
export const CONTRACT_NAMES = [
  "accessManager",
  "council",
  "consortium",
  "ruleBook",
  "attestations",
  "evidence",
  "settlement",
  "receivables",
  "creditLines",
  "origination",
  "servicing",
  "bulkAssignment",
  "redemption",
  "financing",
  "recourse",
  "quotas",
  "acceptors",
  "bills",
  "issuance",
  "guarantees",
  "pledges",
  "discounting",
  "presentation",
  "billRecourse",
  "rediscountWindow",
] as const;

export type ContractName = (typeof CONTRACT_NAMES)[number];

/** What the address book keeps of one chain (`deploy/deployments/<chainId>.json`). */
export const deploymentRecord = z.object({
  chainId: z.int().positive(),
  name: z.string(),
  /** Hash of the chain's first block: a chain id may come again, as development chains do. */
  genesisHash: hash.optional(),
  /** Version of the contracts, as the suite's package has it. */
  version: z.string(),
  contracts: z.record(z.enum(CONTRACT_NAMES), placed),
  deployedAtBlock: z.int().nonnegative(),
  /** Wei a unit of gas costs, where the network has a fixed price; without it the node is asked. */
  gasPrice: z.string().regex(/^\d+$/).optional(),
  /** When a transaction counts as final: included in a block with so many on top, itself counted. */
  finality: z.object({ confirmations: z.int().min(1) }).default({ confirmations: 1 }),
});

/** A deployment of the suite on one chain. */
export type Deployment = z.output<typeof deploymentRecord>;
/** A deployment record as it is written. */
export type DeploymentRecord = z.input<typeof deploymentRecord>;

/**
 * Checks a deployment record.
 *
 * @param place where it stands, for the error
 * @throws DeploymentInvalid
 */
export function parseDeployment(record: unknown, place: string): Deployment {
  const parsed = deploymentRecord.safeParse(record);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const problem = issue === undefined ? "unreadable" : `${issue.path.join(".")}: ${issue.message}`;
  throw sdkError("DeploymentInvalid", { place, problem }, parsed.error);
}
