import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ArtifactManager } from "hardhat/types/artifacts";
import { root } from "../../../scripts/launcher/paths.mjs";

/** Where a contract's code comes from: program counter to `File.sol:line text`. */
export type LineOf = (pc: number) => string;

interface Output {
  output: {
    sources: Record<string, { id: number }>;
    contracts: Record<string, Record<string, { evm: { deployedBytecode: { object: string; sourceMap: string } } }>>;
  };
}

const GENERATED = "(the compiler's own)";
const PUSH1 = 0x60;
const PUSH32 = 0x7f;

/** The lines of a contract's source behind its code, as the compiler's source map tells. */
export async function linesOf(artifacts: ArtifactManager, contract: string): Promise<LineOf> {
  const { inputSourceName } = await artifacts.readArtifact(contract);
  const buildInfoId = await artifacts.getBuildInfoId(contract);
  const path = buildInfoId === undefined ? undefined : await artifacts.getBuildInfoOutputPath(buildInfoId);
  if (path === undefined || inputSourceName === undefined) return () => GENERATED;
  const { output } = JSON.parse(readFileSync(path, "utf8")) as Output;
  const code = output.contracts[inputSourceName]?.[contract]?.evm.deployedBytecode;
  if (code === undefined) return () => GENERATED;
  const files = new Map(Object.entries(output.sources).map(([name, { id }]) => [id, new SourceFile(name)]));
  const places = placesOf(code.object, code.sourceMap);
  return (pc) => {
    const [offset, file] = places.get(pc) ?? [0, -1];
    return files.get(file)?.at(offset) ?? GENERATED;
  };
}

/** Offset and file of each instruction, see https://docs.soliditylang.org/en/latest/internals/source_mappings.html. */
function placesOf(object: string, sourceMap: string): Map<number, [number, number]> {
  const code = Buffer.from(object.replace(/[^0-9a-fA-F]/g, "0"), "hex");
  const places = new Map<number, [number, number]>();
  let [offset, file, pc] = [0, -1, 0];
  for (const entry of sourceMap.split(";")) {
    const [start, , source] = entry.split(":");
    if (start !== undefined && start !== "") offset = Number(start);
    if (source !== undefined && source !== "") file = Number(source);
    places.set(pc, [offset, file]);
    const op = code[pc] ?? 0;
    pc += op >= PUSH1 && op <= PUSH32 ? op - PUSH1 + 2 : 1;
  }
  return places;
}

class SourceFile {
  readonly #name: string;
  #text: Buffer | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Offsets count bytes. */
  at(offset: number): string {
    this.#text ??= this.#read();
    const before = this.#text.subarray(0, offset).toString().split("\n");
    const text = this.#text.toString().split("\n")[before.length - 1] ?? "";
    return `${this.#name.split("/").at(-1) ?? ""}:${before.length}  ${text.trim()}`;
  }

  #read(): Buffer {
    const path = join(
      root,
      this.#name.replace(/^project\//, "").replace(/^npm\/((?:@[^/]+\/)?[^/@]+)@[^/]+\//, "node_modules/$1/"),
    );
    return existsSync(path) ? readFileSync(path) : Buffer.from("");
  }
}
