import { spawn } from "node:child_process";
import { join } from "node:path";

const SCRIPTS = join(import.meta.dirname, "..", "..", "..", "scripts");

/** What a verb wrote, and how it ended. */
export interface VerbOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a verb as its users do. */
export async function runVerb(verb: string, args: readonly string[]): Promise<VerbOutcome> {
  const script = join(SCRIPTS, `${verb}.ts`);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args], {
    env: { ...process.env, TRADELANE_RPC: undefined, NODE_OPTIONS: undefined },
  });
  const written = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (written.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (written.stderr += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { exitCode, ...written };
}
