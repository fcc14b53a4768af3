import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../../../scripts/launcher/paths.mjs";

/** What is asked of the compiler: standard JSON, https://docs.soliditylang.org/en/latest/using-the-compiler.html. */
interface Compiler {
  compile(input: string, callbacks: { import(path: string): { contents: string } | { error: string } }): string;
}

/** The compilers from npm, and the latest EVM each knows up to the suite's own. */
const COMPILERS = {
  "0.8.35": { module: "solc", from: root, evmVersion: "cancun" },
  "0.8.17": { module: "solc-0.8.17", from: join(root, "bench"), evmVersion: "london" },
} as const;

export type CompilerVersion = keyof typeof COMPILERS;

/** The suite's production profile: the same for its peers, so that only what they do differs. */
export function settingsOf(version: CompilerVersion) {
  return { optimizer: { enabled: true, runs: 800 }, viaIR: true, evmVersion: COMPILERS[version].evmVersion };
}

export function compilerOf(version: CompilerVersion): Compiler {
  const { module, from } = COMPILERS[version];
  return createRequire(join(from, "package.json"))(module) as Compiler;
}
