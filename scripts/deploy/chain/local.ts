import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { DeploymentError } from "../errors.ts";
import { ROOT } from "../networks.ts";
import { freePort, isFree } from "./port.ts";

/** A development chain in a process of its own. */
export interface LocalChain {
  rpc: string;
  port: number;
  /** Its process. */
  pid: number;
  /** Settles when the process has ended, whoever ended it. */
  ended: Promise<void>;
  /** Ends the process. */
  stop(): Promise<void>;
}

const DEFAULT_PORT = 8545;
const PATIENCE = 60_000;
const GRACE = 5_000;

/**
 * Starts a fresh Hardhat chain on the loopback interface and waits until it answers. It ends with this process.
 * @param options.port this port and no other; the first free one from 8545 on unless told
 * @throws DeploymentError `PortTaken`, `PortsTaken`, `ChainNotStarted`
 */
export async function startLocalChain(options: { port?: number } = {}): Promise<LocalChain> {
  if (options.port !== undefined) return serveAt(await exactly(options.port));
  for (;;) {
    const port = await freePort(DEFAULT_PORT);
    try {
      return await serveAt(port);
    } catch (error) {
      // Another chain that was started at the same time may have been faster.
      if (await isFree(port)) throw error;
    }
  }
}

async function serveAt(port: number): Promise<LocalChain> {
  const child = fork(join(ROOT, "scripts", "deploy", "chain", "serve.ts"), [String(port)], {
    cwd: ROOT,
    stdio: ["pipe", "ignore", "pipe", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => end(child, ended);
  try {
    await listening(child, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { rpc: `http://127.0.0.1:${port}`, port, pid: child.pid ?? 0, ended, stop };
}

async function exactly(port: number): Promise<number> {
  if (await isFree(port)) return port;
  throw new DeploymentError(
    "PortTaken",
    `Somebody listens on port ${port} already.`,
    { port },
    "Name another port, or none for the next free one.",
  );
}

function listening(child: ChildProcess, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let complaint = "";
    child.stderr?.on("data", (text: Buffer) => (complaint = `${complaint}${text.toString()}`.slice(-2_000)));
    const fail = (why: string) => {
      const problem = complaint.trim() === "" ? why : complaint.trim();
      reject(
        new DeploymentError(
          "ChainNotStarted",
          `The development chain on port ${port} did not start: ${problem}`,
          { port, problem },
          "Run `npm run build`, then try again.",
        ),
      );
    };
    const timer = setTimeout(() => fail(`it was silent for ${PATIENCE / 1_000} seconds`), PATIENCE);
    child.once("exit", (code, signal) => fail(`it ended with ${String(signal ?? code)}`));
    child.once("error", (error) => fail(error.message));
    child.once("message", () => {
      clearTimeout(timer);
      resolve();
    });
    child.once("exit", () => clearTimeout(timer));
  });
}

/** Asks the process to end by ending its input, and makes it if it does not listen. */
async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.end();
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE);
  await ended;
  clearTimeout(timer);
}
