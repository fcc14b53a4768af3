import type { StorageLayout } from "@openzeppelin/upgrades-core";
import { z } from "zod";

const field = z.strictObject({
  slot: z.string(),
  offset: z.int(),
  label: z.string(),
  type: z.string(),
  renamedFrom: z.string().optional(),
  retypedFrom: z.string().optional(),
});

const type = z.strictObject({
  label: z.string(),
  numberOfBytes: z.string().optional(),
  underlying: z.string().optional(),
  /** Fields of a struct, names of an enum. */
  members: z.array(z.union([field, z.string()])).optional(),
});

/** The storage of one contract as it is kept in `deploy/layouts`. Slots count from the start of their namespace. */
export const storedLayout = z.strictObject({
  contract: z.string(),
  /** The suite's version that it was taken of. */
  version: z.string(),
  /** Outside all namespaces; upgradeable contracts have none. */
  storage: z.array(field),
  /** By ERC-7201 namespace. */
  namespaces: z.record(z.string(), z.array(field)),
  types: z.record(z.string(), type),
});

export type StoredLayout = z.output<typeof storedLayout>;
type StoredField = z.output<typeof field>;
type StoredType = z.output<typeof type>;

interface NamedField {
  slot?: string;
  offset?: number;
  label: string;
  type: string;
  renamedFrom?: string;
  retypedFrom?: string;
}

/** The layout of a contract without what every compilation numbers anew. */
export function store(contract: string, version: string, layout: StorageLayout): StoredLayout {
  const types: Record<string, StoredType> = {};
  const keep = (fields: readonly NamedField[]) => fields.map((each) => storeField(each, layout, types));
  const namespaces = Object.entries(layout.namespaces ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = {
    storage: keep(layout.storage),
    namespaces: Object.fromEntries(namespaces.map(([name, fields]) => [name, keep(fields)])),
  };
  const sorted = Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1));
  return { contract, version, ...parts, types: Object.fromEntries(sorted) };
}

/** A stored layout as the comparison takes it. */
export function restore({ contract, storage, namespaces, types }: StoredLayout): StorageLayout {
  const place = (fields: readonly StoredField[]) => fields.map((each) => ({ ...each, contract, src: contract }));
  return {
    storage: place(storage),
    namespaces: Object.fromEntries(Object.entries(namespaces).map(([name, fields]) => [name, place(fields)])),
    types: types as StorageLayout["types"],
  };
}

function storeField(each: NamedField, layout: StorageLayout, types: Record<string, StoredType>): StoredField {
  const { slot, offset, label, renamedFrom, retypedFrom } = each;
  if (slot === undefined || offset === undefined) throw new Error(`the compiler gave ${label} no place`);
  const moved = {
    ...(renamedFrom !== undefined && { renamedFrom }),
    ...(retypedFrom !== undefined && { retypedFrom }),
  };
  return { slot, offset, label, type: storeType(each.type, layout, types), ...moved };
}

/** Stores a type and all it consists of; returns its name. */
function storeType(id: string, layout: StorageLayout, types: Record<string, StoredType>): string {
  const name = stable(id);
  const item = layout.types[id];
  const known = types[name];
  if (item === undefined) return name;
  if (known !== undefined && known.label !== item.label)
    throw new Error(`${known.label} and ${item.label} are both ${name}`);
  if (known !== undefined) return name;
  const { label, numberOfBytes, underlying, members } = item;
  const stored: StoredType = {
    label,
    ...(numberOfBytes !== undefined && { numberOfBytes }),
    ...(underlying !== undefined && { underlying: storeType(underlying, layout, types) }),
  };
  // Entered before its members: a struct may hold a mapping to itself.
  types[name] = stored;
  for (const part of partsOf(id, layout)) storeType(part, layout, types);
  if (members !== undefined)
    stored.members = members.map((member) => (typeof member === "string" ? member : storeField(member, layout, types)));
  return name;
}

/** The types that the name of a mapping or an array mentions. */
function partsOf(id: string, { types }: StorageLayout): string[] {
  if (!/^t_(?:mapping|array)\(/.test(id)) return [];
  return Object.keys(types).filter((other) => other !== id && id.includes(other));
}

/** The name of a type without the compiler's running number. */
function stable(id: string): string {
  return id.replaceAll(/(t_(?:struct|enum|contract|userDefinedValueType)\([\w$]+\))\d+/g, "$1");
}
