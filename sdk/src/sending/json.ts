import { keccak256, toUtf8Bytes } from "ethers";

const BIGINT = "$bigint";

/** JSON that keeps whole numbers of any size: a bigint is written `{"$bigint":"12"}`. */
export function encodeJson(value: unknown, space?: number): string {
  const encode = (_key: string, item: unknown) => (typeof item === "bigint" ? { [BIGINT]: item.toString() } : item);
  return JSON.stringify(value, encode, space);
}

/** Reads what {@link encodeJson} wrote. */
export function decodeJson(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => {
    const tagged = typeof item === "object" && item !== null && BIGINT in item ? item[BIGINT] : undefined;
    return typeof tagged === "string" ? BigInt(tagged) : item;
  });
}

/** The same value with the fields of every object in order of their names, and none that are undefined. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value)
    .filter(([, item]) => item !== undefined && typeof item !== "function")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, item]) => [name, ordered(item)]));
}

/** A hash of an act's name and parameters, whatever the order in which they were written. */
export function fingerprintOf(act: string, parameters: unknown): string {
  return keccak256(toUtf8Bytes(encodeJson([act, ordered(parameters)])));
}
