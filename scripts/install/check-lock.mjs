// Proves that package-lock.json installs elsewhere: it names no registry, and `npm ci` resolves on each platform.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const PLATFORMS = [
  ["linux", "x64"],
  ["linux", "arm64"],
  ["darwin", "arm64"],
  ["darwin", "x64"],
  ["win32", "x64"],
];

const problems = [];

if (/"resolved": "https?:/.test(readFileSync("package-lock.json", "utf8"))) {
  problems.push("package-lock.json names a registry; write it again with the .npmrc of this repository");
}

const npm = process.env.npm_execpath;
for (const [os, cpu] of PLATFORMS) {
  const args = ["ci", "--dry-run", "--ignore-scripts", `--os=${os}`, `--cpu=${cpu}`];
  try {
    if (npm === undefined) execFileSync("npm", args, { stdio: "pipe", shell: process.platform === "win32" });
    else execFileSync(process.execPath, [npm, ...args], { stdio: "pipe" });
    console.log(`${os}-${cpu}: resolves`);
  } catch (error) {
    problems.push(`${os}-${cpu}: npm ci fails\n${error.stderr}`);
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
