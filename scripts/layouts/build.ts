import { createRequire } from "node:module";
import { join } from "node:path";
import {
  makeNamespacedInput,
  solcInputOutputDecoder,
  validate,
  type SolcInput,
  type SolcOutput,
  type StorageLayout,
} from "@openzeppelin/upgrades-core";
import { artifacts } from "hardhat";
import { proxied } from "../deploy/contracts.ts";
import { ROOT } from "../deploy/networks.ts";
import { readJson } from "../generate/table/read.ts";

/** A compilation: what went in and what came out. */
export interface Compilation {
  readonly input: SolcInput;
  readonly output: SolcOutput;
  readonly solcVersion: string;
}

/** The layouts of all contracts behind proxies, by name, as they are built now. */
export async function builtLayouts(): Promise<Map<string, StorageLayout>> {
  const compilations = new Map<string, ReadonlyMap<string, StorageLayout>>();
  const layouts = new Map<string, StorageLayout>();
  for (const { solidity } of Object.values(proxied)) {
    const { buildInfoId = "", inputSourceName = "" } = await artifacts.readArtifact(solidity);
    const known = compilations.get(buildInfoId) ?? layoutsOf(await readCompilation(buildInfoId));
    compilations.set(buildInfoId, known);
    const layout = known.get(`${inputSourceName}:${solidity}`);
    if (layout === undefined) throw new Error(`the build ${buildInfoId} has no ${solidity}`);
    layouts.set(solidity, layout);
  }
  return layouts;
}

/** The layouts of a compilation's contracts by their full names, fields of namespaces with their places. */
export function layoutsOf({ input, output, solcVersion }: Compilation): Map<string, StorageLayout> {
  // The compiler places only state variables: the structs of namespaces become some in a copy that is never deployed.
  const placed = compile(makeNamespacedInput(input, output, solcVersion));
  const contracts = validate(output, solcInputOutputDecoder(input, output), solcVersion, input, placed);
  return new Map(Object.entries(contracts).map(([name, { layout }]) => [name, layout]));
}

/** Compiles with the compiler that the contracts are built with. */
export function compile(input: SolcInput): SolcOutput {
  const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as SolcOutput & { errors?: CompilerMessage[] };
  const failed = output.errors?.find(({ severity }) => severity === "error");
  if (failed !== undefined) throw new Error(failed.formattedMessage);
  return output;
}

interface CompilerMessage {
  severity: string;
  formattedMessage: string;
}

async function readCompilation(id: string): Promise<Compilation> {
  const path = join(ROOT, "artifacts", "build-info", id);
  const { input, solcVersion } = (await readJson(`${path}.json`)) as Omit<Compilation, "output">;
  const { output } = (await readJson(`${path}.output.json`)) as Pick<Compilation, "output">;
  return { input, solcVersion, output };
}
