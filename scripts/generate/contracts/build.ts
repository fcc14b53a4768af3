import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readJson } from "../table/read.ts";
import { Tree, type ContractNode } from "./ast.ts";

const artifactSchema = z.looseObject({
  contractName: z.string(),
  sourceName: z.string(),
  inputSourceName: z.string(),
  buildInfoId: z.string(),
  bytecode: z.string(),
  abi: z.array(z.record(z.string(), z.unknown())),
});

const inputSchema = z.looseObject({
  input: z.looseObject({ sources: z.record(z.string(), z.looseObject({ content: z.string() })) }),
});

const outputSchema = z.looseObject({
  output: z.looseObject({ sources: z.record(z.string(), z.looseObject({ ast: z.unknown() })) }),
});

/** A contract that is deployed, with the compilation it came from. */
export interface Deployable {
  readonly name: string;
  /** From the repository's root. */
  readonly source: string;
  readonly abi: readonly Record<string, unknown>[];
  readonly node: ContractNode;
  readonly tree: Tree;
}

const ARTIFACTS = "artifacts/contracts/**/*.json";
const MOCKS = "contracts/mocks/";

/** Every contract of the suite that has code and is neither a library nor a double for tests, by name. */
export async function readDeployables(root: string): Promise<Deployable[]> {
  if (!existsSync(join(root, "artifacts"))) throw new Error("There are no artifacts: build the contracts first.");
  const trees = new Map<string, Promise<Tree>>();
  const found: Deployable[] = [];
  for (const path of globSync(ARTIFACTS, { cwd: root })) {
    const artifact = artifactSchema.parse(await readJson(join(root, path)));
    const { contractName: name, sourceName: source, buildInfoId, abi } = artifact;
    if (artifact.bytecode === "0x" || source.startsWith(MOCKS)) continue;
    const tree = await remember(trees, buildInfoId, () => readTree(root, buildInfoId));
    const node = tree.contractNamed(artifact.inputSourceName, name);
    if (node.contractKind === "contract") found.push({ name, source, abi, node, tree });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readTree(root: string, buildInfoId: string): Promise<Tree> {
  const path = join(root, "artifacts", "build-info", buildInfoId);
  const { input } = inputSchema.parse(await readJson(`${path}.json`));
  const { output } = outputSchema.parse(await readJson(`${path}.output.json`));
  return new Tree(output.sources, input.sources);
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
