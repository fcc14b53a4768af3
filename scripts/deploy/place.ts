import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Where the record and the journal of a chain are kept. */
export interface ChainPlace {
  /** File of the record. */
  readonly record: string;
  /** Folder of Ignition's journal. */
  readonly journal: string;
}

/** Kept in the journal: which chain it is of, and for development chains where that chain was. */
const identity = z.object({ genesisHash: z.string(), rpc: z.string().optional() });
export type ChainIdentity = z.output<typeof identity>;

const IDENTITY = "chain.json";

/** The usual place of a chain id. */
export function placeOf(deployments: string, chainId: number): ChainPlace {
  return named(deployments, String(chainId));
}

/** The place of a chain that came up while another one of its id was running. */
export function placeBeside(deployments: string, chainId: number, genesisHash: string): ChainPlace {
  return named(deployments, `${chainId}-${genesisHash.slice(2, 10)}`);
}

/** Where the record of a chain is to be read: beside if it was deployed beside another, else in the usual place. */
export function recordFile(deployments: string, chainId: number, genesisHash: string): string {
  const beside = placeBeside(deployments, chainId, genesisHash).record;
  return existsSync(beside) ? beside : placeOf(deployments, chainId).record;
}

/** All places of chains that were deployed beside others of their id. */
export function placesBeside(deployments: string, chainId: number): ChainPlace[] {
  const pattern = new RegExp(`^chain-(${chainId}-[0-9a-f]{8})$`);
  return readdirSync(deployments).flatMap((file) => {
    const [, name] = pattern.exec(file) ?? [];
    return name === undefined ? [] : [named(deployments, name)];
  });
}

export function identityFile({ journal }: ChainPlace): string {
  return join(journal, IDENTITY);
}

/** Which chain a place is of; `undefined` when nothing is kept there. */
export function identityOf(place: ChainPlace): ChainIdentity | undefined {
  const file = identityFile(place);
  return existsSync(file) ? identity.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

/** Takes a journal out of use and keeps it for people; the record goes. */
export function setAside({ record, journal }: ChainPlace): void {
  const aside = `${journal}-stale`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(journal, aside);
  rmSync(record, { force: true });
}

export function forget({ record, journal }: ChainPlace): void {
  rmSync(record, { force: true });
  rmSync(journal, { recursive: true, force: true });
}

function named(deployments: string, name: string): ChainPlace {
  return { record: join(deployments, `${name}.json`), journal: join(deployments, `chain-${name}`) };
}
