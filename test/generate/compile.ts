import { createRequire } from "node:module";
import { Tree } from "../../scripts/generate/contracts/ast.ts";
import type { Deployable } from "../../scripts/generate/contracts/build.ts";

interface Compiled {
  errors?: { severity: string; formattedMessage: string }[];
  sources: Record<string, { ast: unknown }>;
  contracts: Record<string, Record<string, { abi: Record<string, unknown>[] }>>;
}

/** Compiles sources as Hardhat would name them and returns the contracts asked for. */
export function compile(contents: Record<string, string>): (path: string, name: string) => Deployable {
  const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };
  const sources = Object.fromEntries(
    Object.entries(contents).map(([path, content]) => [path, { content: `pragma solidity 0.8.35;\n${content}` }]),
  );
  const outputSelection = { "*": { "": ["ast"], "*": ["abi"] } };
  const input = { language: "Solidity", sources, settings: { outputSelection } };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as Compiled;
  const failed = output.errors?.find(({ severity }) => severity === "error");
  if (failed !== undefined) throw new Error(failed.formattedMessage);
  const tree = new Tree(output.sources, sources);
  return (path, name) => ({
    name,
    source: path.replace("project/", ""),
    abi: output.contracts[path]![name]!.abi,
    node: tree.contractNamed(path, name),
    tree,
  });
}
