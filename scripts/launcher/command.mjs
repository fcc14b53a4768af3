import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/** Runs a command in the repository with all its output on stderr; rejects unless it ends with 0. */
export function run(what, command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", 2, 2], ...options });
    child.on("error", (error) => reject(new Error(`${what} cannot start: ${error.message}`)));
    child.on("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${what} failed (${signal ?? `exit code ${code}`})`));
    });
  });
}
