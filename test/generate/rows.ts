import { readFileSync } from "node:fs";

/** A row decoded by masks and shifts written down from the NatSpec of `ActRow` and `Entry`, not from the encoder. */
export interface DecodedRow {
  business: number;
  class: number;
  right: number;
  actorKinds: number;
  counterpartyKinds: number;
  mustBeActive: number;
  from: number;
  requested: number;
  after: number;
  blockedBy: number;
  requires: number;
  sets: number;
  when: number;
  act: number;
}

export function decodeRow(row: bigint): DecodedRow {
  return {
    business: Number(row & 0xffn),
    class: Number((row >> 8n) & 0xffn),
    right: Number((row >> 16n) & 0xffn),
    actorKinds: Number((row >> 24n) & 0xffffn),
    counterpartyKinds: Number((row >> 40n) & 0xffffn),
    mustBeActive: Number((row >> 56n) & 0xffn),
    from: Number((row >> 64n) & 0xffffn),
    requested: Number((row >> 80n) & 0xffn),
    after: Number((row >> 88n) & 0xffn),
    blockedBy: Number((row >> 96n) & 0xffffn),
    requires: Number((row >> 112n) & 0xffffn),
    sets: Number((row >> 128n) & 0xffffn),
    when: Number((row >> 144n) & 0xffn),
    act: Number(row >> 152n),
  };
}

/** The rows of a generated library by the names of their constants. */
export function rowsOf(path: string): Map<string, bigint> {
  const lines = readFileSync(path, "utf8").matchAll(
    /ActRow internal constant (\w+) =\s+ActRow\.wrap\(\s*(0x[0-9a-f]+)\s*\);/g,
  );
  return new Map([...lines].map(([, name = "", row = ""]) => [name, BigInt(row)]));
}

/** The state constants of a generated library. */
export function statesOf(path: string): Map<string, number> {
  const lines = readFileSync(path, "utf8").matchAll(/uint8 internal constant (\w+) = (\d+);/g);
  return new Map([...lines].map(([, name = "", value]) => [name, Number(value)]));
}
