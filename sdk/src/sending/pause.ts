import { isUnreachable } from "../errors/node-fault.js";

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

/** Asks again, ever more slowly, while the node does not answer; the last failure is thrown when the time is over. */
export async function patiently<Result>(seconds: number, ask: () => Promise<Result>): Promise<Result> {
  const end = Date.now() + seconds * 1000;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (!isUnreachable(error) || Date.now() + wait > end) throw error;
    }
    await pause(wait);
  }
}
