import type { StateTable, TableAct, TableParty } from "./schema.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * A row as `ActRow` packs it: entry 64 | from 16 | requested 8 | after 8 | blocked by 16 | requires 16 | sets 16 |
 * when 8 | act 8, lowest bits first.
 */
export function encodeRow(table: StateTable, act: TableAct, vocabulary: Vocabulary): bigint {
  const state = (name: string | null) => table.states.find((each) => each.name === name)?.value ?? 0;
  const flags = (names: readonly string[]) =>
    mask(names.map((name) => find(vocabulary.encumbrances, (each) => each.name === name).bit));
  return pack([
    [encodeEntry(table, act, vocabulary), 64],
    [mask(act.from.map(state)), 16],
    [state(act.requested), 8],
    [state(act.after), 8],
    [flags(act.blockedBy), 16],
    [flags(act.requires), 16],
    [flags(act.sets), 16],
    [position(vocabulary.moments, act.when), 8],
    [act.number, 8],
  ]);
}

/**
 * Who may act, as `Entry` packs it: business 8 | class 8 | right 8 | actor's kinds 16 | counterparty's kinds 16 | who
 * must be fully active 8.
 */
function encodeEntry(table: StateTable, act: TableAct, vocabulary: Vocabulary): bigint {
  const kinds = (party: TableParty | null) =>
    party === null
      ? 0
      : mask((party.kinds ?? vocabulary.kinds.slice(1)).map((kind) => position(vocabulary.kinds, kind)));
  return pack([
    [position(vocabulary.businesses, table.business), 8],
    [position(vocabulary.classes, act.class), 8],
    [vocabulary.rights.get(act.actor.right) ?? 0, 8],
    [kinds(act.actor), 16],
    [kinds(act.counterparty), 16],
    [Number(act.actor.mustBeActive) + 2 * Number(act.counterparty?.mustBeActive ?? false), 8],
  ]);
}

/** Puts fields next to each other, the first one lowest. */
function pack(fields: readonly (readonly [number | bigint, number])[]): bigint {
  let word = 0n;
  let offset = 0n;
  for (const [value, bits] of fields) {
    if (BigInt(value) >> BigInt(bits) !== 0n) throw new RangeError(`${value} does not fit into ${bits} bits.`);
    word |= BigInt(value) << offset;
    offset += BigInt(bits);
  }
  return word;
}

function mask(bits: readonly number[]): number {
  return bits.reduce((word, bit) => word | (1 << bit), 0);
}

function position(names: readonly string[], name: string): number {
  const at = names.indexOf(name);
  if (at === -1) throw new RangeError(`${name} is none of ${names.join(", ")}.`);
  return at;
}

function find<T>(items: readonly T[], wanted: (item: T) => boolean): T {
  const item = items.find(wanted);
  if (item === undefined) throw new RangeError("A name that the schema let through is unknown.");
  return item;
}
