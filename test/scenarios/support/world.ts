import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalChain, type LocalChain } from "../../../scripts/deploy/chain/local.ts";
import { ROOT } from "../../../scripts/deploy/networks.ts";
import type { DeploymentRecord } from "../../../scripts/deploy/record.ts";
import { deploySuite } from "../../../scripts/deploy/suite.ts";

/** A chain with the suite on it, and folders of its own. */
export interface World {
  chain: LocalChain;
  readonly record: DeploymentRecord;
  readonly folder: string;
  readonly options: string[];
}

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "tradelane-scenario-"));
  const chain = await startLocalChain();
  const deployments = join(folder, "deployments");
  const record = await deploySuite({ rpc: chain.rpc, network: "local", deployments });
  const options = ["--rpc", chain.rpc, "--deployments", deployments, "--state", join(folder, "state")];
  return { chain, record, folder, options };
}

export async function closeWorld({ chain, folder }: World): Promise<void> {
  await chain.stop();
  rmSync(folder, { recursive: true, force: true });
}

export interface Told {
  readonly line?: number;
  readonly id?: string;
  readonly result?: unknown;
  readonly ok: boolean;
  readonly expected?: boolean;
  readonly earlier?: boolean;
  readonly error?: { code: string; values: Record<string, unknown>; message: string; hint: string };
}

export interface Ran {
  readonly code: number | null;
  readonly lines: Told[];
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a verb in a process of its own; `watch` sees the process after each line it prints. */
export function runVerb(
  verb: string,
  args: readonly string[],
  watch: (lines: number, child: ChildProcess) => void = () => undefined,
): Promise<Ran> {
  const file = join(ROOT, "scripts", `${verb}.ts`);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, ...args], { cwd: ROOT });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text: Buffer) => {
    stdout += text.toString();
    watch(stdout.split("\n").length - 1, child);
  });
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  return new Promise((resolve) =>
    child.once("close", (code) => {
      const whole = stdout.split("\n").filter((line) => line.startsWith("{") && line.endsWith("}"));
      resolve({ code, lines: whole.map((line) => JSON.parse(line) as Told), stdout, stderr });
    }),
  );
}
