import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DeploymentError } from "./errors.ts";
import { isDevelopmentChain } from "./networks.ts";
import type { Log } from "./progress.ts";
import type { Runtime } from "./runtime.ts";

/** Ignition's journal of one chain, and beside it which chain that was. */
const IDENTITY = "chain.json";
const identity = z.object({ genesisHash: z.string() });
const deployedAddresses = z.record(z.string(), z.string());

/** The chain's identity: two chains with one id differ in their first block. */
export async function genesisHashOf({ connection }: Runtime): Promise<string> {
  const block: unknown = await connection.provider.request({ method: "eth_getBlockByNumber", params: ["0x0", false] });
  return z.object({ hash: z.string() }).parse(block).hash;
}

/**
 * Opens the journal of a chain. One of a chain that is gone is set aside on development chains.
 * @returns its folder
 * @throws DeploymentError `ChainReset`
 */
export async function openJournal(runtime: Runtime, deployments: string, log: Log): Promise<string> {
  const { chainId } = runtime;
  const journal = join(deployments, `chain-${chainId}`);
  const genesisHash = await genesisHashOf(runtime);
  const problem = existsSync(journal) ? await mismatch(runtime, journal, genesisHash) : undefined;
  if (problem !== undefined) {
    if (!isDevelopmentChain(chainId)) throw chainReset(chainId, journal, problem);
    const aside = `${journal}-stale`;
    rmSync(aside, { recursive: true, force: true });
    renameSync(journal, aside);
    rmSync(join(deployments, `${chainId}.json`), { force: true });
    log(`The journal in ${journal} is of a chain that is gone (${problem}); it was set aside.`);
  }
  mkdirSync(journal, { recursive: true });
  writeFileSync(join(journal, IDENTITY), `${JSON.stringify({ genesisHash }, null, 2)}\n`);
  return journal;
}

/** Why a journal is not of this chain; `undefined` when it is. */
async function mismatch(runtime: Runtime, journal: string, genesisHash: string): Promise<string | undefined> {
  const known = readJson(join(journal, IDENTITY), identity);
  if (known !== undefined && known.genesisHash !== genesisHash) return "the first block is another one";
  const addresses = readJson(join(journal, "deployed_addresses.json"), deployedAddresses) ?? {};
  for (const [step, address] of Object.entries(addresses)) {
    const code: unknown = await runtime.connection.provider.request({
      method: "eth_getCode",
      params: [address, "latest"],
    });
    if (code === "0x") return `${step} is not at ${address}`;
  }
  return undefined;
}

function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

function chainReset(chainId: number, journal: string, problem: string): DeploymentError {
  return new DeploymentError(
    "ChainReset",
    `The journal in ${journal} is not of the chain that answers as ${chainId}: ${problem}.`,
    { chainId, journal, problem },
    "Check --rpc. If the chain was really started anew, move the journal and the record away yourself.",
  );
}
