import { readFileSync } from "node:fs";
import { sdkError } from "@tradelane/sdk";
import { HDNodeWallet } from "ethers";
import { z } from "zod";
import { isDevelopmentChain } from "../deploy/networks.ts";
import type { Party } from "./parties.ts";

/** Finds the private key of a name. @throws TradelaneError `KeyMissing` */
export type Keyring = (name: string) => string;

// What everybody knows; hardhat.config.ts gives these accounts to development chains.
const DEVELOPMENT_MNEMONIC = "test test test test test test test test test test test junk";
const DEVELOPMENT_PATH = "m/44'/60'/0'/0";
const COUNCIL = 3;
const FIRST_PARTY = 10;
const STRANGER = 49;

/** Numbers of the development accounts by name: deployer, council-1 to council-3, the parties, and a stranger. */
export function developmentAccounts(parties: readonly Party[]): ReadonlyMap<string, number> {
  const council = Array.from({ length: COUNCIL }, (_, index) => [`council-${index + 1}`, index + 1] as const);
  const members = parties.map(({ key }, index) => [key, FIRST_PARTY + index] as const);
  return new Map([["deployer", 0], ...council, ...members, ["stranger", STRANGER]]);
}

const keysSchema = z.record(z.string(), z.string().regex(/^0x[0-9a-fA-F]{64}$/, "a key has 0x and 64 hex digits"));

interface KeyringOptions {
  readonly chainId: number;
  readonly parties: readonly Party[];
  /** A JSON file, name to private key. */
  readonly file?: string | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * The keys of a chain: those of the file, those of the environment (`TRADELANE_KEY_BANK_PEARL` for bank-pearl), and on
 * development chains those that everybody knows.
 *
 * @throws TradelaneError `KeysInvalid`
 */
export function openKeyring({ chainId, parties, file, environment = process.env }: KeyringOptions): Keyring {
  const keys = file === undefined ? {} : readKeys(file);
  const accounts = isDevelopmentChain(chainId) ? developmentAccounts(parties) : new Map<string, number>();
  let root: HDNodeWallet | undefined;
  return (name) => {
    const number = accounts.get(name);
    const given = keys[name] ?? environment[variableOf(name)];
    if (given !== undefined) return given;
    if (number === undefined) throw sdkError("KeyMissing", { name, place: file ?? placeOf(chainId) });
    root ??= HDNodeWallet.fromPhrase(DEVELOPMENT_MNEMONIC, "", DEVELOPMENT_PATH);
    return root.deriveChild(number).privateKey;
  };
}

function variableOf(name: string): string {
  return `TRADELANE_KEY_${name.toUpperCase().replaceAll("-", "_")}`;
}

function placeOf(chainId: number): string {
  return isDevelopmentChain(chainId) ? "the development accounts" : "the environment; --keys names a file";
}

function readKeys(file: string): Readonly<Record<string, string>> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    // The cause may repeat what stands in the file.
    const problem = cause instanceof SyntaxError ? "it is no JSON" : "it cannot be opened";
    throw sdkError("KeysInvalid", { place: file, problem });
  }
  const parsed = keysSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw sdkError("KeysInvalid", { place: file, problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` });
}
