import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { sdkError } from "../errors/tradelane-error.js";

/** The right of one process to send with a key. */
export interface KeyLock {
  release(): Promise<void>;
}

interface Owner {
  readonly host: string;
  readonly pid: number;
  readonly token: string;
}

/** Tokens of locks that this process holds: after a restart in a container another process may have had our number. */
const held = new Set<string>();

/**
 * Takes a key for this process by a file that only one can create. The lock of a process that is gone is taken over.
 *
 * @throws AccountBusy
 */
export async function takeKeyLock(path: string, account: string): Promise<KeyLock> {
  const own: Owner = { host: hostname(), pid: process.pid, token: randomUUID() };
  held.add(own.token);
  for (let tries = 0; !(await create(path, own)); tries += 1) {
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const owner = parse(text);
    if (tries > 5 || owner === undefined || isAlive(owner)) {
      held.delete(own.token);
      throw sdkError("AccountBusy", {
        account,
        owner: owner === undefined ? path : `process ${owner.pid} on ${owner.host}`,
      });
    }
    await removeStale(path, text);
  }
  return {
    async release() {
      held.delete(own.token);
      await rm(path, { force: true });
    },
  };
}

async function create(path: string, owner: Owner): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(owner), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function parse(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return undefined;
  }
}

function isAlive({ host, pid, token }: Owner): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Takes a dead process's lock away; if another process renewed it meanwhile, puts it back. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(aside, "utf8")) === stale) await rm(aside, { force: true });
  else await rename(aside, path);
}
