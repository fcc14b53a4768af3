import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { SendingTask } from "./sending-process.ts";

const PROGRAM = join(import.meta.dirname, "sending-process.ts");

/** How a process came to its end. */
export type End = "killed" | "done";

/** Runs the program again and again; the next process starts while one is at work. */
export class Killing {
  #next = start();

  /**
   * Has a process do a task and kills it after a time, unless it is told to die by itself or is done before.
   * @throws Error with what the process said when it fails
   */
  async run(task: SendingTask, afterMilliseconds?: number): Promise<End> {
    const { child, ready, complaint } = this.#next;
    await ready;
    this.#next = start();
    const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
    child.send(task);
    const timer =
      afterMilliseconds === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), afterMilliseconds);
    const [code, signal] = await ended;
    clearTimeout(timer);
    if (signal === "SIGKILL") return "killed";
    if (code === 0) return "done";
    throw new Error(`The sending process ended with ${String(signal ?? code)}: ${complaint()}`);
  }

  /** Ends the process that waits for a task. */
  stop(): void {
    this.#next.child.kill("SIGKILL");
  }
}

interface Started {
  child: ChildProcess;
  ready: Promise<unknown>;
  complaint: () => string;
}

function start(): Started {
  const child = fork(PROGRAM, { stdio: ["ignore", "ignore", "pipe", "ipc"], execArgv: ["--no-warnings"] });
  let complaint = "";
  child.stderr?.on("data", (text: Buffer) => (complaint += text.toString()));
  return { child, ready: once(child, "message"), complaint: () => complaint };
}

/** Numbers from 0 to 1 that only look random: the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
