import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { sdkError } from "../errors/tradelane-error.js";
import { pause } from "./pause.js";

/** The right of one process to send with a key. */
export interface KeyLock {
  release(): Promise<void>;
}

interface Owner {
  readonly host: string;
  readonly pid: number;
  readonly token: string;
}

/** After this long whoever took a lock over must have died at it. */
const TAKEOVER_MS = 10_000;
const TAKEOVER_PAUSE_MS = 20;

/** Stands between the name of a lock and the token of the process that tries to take it. */
const DRAFT = ".draft-";

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
  for (;;) {
    if (await create(path, own)) break;
    const text = await read(path);
    if (text === undefined) continue;
    const owner = parse(text);
    if (owner === undefined || isAlive(owner)) {
      held.delete(own.token);
      const named = owner === undefined ? path : `process ${owner.pid} on ${owner.host}`;
      throw sdkError("AccountBusy", { account, owner: named });
    }
    await removeStale(path);
  }
  await removeDrafts(path);
  return {
    async release() {
      await rm(path, { force: true });
      held.delete(own.token);
    },
  };
}

function read(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}

/** Whole or not at all: a process that dies while it writes must not leave a lock that nobody can read. */
async function create(path: string, owner: Owner): Promise<boolean> {
  const draft = `${path}${DRAFT}${owner.token}`;
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    // Without the draft: whoever holds the lock has cleared it away.
    if (error instanceof Error && "code" in error && (error.code === "EEXIST" || error.code === "ENOENT")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Removes what processes left that died while they took the lock. Only its holder may: a living process's draft is of
 * no use while the lock is held.
 */
async function removeDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder);
  const drafts = names.filter((name) => name.startsWith(`${basename(path)}${DRAFT}`));
  await Promise.all(drafts.map((name) => rm(join(folder, name), { force: true })));
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

/**
 * Takes a dead process's lock away. Only one process at a time does, by a folder beside it, and it looks once more: so
 * nobody takes a lock away that another one has renewed.
 */
async function removeStale(path: string): Promise<void> {
  const folder = `${path}.takeover`;
  try {
    await mkdir(folder);
  } catch {
    // Another one is at it; one that died at it is cleared away.
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > TAKEOVER_MS) await rmdir(folder).catch(() => undefined);
    await pause(TAKEOVER_PAUSE_MS);
    return;
  }
  try {
    const text = await read(path);
    const owner = text === undefined ? undefined : parse(text);
    if (owner !== undefined && !isAlive(owner)) await rm(path, { force: true });
  } finally {
    await rmdir(folder);
  }
}
