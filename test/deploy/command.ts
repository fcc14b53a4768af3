import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How a command ended. */
export interface Outcome {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A command that runs. */
export interface Running {
  child: ChildProcess;
  /** Settles once a line of stderr or stdout contains the words, or the command has ended. */
  says(words: string): Promise<void>;
  ended: Promise<Outcome>;
}

const started = new Set<ChildProcess>();
// A test that failed on the way leaves nothing running.
process.once("exit", () => started.forEach((child) => child.kill("SIGKILL")));

/** Starts a verb of the suite as the launcher does. */
export function start(verb: string, args: string[]): Running {
  const options = ["--disable-warning=ExperimentalWarning", join("scripts", `${verb}.ts`), ...args];
  const child = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "pipe"] });
  started.add(child);
  child.once("close", () => started.delete(child));
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    stdout,
    stderr,
  }));
  const says = (words: string) =>
    new Promise<void>((resolve) => {
      const look = () => (stdout + stderr).includes(words) && resolve();
      child.stdout.on("data", look);
      child.stderr.on("data", look);
      void ended.then(() => resolve());
      look();
    });
  return { child, says, ended };
}

/** Runs a verb to its end. */
export function run(verb: string, args: string[]): Promise<Outcome> {
  return start(verb, args).ended;
}

/** A folder that is there while the tests of a file run. */
export function temporaryFolder(): () => string {
  let folder = "";
  before(() => (folder = mkdtempSync(join(tmpdir(), "tradelane-deploy-"))));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
