import { existsSync, mkdirSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { mendAddresses } from "./addresses.ts";
import { DeploymentError } from "./errors.ts";
import { isDevelopmentChain } from "./networks.ts";
import { answersAt } from "./node.ts";
import { forget, identityFile, identityOf, placeBeside, placeOf, placesBeside, setAside } from "./place.ts";
import type { ChainIdentity, ChainPlace } from "./place.ts";
import type { Log } from "./progress.ts";
import { replaceFile } from "./replace-file.ts";
import type { Runtime } from "./runtime.ts";

/** The chain's identity: two chains with one id differ in their first block. */
export async function genesisHashOf({ connection }: Runtime): Promise<string> {
  const block: unknown = await connection.provider.request({ method: "eth_getBlockByNumber", params: ["0x0", false] });
  return z.object({ hash: z.string() }).parse(block).hash;
}

/**
 * Opens the journal of a chain. On development chains, one of a chain that is gone is set aside, and one of another
 * chain that still runs is left alone: then this chain's is beside it.
 * @returns where journal and record are kept
 * @throws DeploymentError `ChainReset`
 */
export async function openJournal(runtime: Runtime, deployments: string, log: Log): Promise<ChainPlace> {
  const { chainId, rpc } = runtime;
  const genesisHash = await genesisHashOf(runtime);
  if (isDevelopmentChain(chainId)) await forgetGone(deployments, chainId, genesisHash);
  const place = await choosePlace(runtime, deployments, genesisHash, log);
  const { journal } = place;
  const problem = existsSync(journal) ? await mismatch(runtime, place, genesisHash) : undefined;
  if (problem !== undefined) {
    if (!isDevelopmentChain(chainId)) throw chainReset(chainId, journal, problem);
    setAside(place);
    log(`The journal in ${journal} is of a chain that is gone (${problem}); it was set aside.`);
  }
  mkdirSync(journal, { recursive: true });
  // The address of a consortium's node may hold a password, and its journal is kept under version control.
  const identity: ChainIdentity = { genesisHash, ...(isDevelopmentChain(chainId) && { rpc }) };
  replaceFile(identityFile(place), `${JSON.stringify(identity, null, 2)}\n`);
  return place;
}

async function choosePlace({ chainId }: Runtime, deployments: string, genesisHash: string, log: Log) {
  const beside = placeBeside(deployments, chainId, genesisHash);
  if (existsSync(beside.journal)) return beside;
  const usual = placeOf(deployments, chainId);
  const holder = identityOf(usual);
  if (!isDevelopmentChain(chainId) || holder === undefined || holder.genesisHash === genesisHash) return usual;
  if (!(await isAlive(holder))) return usual;
  log(`Another chain ${chainId} runs at ${holder.rpc}; the record of this one is ${basename(beside.record)}.`);
  return beside;
}

/** Removes what was kept beside for chains that are gone. */
async function forgetGone(deployments: string, chainId: number, genesisHash: string): Promise<void> {
  const own = placeBeside(deployments, chainId, genesisHash).journal;
  for (const place of placesBeside(deployments, chainId)) {
    if (place.journal !== own && !(await isAlive(identityOf(place)))) forget(place);
  }
}

async function isAlive(chain: ChainIdentity | undefined): Promise<boolean> {
  return chain?.rpc !== undefined && answersAt(chain.rpc, chain.genesisHash);
}

/** Why a journal is not of this chain; `undefined` when it is. */
async function mismatch(runtime: Runtime, place: ChainPlace, genesisHash: string): Promise<string | undefined> {
  const known = identityOf(place);
  if (known !== undefined && known.genesisHash !== genesisHash) return "the first block is another one";
  for (const [step, address] of Object.entries(mendAddresses(place.journal))) {
    const code: unknown = await runtime.connection.provider.request({
      method: "eth_getCode",
      params: [address, "latest"],
    });
    if (code === "0x") return `${step} is not at ${address}`;
  }
  return undefined;
}

function chainReset(chainId: number, journal: string, problem: string): DeploymentError {
  return new DeploymentError(
    "ChainReset",
    `The journal in ${journal} is not of the chain that answers as ${chainId}: ${problem}.`,
    { chainId, journal, problem },
    "Check --rpc. If the chain was really started anew, move the journal and the record away yourself.",
  );
}
