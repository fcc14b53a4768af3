import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/launcher/paths.mjs";
import { settingsOf, type CompilerVersion } from "../build/compiler.ts";
import type { Peer, PeerKey } from "../peers/peer.ts";

/** What figures come from. */
export interface Origin {
  readonly date: string;
  /** Absent outside of a git checkout. */
  readonly commit?: string;
  /** Whether contracts or bench differ from the commit. */
  readonly changed: boolean;
  readonly compiler: string;
  readonly settings: { readonly viaIR: boolean; readonly runs: number; readonly evmVersion: string };
}

export interface PeerOrigin {
  readonly key: PeerKey;
  readonly name: string;
  /** Name and version. */
  readonly package: string;
  readonly compiler: CompilerVersion;
  readonly evmVersion: string;
  readonly deployed: string;
}

const SUITE_COMPILER = "0.8.35";

export function originOf(now: Date): Origin {
  const { viaIR, optimizer, evmVersion } = settingsOf(SUITE_COMPILER);
  const commit = git("rev-parse", "HEAD");
  const changes = git("status", "--porcelain", "--", "contracts", "bench", "test/helpers", "hardhat.config.ts");
  return {
    date: now.toISOString(),
    ...(commit !== undefined && { commit }),
    changed: changes !== undefined && changes !== "",
    compiler: SUITE_COMPILER,
    settings: { viaIR, runs: optimizer.runs, evmVersion },
  };
}

export function peerOriginOf({ key, name, packageName, sources, deployed }: Peer): PeerOrigin {
  const file = join(root, "bench", "node_modules", packageName, "package.json");
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  const { compiler } = sources;
  const { evmVersion } = settingsOf(compiler);
  return { key, name, package: `${packageName}@${version}`, compiler, evmVersion, deployed };
}

function git(...args: string[]): string | undefined {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}
