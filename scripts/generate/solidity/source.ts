import { readFile } from "node:fs/promises";

/** Reads a Solidity file without its comments. */
export async function readSource(path: string): Promise<string> {
  return withoutComments(await readFile(path, "utf8"));
}

/** Removes comments; good for files without `//` or `/*` inside strings. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
}

/** The members of an enum in their order. */
export function enumMembers(source: string, name: string): string[] {
  const body = new RegExp(`\\benum\\s+${name}\\s*\\{([^}]*)\\}`).exec(source)?.[1];
  if (body === undefined) throw new Error(`There is no enum ${name}.`);
  return body
    .split(",")
    .map((member) => member.trim())
    .filter((member) => member !== "");
}

/** The integer constants of a library whose values are a number, a bit (`1 << n`) or a mask (`(1 << n) - 1`). */
export function integerConstants(source: string, library: string): Map<string, number> {
  const start = new RegExp(`\\blibrary\\s+${library}\\s*\\{`).exec(source);
  if (start === null) throw new Error(`There is no library ${library}.`);
  const body = source.slice(start.index, closing(source, start.index + start[0].length));
  const found = body.matchAll(/\buint\d+\s+internal\s+constant\s+(\w+)\s*=\s*([^;]+);/g);
  return new Map([...found].map(([, name = "", value = ""]) => [name, integer(`${library}.${name}`, value)]));
}

function closing(source: string, from: number): number {
  let depth = 1;
  for (let at = from; at < source.length; ++at) {
    if (source[at] === "{") ++depth;
    else if (source[at] === "}" && --depth === 0) return at;
  }
  throw new Error("A brace is not closed.");
}

function integer(name: string, value: string): number {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text);
  const bit = /^1 << (\d+)$/.exec(text)?.[1];
  if (bit !== undefined) return 2 ** Number(bit);
  const mask = /^\(1 << (\d+)\) - 1$/.exec(text)?.[1];
  if (mask !== undefined) return 2 ** Number(mask) - 1;
  throw new Error(`${name} = ${text} is neither a number, nor a bit, nor a mask.`);
}
