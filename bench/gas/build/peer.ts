import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { root, stateFolder } from "../../../scripts/launcher/paths.mjs";
import { compilerOf, settingsOf, type CompilerVersion } from "./compiler.ts";

const BENCH = join(root, "bench");

/** The sources of a peer and how they are compiled. */
export interface PeerSources {
  readonly name: string;
  readonly compiler: CompilerVersion;
  /** Files, as they are imported; of each the contract of the same name is taken. */
  readonly files: readonly string[];
  /** Folders of bench/node_modules that stand for packages as the peer imports them. */
  readonly packages?: Readonly<Record<string, string>>;
}

export interface Built {
  readonly abi: readonly object[];
  readonly bytecode: string;
}

/** Contracts of a peer by name. */
export type PeerContracts = Readonly<Record<string, Built>>;

/** Compiles a peer, or takes what was compiled from these very sources by these very settings. */
export function buildPeer(peer: PeerSources): PeerContracts {
  const read = (path: string) => readFileSync(locate(peer, path), "utf8");
  const roots = Object.fromEntries(peer.files.map((file) => [file, { content: read(file) }]));
  const settings = {
    ...settingsOf(peer.compiler),
    outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
  };
  const input = JSON.stringify({ language: "Solidity", sources: roots, settings });
  const kept = join(stateFolder, "bench", `${peer.name}-${keyOf(peer, input)}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as PeerContracts;

  process.stderr.write(`tradelane: compiling ${peer.name} with solc ${peer.compiler}\n`);
  const output = compilerOf(peer.compiler).compile(input, { import: (path) => ({ contents: read(path) }) });
  const contracts = contractsOf(peer, JSON.parse(output) as Output);
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(contracts));
  return contracts;
}

interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  contracts?: Record<string, Record<string, { abi: object[]; evm: { bytecode: { object: string } } }>>;
}

function contractsOf({ name, files }: PeerSources, { errors = [], contracts = {} }: Output): PeerContracts {
  const fatal = errors.filter(({ severity }) => severity === "error");
  if (fatal.length > 0) throw new Error(`${name} does not compile: ${fatal.map((e) => e.formattedMessage).join("\n")}`);
  return Object.fromEntries(
    files.map((file) => {
      const contract = basename(file, ".sol");
      const built = contracts[file]?.[contract];
      if (built === undefined) throw new Error(`${file} has no contract ${contract}`);
      return [contract, { abi: built.abi, bytecode: `0x${built.evm.bytecode.object}` }];
    }),
  );
}

/** Own files are under `bench/`, all others are packages. */
function locate({ packages = {} }: PeerSources, path: string): string {
  if (path.startsWith("bench/")) return join(root, path);
  const replaced = Object.entries(packages).find(([prefix]) => path.startsWith(`${prefix}/`));
  const place = replaced === undefined ? path : `${replaced[1]}${path.slice(replaced[0].length)}`;
  return join(BENCH, "node_modules", place);
}

/** The lock file stands for the sources of the packages. */
function keyOf(peer: PeerSources, input: string): string {
  const hash = createHash("sha256").update(readFileSync(join(BENCH, "package-lock.json")));
  return hash
    .update(JSON.stringify(peer.packages ?? {}))
    .update(input)
    .digest("hex")
    .slice(0, 16);
}
