import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stateFolder } from "./paths.mjs";

const LOCK = join(stateFolder, "lock");

/**
 * Runs the task while no other start installs or builds in this checkout.
 * @template T
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withLock(task) {
  mkdirSync(stateFolder, { recursive: true });
  for (let waited = false; !take(); waited = true) {
    if (!waited) process.stderr.write(`tradelane: process ${holder()} is building; waiting (its lock is ${LOCK})\n`);
    await sleep(200);
  }
  const release = () => rmSync(LOCK, { force: true });
  process.on("exit", release);
  try {
    return await task();
  } finally {
    process.off("exit", release);
    release();
  }
}

function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const pid = holder();
    if (pid !== undefined && !alive(pid)) rmSync(LOCK, { force: true });
    return false;
  }
}

function holder() {
  try {
    return Number(readFileSync(LOCK, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
