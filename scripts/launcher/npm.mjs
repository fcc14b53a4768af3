import { run } from "./command.mjs";

/**
 * Runs npm with the npm that started this, where there is one.
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export async function npm(args, options = {}) {
  const what = `npm ${args[0]}`;
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) {
    await run(what, process.env.npm_node_execpath ?? process.execPath, [cli, ...args], options);
  } else {
    await run(what, "npm", args, { shell: process.platform === "win32", ...options });
  }
}
